import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, test } from 'vitest';
import type { EvalCase } from '../../../shared/case/eval-case.ts';
import { userTurnsOf } from '../../../shared/conversation/conversation.ts';
import { findPrices } from '../../../shared/prices/find-prices.ts';
import type { KnownPrices } from '../../../shared/prices/known-prices.ts';
import { priceTokens } from '../../../shared/prices/price-tokens.ts';
import { caseLoad } from '../../../shared/quote/case-load.ts';
import { assumedReplies, measuredReplies } from '../../../shared/quote/expected-replies.ts';
import { makeQuote } from '../../../shared/quote/make-quote.ts';
import { createRandom } from '../../../shared/statistics/random.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';

type Random = () => number;

/** Tokens of one reply. */
interface Reply {
  readonly text: number;
  readonly reasoning: number;
}

/** A dataset and a model, with what the estimate does not know about them. */
interface World {
  readonly name: string;
  readonly model: string;
  readonly apiBase: string;
  readonly cases: number;
  readonly questions: (random: Random) => number;
  readonly words: number;
  /** Of each case's picture; undefined: no pictures. */
  readonly picture?: { readonly width: number; readonly height: number; readonly tokens: number };
  readonly reply: (random: Random) => Reply;
  /** Tokens of the model for one of the tokenizer that counts here. */
  readonly tokenizer: number;
  /** Share of what is sent again that a cache serves. */
  readonly cached: number;
  /** Questions of an earlier run of the model; 0: none. */
  readonly earlier: number;
}

const openAi = 'https://api.openai.com/v1';
const anthropic = 'https://api.anthropic.com/v1';
const gemini = 'https://generativelanguage.googleapis.com/v1beta/openai';

const between = (low: number, high: number) => (random: Random) =>
  low + Math.floor(random() * (high - low + 1));
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const logNormal = (median: number, sigma: number) => (random: Random) =>
  Math.min(16_384, Math.round(median * Math.exp(sigma * normal(random))));
const texts = (length: (random: Random) => number) => (random: Random) => ({
  text: length(random),
  reasoning: 0,
});
const constant = (length: number) => texts(() => length);

const worlds: readonly World[] = [
  {
    name: 'the letter alone',
    model: 'gpt-4o',
    apiBase: openAi,
    cases: 40,
    questions: between(3, 6),
    words: 120,
    picture: { width: 900, height: 700, tokens: 765 },
    reply: constant(6),
    tokenizer: 1,
    cached: 0.5,
    earlier: 0,
  },
  {
    name: 'explanations',
    model: 'gpt-4.1',
    apiBase: openAi,
    cases: 60,
    questions: between(3, 6),
    words: 200,
    picture: { width: 512, height: 512, tokens: 255 },
    reply: texts(logNormal(250, 0.6)),
    tokenizer: 1,
    cached: 0.8,
    earlier: 0,
  },
  {
    name: 'long reasoning',
    model: 'gpt-5.2',
    apiBase: openAi,
    cases: 30,
    questions: between(4, 5),
    words: 150,
    picture: { width: 1_024, height: 768, tokens: 922 },
    reply: (random) => ({ text: 120, reasoning: logNormal(1_500, 0.9)(random) }),
    tokenizer: 1,
    cached: 0.3,
    earlier: 0,
  },
  {
    name: 'no pictures',
    model: 'gpt-5-mini',
    apiBase: openAi,
    cases: 80,
    questions: between(1, 8),
    words: 80,
    reply: texts(between(20, 600)),
    tokenizer: 1,
    cached: 0,
    earlier: 0,
  },
  {
    name: 'another tokenizer',
    model: 'claude-sonnet-4-5',
    apiBase: anthropic,
    cases: 50,
    questions: between(3, 6),
    words: 250,
    picture: { width: 1_200, height: 900, tokens: 1_440 },
    reply: texts(logNormal(350, 0.5)),
    tokenizer: 1.25,
    cached: 0,
    earlier: 0,
  },
  {
    name: 'reasoning, after a sample',
    model: 'gemini-2.5-pro',
    apiBase: gemini,
    cases: 100,
    questions: between(3, 6),
    words: 180,
    picture: { width: 1_000, height: 1_000, tokens: 1_032 },
    reply: (random) => ({ text: 200, reasoning: logNormal(900, 1)(random) }),
    tokenizer: 0.97,
    cached: 0.5,
    earlier: 50,
  },
  {
    name: 'explanations, after a sample',
    model: 'gpt-4o',
    apiBase: openAi,
    cases: 120,
    questions: between(2, 7),
    words: 160,
    picture: { width: 2_000, height: 500, tokens: 1_105 },
    reply: texts(logNormal(300, 0.8)),
    tokenizer: 1,
    cached: 0.6,
    earlier: 40,
  },
  {
    name: 'heavy tails, after a small sample',
    model: 'gpt-5',
    apiBase: openAi,
    cases: 60,
    questions: between(4, 5),
    words: 140,
    picture: { width: 600, height: 400, tokens: 630 },
    reply: (random) => ({ text: 60, reasoning: logNormal(700, 1.3)(random) }),
    tokenizer: 1,
    cached: 0.4,
    earlier: 25,
  },
  {
    name: 'cache writes that are billed',
    model: 'gpt-5.6-sol',
    apiBase: openAi,
    cases: 40,
    questions: between(3, 6),
    words: 220,
    picture: { width: 800, height: 800, tokens: 625 },
    reply: texts(logNormal(400, 0.7)),
    tokenizer: 1,
    cached: 0.7,
    earlier: 60,
  },
  {
    name: 'long cases',
    model: 'gpt-4.1',
    apiBase: openAi,
    cases: 25,
    questions: between(8, 12),
    words: 400,
    picture: { width: 700, height: 900, tokens: 765 },
    reply: texts(between(100, 900)),
    tokenizer: 1,
    cached: 0.9,
    earlier: 30,
  },
];

const lexicon =
  'a of the with in patient presented fever after three weeks bilateral infiltrates thrombocytopenia elevated serum creatinine was no history hepatosplenomegaly and biopsy showed granulomatous inflammation dyspnoea 12.4 mg/dL'.split(
    ' ',
  );
const prose = (words: number, random: Random): string =>
  Array.from({ length: words }, () => lexicon[Math.floor(random() * lexicon.length)]).join(' ');

const casesOf = ({ cases, questions, words, picture }: World, random: Random): EvalCase[] =>
  Array.from({ length: cases }, (_, index) =>
    aCase({
      pmc: String(90_000_001 + index),
      questions: Array.from({ length: questions(random) }, () => ({ question: prose(words / 4, random) })),
      policy: {
        scenario: prose(words, random),
        scenario_image_details: picture ? [{ caption_prefix: 'Figure 1', file: 'figure.png' }] : [],
      },
    }).parsed(),
  );

const filesOf = ({ picture }: World) =>
  picture
    ? {
        'figure.png': {
          sha256: 'a'.repeat(64),
          bytes: 1,
          extension: '.png',
          mime: 'image/png',
          content: { mime: 'image/png', ...picture },
        },
      }
    : {};

/** Every request as it is sent and billed: all turns and replies so far, part of them from a cache. */
const trueUsd = (world: World, cases: readonly EvalCase[], prices: KnownPrices, random: Random): number => {
  let usd = 0;
  for (const evalCase of cases) {
    let sent = 0;
    for (const turn of userTurnsOf(evalCase, { mode: 'local', files: filesOf(world) })) {
      const pictures = turn.images.length * (world.picture?.tokens ?? 0);
      const before = sent;
      sent += countTokens(turn.text) * world.tokenizer + 4 + pictures;
      const cachedInput = before >= 1_024 ? before * world.cached : 0;
      const { text, reasoning } = world.reply(random);
      const tokens = {
        input: sent,
        cachedInput,
        writtenInput: sent - cachedInput,
        output: text + reasoning,
        reasoning,
      };
      usd += priceTokens(tokens, prices);
      sent += text;
    }
  }
  return usd;
};

const earlierRun = ({ earlier, reply }: World, random: Random) => {
  const replies = Array.from({ length: earlier }, () => reply(random));
  const sum = (value: (reply: Reply) => number) => replies.reduce((total, each) => total + value(each), 0);
  return {
    runId: 'sample',
    questions: earlier,
    output: sum(({ text, reasoning }) => text + reasoning),
    reasoning: sum(({ reasoning }) => reasoning),
  };
};

const quoteAndTruth = (world: World, seed: number) => {
  const random = createRandom(seed);
  const prices = findPrices(world);
  if (!prices) throw new Error(`no price of ${world.model}`);
  const cases = casesOf(world, random);
  const images = filesOf(world);
  const replies =
    measuredReplies([earlierRun(world, random)]) ??
    assumedReplies({ maxTokens: 16_384, mayReason: world.model.startsWith('gpt-5') });
  const loads = cases.map((evalCase) => caseLoad(evalCase, { mode: 'local', images }));
  const quote = makeQuote({ ...world, loads, concurrency: 100, prices, replies, advice: [] });
  return { quote, usd: trueUsd(world, cases, prices, random) };
};

test.each([1, 2, 3])(
  'the true cost lies inside the band in 9 of 10 made-up worlds at least (seed %i)',
  (seed) => {
    const outside = worlds.filter((world) => {
      const { quote, usd } = quoteAndTruth(world, seed);
      return quote.usd === undefined || usd < quote.usd.low || usd > quote.usd.high;
    });
    expect(outside.length, outside.map(({ name }) => name).join(', ')).toBeLessThanOrEqual(1);
  },
);

test('an earlier run makes the band narrow: a factor of 5 at most', () => {
  for (const world of worlds.filter(({ earlier }) => earlier > 0)) {
    const { low = 0, high = Number.NaN } = quoteAndTruth(world, 1).quote.usd ?? {};
    expect(high / low, world.name).toBeLessThan(5);
  }
});
