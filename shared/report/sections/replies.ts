import { countOf } from '../../basics/count-of.ts';
import { formatCount } from '../../basics/format-count.ts';
import { describeCost, noPrice } from '../../print/describe-cost.ts';
import { describeTokenGaps } from '../../print/describe-token-gaps.ts';
import { formatSeconds } from '../../print/format-seconds.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';
import { type Tile, tiles } from './tiles.ts';

type Details = Report['figures']['details'];

/** What the replies took: time, tokens, money, images and calls, and which model served them. */
export const repliesSection = ({ figures: { details, calls } }: Report): Html => {
  const list = [
    latencyTile(details.latency),
    tokensTile(details.tokens),
    costTile(details.cost),
    imagesTile(details.images),
    callsTile(calls),
  ].filter((tile) => tile !== undefined);
  const served = [...details.served_models].map(([name, replies]) => [name, formatCount(replies)]);
  return html`<section aria-labelledby="replies"><h2 id="replies">Calls</h2>
${tiles(list)}
${served.length === 0 ? undefined : table({ caption: 'Served models', columns: ['Model', 'Replies'], rows: served })}</section>`;
};

const latencyTile = (latency: Details['latency']): Tile | undefined =>
  latency
    ? {
        name: 'Median latency',
        figure: formatSeconds(latency.median_ms),
        notes: [
          `95% within ${formatSeconds(latency.p95_ms)}, longest ${formatSeconds(latency.max_ms)}`,
          `over ${countOf(latency.calls, 'call')}`,
        ],
      }
    : undefined;

const tokensTile = (tokens: Details['tokens']): Tile =>
  tokens
    ? {
        name: 'Tokens',
        figure: formatCount(tokens.input + tokens.output),
        notes: [
          `${formatCount(tokens.input)} input, ${formatCount(tokens.cached_input)} of them cached`,
          `${formatCount(tokens.output)} output, ${formatCount(tokens.reasoning)} of them reasoning`,
          ...describeTokenGaps(tokens),
        ],
      }
    : { name: 'Tokens', figure: 'unknown', notes: ['No reply reported token usage'] };

const costTile = (cost: Details['cost']): Tile => {
  if (cost === 'unknown') return { name: 'Cost', figure: 'unknown', notes: [sentenceStart(noPrice)] };
  return {
    name: cost.complete ? 'Cost' : 'Cost, at least',
    figure: `$${cost.usd.toFixed(2)}`,
    notes: [`US dollars; ${describeCost(cost)}`],
  };
};

const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const imagesTile = (images: Details['images']): Tile | undefined =>
  images
    ? {
        name: 'Images sent',
        figure: formatCount(images.sent),
        notes: [
          `of ${formatCount(images.expected)} expected, ${formatCount(images.dropped)} left out`,
          ...[...images.by_reason].map(([reason, count]) => `${reason}: ${formatCount(count)}`),
        ],
      }
    : undefined;

const callsTile = (calls: Report['figures']['calls']): Tile | undefined =>
  calls && {
    name: 'Calls sent',
    figure: formatCount(calls.sent),
    notes: [
      `${formatCount(calls.served)} succeeded, ${formatCount(calls.failed)} failed`,
      ...(calls.orphaned > 0
        ? [`${formatCount(calls.orphaned)} without a recorded response; may have been billed`]
        : []),
    ],
  };
