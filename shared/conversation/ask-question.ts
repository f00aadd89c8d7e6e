import { present } from '../basics/present.ts';
import { retryDelayMs } from '../basics/retry-delay.ts';
import type { ModelReply } from '../model/ask-model.ts';
import type { ModelCallError } from '../model/model-call-error.ts';
import type { CallRecord } from './call-record.ts';
import { type Try, type TryQuestionDependencies, tryQuestion } from './try-question.ts';
import type { Outcome } from './turn-record.ts';

export interface QuestionToAsk extends Omit<Try, 'try'> {
  /** Tries of this round that an earlier invocation used before it had to stop. */
  readonly triesUsed: number;
  /** Calls of this question, in whatever round, that found no capacity. */
  readonly refusedBefore?: number;
  /** Tries that a round may use in all. */
  readonly maxTries: number;
}

export interface AskQuestionDependencies extends TryQuestionDependencies {
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** How asking one question ended, and the calls it took in this invocation. */
export type QuestionStep = { readonly calls: readonly CallRecord[] } & (
  | { readonly kind: 'replied'; readonly reply: ModelReply; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly error: ModelCallError }
  | {
      readonly kind: 'waiting';
      readonly retryAtMs: number;
      readonly triesUsed: number;
      /** The call whose reply is still in the making. */
      readonly running?: CallRecord;
    }
);

/** Between two calls that find no capacity: each leaves a record in the case's row, which holds a few hundred. */
const longestPatienceMs = 300_000;

/** Asks one question until it gets a reply that counts, the round's tries are used up, or it has to wait. */
export const askQuestion = async (
  question: QuestionToAsk,
  dependencies: AskQuestionDependencies,
): Promise<QuestionStep> => {
  const { now, sleep, random, mayStartIn } = dependencies;
  const { triesUsed, maxTries, refusedBefore = 0, ...asked } = question;
  const calls: CallRecord[] = [];
  const used = { tries: triesUsed, refused: refusedBefore };
  const waitUntil = (retryAtMs: number, running?: CallRecord): QuestionStep => ({
    kind: 'waiting',
    retryAtMs,
    triesUsed: used.tries,
    calls,
    ...present({ running }),
  });
  for (let waitMs = 0; ; ) {
    if (!mayStartIn(waitMs)) return waitUntil(now() + waitMs, asked.running);
    if (waitMs > 0) await sleep(waitMs);
    const result = await tryQuestion({ ...asked, try: used.tries + 1 }, calls, dependencies);
    switch (result.kind) {
      case 'replied':
        return { ...result, calls };
      case 'later':
        return waitUntil(result.retryAtMs);
      case 'unsent':
        return waitUntil(now());
      case 'left':
        return waitUntil(now(), result.running);
      case 'failed': {
        const nextMs = waitAfter(result.error, used, { maxTries, random });
        if (nextMs === undefined) return { ...result, calls };
        // What to send again is not in memory.
        if (asked.running) return waitUntil(now() + nextMs);
        waitMs = nextMs;
      }
    }
  }
};

/**
 * Counts a failure. @returns milliseconds until the next call; undefined if there is none
 */
const waitAfter = (
  error: ModelCallError,
  used: { tries: number; refused: number },
  { maxTries, random }: { readonly maxTries: number; readonly random: () => number },
): number | undefined => {
  if (error.isPatient) {
    used.refused += 1;
    return retryDelayMs(used.refused, error.retryAfterMs, random, longestPatienceMs);
  }
  used.tries += 1;
  return error.scope === 'again' && used.tries < maxTries
    ? retryDelayMs(used.tries, error.retryAfterMs, random)
    : undefined;
};
