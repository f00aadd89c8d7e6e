import type { FailureClass } from '../../model/model-call-error.ts';
import { type CaseResult, isAnswered, type QuestionResult } from '../../results/case-result.ts';

/** Tokens as providers count them: `cached_input` and `image` are parts of `input`; `reasoning` of `output`. */
export interface TokenCounts {
  readonly input: number;
  readonly output: number;
  readonly cached_input: number;
  /** Also 0 where a provider does not report it. */
  readonly image: number;
  readonly reasoning: number;
  /** Questions whose reply reported its usage. */
  readonly questions: number;
  /** Answered questions whose reply did not. */
  readonly questions_without_usage: number;
  /** Failed calls that a model may have worked on and the provider billed. */
  readonly failed_calls_maybe_billed: number;
}

/** An endpoint that rejected a call bills nothing; after a timeout or an unusable reply it may. */
const maybeBilled: readonly (string | undefined)[] = [
  'timeout',
  'connection',
  'invalid reply',
  'empty reply',
  'oversized reply',
] satisfies FailureClass[];

const maybeBilledCalls = ({ turn }: QuestionResult): number =>
  turn?.calls?.filter(({ failure }) => maybeBilled.includes(failure)).length ?? 0;

/**
 * Tokens of the calls that brought the questions' last replies. Failed and orphaned calls are not included; failed ones
 * that may have been billed are counted. Null when no reply reported its usage.
 */
export const createTokenTally = () => {
  const counts = {
    input: 0,
    output: 0,
    cached_input: 0,
    image: 0,
    reasoning: 0,
    questions: 0,
    questions_without_usage: 0,
    failed_calls_maybe_billed: 0,
  };

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    for (const question of mcqs) {
      const usage = question.turn?.usage;
      // Without these two nothing can be priced.
      const isReported = usage?.input !== undefined && usage.output !== undefined;
      counts.questions += isReported ? 1 : 0;
      counts.questions_without_usage += !isReported && isAnswered(question) ? 1 : 0;
      counts.failed_calls_maybe_billed += maybeBilledCalls(question);
      counts.input += usage?.input ?? 0;
      counts.output += usage?.output ?? 0;
      counts.cached_input += usage?.cachedInput ?? 0;
      counts.image += usage?.image ?? 0;
      counts.reasoning += usage?.reasoning ?? 0;
    }
  };

  const finish = (): TokenCounts | null => (counts.questions > 0 ? { ...counts } : null);

  return { add, finish };
};
