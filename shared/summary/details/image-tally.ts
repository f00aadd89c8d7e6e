import { getOrCreate } from '../../basics/get-or-create.ts';
import type { CaseResult } from '../../results/case-result.ts';

/**
 * Images of the questions that were asked: in the data, in the requests, and left out, by reason. An image counts with
 * the question that introduces it, not with later turns that repeat it. Null for a file that does not record images (the
 * reference's).
 */
export const createImageTally = () => {
  const counts = { expected: 0, sent: 0, dropped: 0, questions_with_drops: 0 };
  const reasons = new Map<string, { count: number }>();
  let isRecorded = false;

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    for (const { turn } of mcqs) {
      if (!turn?.images) continue;
      const { expected, sent, dropped } = turn.images;
      isRecorded = true;
      counts.expected += expected;
      counts.sent += sent;
      counts.dropped += dropped.length;
      counts.questions_with_drops += dropped.length > 0 ? 1 : 0;
      for (const { reason } of dropped) getOrCreate(reasons, reason, () => ({ count: 0 })).count += 1;
    }
  };

  const finish = () =>
    isRecorded
      ? { ...counts, by_reason: new Map([...reasons].map(([reason, { count }]) => [reason, count] as const)) }
      : null;

  return { add, finish };
};
