import { countOf } from '../basics/count-of.ts';
import type { PaceChange } from '../pace/pace-log.ts';

/** What all workers together may call from a change on. Changes until November 2026 were each worker's own. */
export const describeLimit = ({ perMinute, atOnce, limit }: PaceChange): string => {
  if (perMinute !== undefined) return `${countOf(perMinute, 'call')} a minute`;
  const calls = atOnce ?? (typeof limit === 'number' ? limit : undefined);
  return calls === undefined ? 'no limit' : `${countOf(calls, 'call')} at once`;
};

const reasons: Readonly<Record<string, string>> = {
  refused: 'calls were refused',
  raised: 'nothing was refused: a little more is tried',
  held: 'the lower limit held',
  'refused at random': 'as many calls are refused at any pace',
  start: 'the run started',
  'rate limit': 'calls were refused',
  'server errors': 'server errors: a pause',
  regained: 'the trouble was over',
};

export const describeReason = ({ reason }: PaceChange): string => reasons[reason] ?? reason;
