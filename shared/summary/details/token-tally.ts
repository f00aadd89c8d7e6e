import type { FailureClass } from '../../model/model-call-error.ts';
import type { TokenUsage } from '../../model/token-usage.ts';
import { billedCalls } from '../../results/billed-calls.ts';
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
  /** Failed calls that a model may have worked on and the provider billed, and whose usage is not known. */
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
  turn?.calls?.filter(({ failure, usage }) => !isPriceable(usage) && maybeBilled.includes(failure)).length ??
  0;

/** Without these two nothing can be priced, unless the endpoint says what it charged. */
const isPriceable = (usage: TokenUsage | undefined): boolean =>
  usage !== undefined &&
  (usage.billedUsd !== undefined || (usage.input !== undefined && usage.output !== undefined));

/**
 * Tokens of the calls whose usage is known. Other failed calls that may have been billed are counted, orphaned ones are
 * not. Null when no reply reported its usage.
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

  const addUsage = ({
    input = 0,
    output = 0,
    cachedInput = 0,
    image = 0,
    reasoning = 0,
  }: TokenUsage): void => {
    counts.input += input;
    counts.output += output;
    counts.cached_input += cachedInput;
    counts.image += image;
    counts.reasoning += reasoning;
  };

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    for (const question of mcqs) {
      const isReported = isPriceable(question.turn?.usage);
      counts.questions += isReported ? 1 : 0;
      counts.questions_without_usage += !isReported && isAnswered(question) ? 1 : 0;
      counts.failed_calls_maybe_billed += maybeBilledCalls(question);
      for (const { usage } of billedCalls(question)) addUsage(usage);
    }
  };

  const finish = (): TokenCounts | null => (counts.questions > 0 ? { ...counts } : null);

  return { add, finish };
};
