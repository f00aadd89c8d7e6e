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
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** How asking one question ended, and the calls it took in this invocation. */
export type QuestionStep = { readonly calls: readonly CallRecord[] } & (
  | { readonly kind: 'replied'; readonly reply: ModelReply; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly error: ModelCallError }
  | { readonly kind: 'waiting'; readonly retryAtMs: number; readonly triesUsed: number }
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
  let tries = triesUsed;
  let refused = refusedBefore;
  let waitMs = 0;
  for (;;) {
    const waitUntil = (retryAtMs: number): QuestionStep => ({
      kind: 'waiting',
      retryAtMs,
      triesUsed: tries,
      calls,
    });
    if (!mayStartIn(waitMs)) return waitUntil(now() + waitMs);
    if (waitMs > 0) await sleep(waitMs);
    const result = await tryQuestion({ ...asked, try: tries + 1 }, calls, dependencies);
    switch (result.kind) {
      case 'replied':
        return { ...result, calls };
      case 'later':
        return waitUntil(result.retryAtMs);
      case 'unsent':
        return waitUntil(now());
      case 'failed':
        if (result.error.isPatient) {
          refused += 1;
          waitMs = retryDelayMs(refused, result.error.retryAfterMs, random, longestPatienceMs);
          continue;
        }
        tries += 1;
        if (result.error.scope !== 'again' || tries >= maxTries) return { ...result, calls };
        waitMs = retryDelayMs(tries, result.error.retryAfterMs, random);
    }
  }
};
