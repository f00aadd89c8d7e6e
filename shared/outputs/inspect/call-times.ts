import type { QuestionResult } from '../../results/case-result.ts';

/** When the calls were made, and how many seconds they took: with the waits between them, and without. */
export interface CallTimes {
  readonly started_at: string;
  readonly completed_at: string;
  readonly total_time: number;
  readonly working_time: number;
}

/** Nothing where no call says when it was sent. */
export const callTimes = (questions: readonly QuestionResult[]): Partial<CallTimes> => {
  const spans = questions
    .flatMap(({ turn }) => turn?.calls ?? [])
    .flatMap(({ sentAt, ms = 0 }) => {
      const start = typeof sentAt === 'string' ? Date.parse(sentAt) : Number.NaN;
      return Number.isNaN(start) ? [] : [{ start, end: start + ms, ms }];
    });
  const [first] = spans;
  if (!first) return {};
  const start = spans.reduce((least, span) => Math.min(least, span.start), first.start);
  const end = spans.reduce((most, span) => Math.max(most, span.end), first.end);
  return {
    started_at: new Date(start).toISOString(),
    completed_at: new Date(end).toISOString(),
    total_time: (end - start) / 1000,
    working_time: spans.reduce((sum, { ms }) => sum + ms, 0) / 1000,
  };
};
