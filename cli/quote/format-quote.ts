import { countOf } from '../../shared/basics/count-of.ts';
import { formatCount } from '../../shared/basics/format-count.ts';
import { describePrices, noPrice } from '../../shared/print/describe-cost.ts';
import type { Band } from '../../shared/quote/band.ts';
import { assumedSizes } from '../../shared/quote/picture-tokens.ts';
import type { Quote } from '../../shared/quote/quote.ts';
import { shortDuration } from '../terminal/short-duration.ts';
import { shortUsd } from '../terminal/short-usd.ts';

/** What `liveclin estimate` prints. */
export const formatQuote = (model: string, quote: Quote): string => {
  const { cases, requests, inputTokens, outputTokens, replies, prices, usd } = quote;
  return `${[
    `Estimate for ${model}: ${countOf(cases, 'case')}, ${countOf(requests, 'request')}`,
    `  Input:   ${bandOf(inputTokens, formatCount)} tokens, with what each request sends again`,
    ...picturesOf(quote),
    `  Output:  ${bandOf(outputTokens, formatCount)} tokens; ${replies.basis}`,
    usd && prices
      ? `  Cost:    ${bandOf(usd, shortUsd)} (${describePrices(prices)})`
      : `  Cost:    unknown: ${noPrice}`,
    `  Time:    ${timeOf(quote)}, unless the endpoint limits the rate`,
    ...quote.advice.map((line) => `Note: ${line}`),
  ].join('\n')}\n`;
};

/** One line, for a run that is about to start. */
export const summarizeQuote = (quote: Quote): string => {
  const { requests, usd } = quote;
  const cost = usd ? bandOf(usd, shortUsd) : 'cost unknown (no price; --price sets one)';
  return `Estimate: ${countOf(requests, 'request')}, ${cost}, ${timeOf(quote)}. The same flags with "estimate" explain it.`;
};

const timeOf = ({ seconds }: Quote): string => bandOf(seconds, (value) => shortDuration(value * 1_000));

const picturesOf = ({ pictures, picturesOfUnknownSize, pictureRule }: Quote): string[] => {
  if (pictures === 0) return [];
  const { small, large } = assumedSizes;
  const assumed = `; ${formatCount(picturesOfUnknownSize)} of unknown size are taken as ${small.width} to ${large.width} pixels square`;
  return [
    `           with ${countOf(pictures, 'picture')}: ${pictureRule}${picturesOfUnknownSize > 0 ? assumed : ''}`,
  ];
};

const bandOf = ({ low, high }: Band, format: (value: number) => string): string =>
  format(low) === format(high) ? format(low) : `${format(low)} to ${format(high)}`;
