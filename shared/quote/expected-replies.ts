import * as z from 'zod';
import { type Band, bandSchema, scaleBand } from './band.ts';

/** What replies to one question are expected to take. */
export const expectedRepliesSchema = z.object({
  /** Output tokens, reasoning included: the mean over a run. */
  tokens: bandSchema,
  /** The part of them that later requests of the case send again. */
  resentTokens: bandSchema,
  seconds: bandSchema,
  /** Where this comes from, e.g. `assumed`. */
  basis: z.string(),
});
export type ExpectedReplies = Readonly<z.infer<typeof expectedRepliesSchema>>;

/** Of a run that has ended. */
export interface MeasuredReplies {
  readonly runId: string;
  /** Replies with their usage. */
  readonly questions: number;
  readonly output: number;
  readonly reasoning: number;
  readonly medianMs?: number | undefined;
  readonly p95Ms?: number | undefined;
}

/**
 * Without an earlier run: from the boxed letter alone to an explanation of 750 words, or to long reasoning where the price
 * list does not rule that out.
 */
export const assumedReplies = ({
  maxTokens,
  mayReason,
}: {
  readonly maxTokens: number;
  readonly mayReason: boolean;
}): ExpectedReplies => {
  const upTo = (tokens: number): Band => ({ low: Math.min(5, maxTokens), high: Math.min(tokens, maxTokens) });
  const tokens = upTo(mayReason ? 5_000 : 1_000);
  return {
    tokens,
    resentTokens: upTo(1_000),
    // From a fast endpoint to a slow one.
    seconds: { low: 1 + tokens.low / 150, high: 3 + tokens.high / 40 },
    basis: `assumed: ${tokens.low} to ${tokens.high.toLocaleString('en')} tokens each; run a sample first for a narrower estimate`,
  };
};

/**
 * From earlier runs of the same model with the same parameters. Their mean is uncertain for two reasons: other cases ask for
 * other replies (15 %), and a mean over few replies is far from that over many, as lengths scatter about as wide as they are
 * long (twice the standard error of such a mean).
 */
export const measuredReplies = (runs: readonly MeasuredReplies[]): ExpectedReplies | undefined => {
  const total = (value: (run: MeasuredReplies) => number) => runs.reduce((sum, run) => sum + value(run), 0);
  const questions = total((run) => run.questions);
  if (questions === 0) return undefined;
  const factor = 1.15 + 2.5 / Math.sqrt(questions);
  const around = (mean: number): Band =>
    scaleBand({ low: mean, high: mean }, { low: 1 / factor, high: factor });
  const [latest] = runs;
  const median = (latest?.medianMs ?? 5_000) / 1_000;
  const p95 = (latest?.p95Ms ?? 15_000) / 1_000;
  return {
    tokens: around(total((run) => run.output) / questions),
    resentTokens: around(total((run) => run.output - run.reasoning) / questions),
    seconds: { low: median * 0.7, high: (median + p95) / 2 },
    basis: `measured over ${questions.toLocaleString('en')} replies of ${runs.map(({ runId }) => runId).join(', ')}`,
  };
};
