import { hostOf, privateKindOf } from '../../shared/endpoint/endpoint-guard.ts';
import type { Quote } from '../../shared/quote/quote.ts';
import { confirm } from '../terminal/confirm.ts';

interface Spending {
  readonly quote: Quote;
  readonly apiBase: string;
  readonly yes: boolean | undefined;
  /** Whether a person can answer. */
  readonly isInteractive: boolean;
}

/**
 * Asks before a run that costs money begins; scripts are not asked, nor is anybody about a model on this machine.
 * @throws {InputError} when the answer is no
 */
export const askBeforeSpending = async (
  { quote, apiBase, yes, isInteractive }: Spending,
  ask: (question: string) => Promise<void> = confirm,
): Promise<void> => {
  if (yes || !isInteractive || quote.usd?.high === 0 || isNearby(apiBase)) return;
  await ask('The run has not started yet.');
};

const isNearby = (apiBase: string): boolean => {
  const host = hostOf(new URL(apiBase));
  return /(^|\.)localhost$/.test(host) || (/^[\d.]+$|:/.test(host) && privateKindOf(host) !== undefined);
};
