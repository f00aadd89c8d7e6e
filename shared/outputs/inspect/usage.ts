import { present } from '../../basics/present.ts';
import type { TokenUsage } from '../../model/token-usage.ts';
import { billedCalls } from '../../results/billed-calls.ts';
import type { QuestionResult } from '../../results/case-result.ts';

/** Inspect's counts: `input_tokens` are those that no cache was read or written for. */
export interface InspectUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly total_tokens: number;
  readonly input_tokens_cache_read: number;
  readonly input_tokens_cache_write: number;
  readonly reasoning_tokens: number;
  /** Absent unless the endpoint said what it charged. */
  readonly total_cost?: number;
}

/** What the calls of these questions took; undefined when no reply reported it. */
export const usageOf = (questions: readonly QuestionResult[]): InspectUsage | undefined =>
  questions
    .flatMap(billedCalls)
    .map(({ usage }) => inspectUsage(usage))
    .reduce<InspectUsage | undefined>(addUsage, undefined);

export const addUsage = (sum: InspectUsage | undefined, added: InspectUsage): InspectUsage =>
  sum === undefined
    ? added
    : (Object.fromEntries(
        Object.entries({ ...sum, ...added }).map(([name]) => [
          name,
          (sum[name as keyof InspectUsage] ?? 0) + (added[name as keyof InspectUsage] ?? 0),
        ]),
      ) as unknown as InspectUsage);

const inspectUsage = (usage: TokenUsage): InspectUsage => {
  const { input = 0, output = 0, cachedInput = 0, writtenInput = 0, reasoning = 0, billedUsd } = usage;
  return {
    input_tokens: Math.max(0, input - cachedInput - writtenInput),
    output_tokens: output,
    total_tokens: input + output,
    input_tokens_cache_read: cachedInput,
    input_tokens_cache_write: writtenInput,
    reasoning_tokens: reasoning,
    ...present({ total_cost: billedUsd }),
  };
};
