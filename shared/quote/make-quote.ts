import { present } from '../basics/present.ts';
import type { ModelPlace } from '../prices/find-model.ts';
import type { KnownPrices } from '../prices/known-prices.ts';
import { type PriceTier, pricesAt } from '../prices/price-tokens.ts';
import type { TokenPrices } from '../prices/token-prices.ts';
import { addBands, type Band, roundBand, scaleBand } from './band.ts';
import type { CaseLoad } from './case-load.ts';
import type { ExpectedReplies } from './expected-replies.ts';
import { type PictureRule, pictureRuleOf, pictureTokens } from './picture-tokens.ts';
import type { Quote } from './quote.ts';

export interface QuotedRun extends ModelPlace {
  readonly loads: readonly CaseLoad[];
  /** Conversations at once. */
  readonly concurrency: number;
  readonly prices: KnownPrices | undefined;
  /** That the run asks for; absent: standard. */
  readonly tier?: PriceTier | undefined;
  readonly replies: ExpectedReplies;
  readonly advice: readonly string[];
}

/** Input in tokens: what a request sends for the first time, and what it sends again. */
interface Input {
  readonly fresh: Band;
  readonly resent: Band;
}

const nothing: Band = { low: 0, high: 0 };

/** Preparation and summary, beside the calls. */
const aroundSeconds: Band = { low: 15, high: 90 };

/** Of a message, for its role and its ends. */
const messageTokens = 4;

export const makeQuote = ({
  loads,
  model,
  apiBase,
  concurrency,
  prices,
  tier = 'standard',
  replies,
  advice,
}: QuotedRun): Quote => {
  const rule = pictureRuleOf({ model, apiBase });
  const input = loads
    .map((load) => inputOf(load, { rule, replies }))
    .reduce<Input>(addInputs, { fresh: nothing, resent: nothing });
  const requests = loads.reduce((sum, { turns }) => sum + turns.length, 0);
  const outputTokens = scaleBand(replies.tokens, requests);
  const sent = loads.flatMap(({ turns }) =>
    turns.flatMap(({ pictures }, index) => pictures.map((size) => ({ size, times: turns.length - index }))),
  );
  const count = (pictures: typeof sent) => pictures.reduce((sum, { times }) => sum + times, 0);
  return {
    cases: loads.length,
    requests,
    inputTokens: roundBand(addBands(input.fresh, input.resent)),
    outputTokens: roundBand(outputTokens),
    pictures: count(sent),
    picturesOfUnknownSize: count(sent.filter(({ size }) => size === undefined)),
    pictureRule: rule.name,
    replies,
    ...present({
      usd: prices && usdOf(input, outputTokens, pricesAt(prices, tier)),
      prices: prices && { source: prices.source, ...present({ asOf: prices.asOf }) },
    }),
    seconds: roundBand(secondsOf(loads, requests, { concurrency, replies })),
    advice: [...advice],
  };
};

const addInputs = (a: Input, b: Input): Input => ({
  fresh: addBands(a.fresh, b.fresh),
  resent: addBands(a.resent, b.resent),
});

/** The count of text is that of one tokenizer; those of other models make up to a third more of it, or a tenth less. */
const textBand: Band = { low: 0.9, high: 1.35 };

const inputOf = (
  { turns }: CaseLoad,
  { rule, replies }: { readonly rule: PictureRule; readonly replies: ExpectedReplies },
): Input => {
  const ofTurns = turns.map(({ textTokens, pictures }) =>
    pictures
      .map((size) => pictureTokens(rule, size))
      .reduce(addBands, scaleBand(textBand, textTokens + messageTokens)),
  );
  const later = (index: number) => turns.length - 1 - index;
  return {
    fresh: ofTurns.reduce(addBands, nothing),
    resent: ofTurns
      .map((band, index) => scaleBand(addBands(band, replies.resentTokens), later(index)))
      .reduce(addBands, nothing),
  };
};

/** From all that is sent again being read from a cache, to none of it, and being billed for writing it where that costs more. */
const usdOf = (input: Input, output: Band, prices: TokenPrices): Band => {
  const dearest = Math.max(prices.input, prices.cacheWrite ?? 0);
  const cheapest = Math.min(prices.input, prices.cached ?? prices.input);
  const low =
    input.fresh.low * prices.input +
    input.resent.low * cheapest +
    output.low * Math.min(prices.output, prices.reasoning ?? prices.output);
  const high =
    (input.fresh.high + input.resent.high) * dearest +
    output.high * Math.max(prices.output, prices.reasoning ?? prices.output);
  return { low: low / 1e6, high: high / 1e6 };
};

/** The slots share the questions; at the end, one long conversation may run alone. */
const secondsOf = (
  loads: readonly CaseLoad[],
  requests: number,
  { concurrency, replies }: Pick<QuotedRun, 'concurrency' | 'replies'>,
): Band => {
  const longest = Math.max(0, ...loads.map(({ turns }) => turns.length));
  const share = requests / Math.max(1, Math.min(concurrency, loads.length));
  const calls = { low: Math.max(share, longest), high: share + longest };
  return addBands(scaleBand(replies.seconds, calls), aroundSeconds);
};
