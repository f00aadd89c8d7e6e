import type { StateDefinition } from './state-machine.ts';

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}

/**
 * Milliseconds until a task's next try, undefined when its Retry list gives it none
 * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html). Full jitter counts with its mean.
 * @param used tries so far by retrier; updated
 */
export const retryWait = (
  { Retry = [] }: StateDefinition & { readonly Retry?: unknown },
  { name }: Error,
  used: Map<object, number>,
): number | undefined => {
  const retrier = (Retry as readonly Retrier[]).find(({ ErrorEquals }) => ErrorEquals.includes(name));
  if (!retrier) return undefined;
  const tries = used.get(retrier) ?? 0;
  if (tries >= retrier.MaxAttempts) return undefined;
  used.set(retrier, tries + 1);
  const {
    IntervalSeconds,
    BackoffRate = 2,
    MaxDelaySeconds = Number.POSITIVE_INFINITY,
    JitterStrategy,
  } = retrier;
  const seconds = Math.min(MaxDelaySeconds, IntervalSeconds * BackoffRate ** tries);
  return 1_000 * seconds * (JitterStrategy === 'FULL' ? 0.5 : 1);
};
