import { countOf } from '../basics/count-of.ts';
import type { TokenCounts } from '../summary/details/token-tally.ts';

/** What the token counts do not include, e.g. `1 reply reported no token usage`; empty when they are complete. */
export const describeTokenGaps = (
  tokens: Pick<TokenCounts, 'questions_without_usage' | 'failed_calls_maybe_billed'>,
): string[] => {
  const { questions_without_usage: unreported, failed_calls_maybe_billed: failed } = tokens;
  return [
    ...(unreported > 0 ? [`${countOf(unreported, 'reply', 'replies')} reported no token usage`] : []),
    ...(failed > 0 ? [`${countOf(failed, 'failed call')} may also have been billed`] : []),
  ];
};
