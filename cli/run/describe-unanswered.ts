import * as z from 'zod';
import { countOf } from '../../shared/basics/count-of.ts';
import { formatCount } from '../../shared/basics/format-count.ts';
import { type Coverage, isIncomplete } from '../../shared/ledger/coverage.ts';

const lossesSchema = z.object({
  total_mcqs: z.number(),
  losses: z.record(z.string(), z.object({ questions: z.number(), skipped: z.number() })),
});

/**
 * Questions of a complete run that no reply came back for, in one line: a filter can take most of a run, and its block
 * shows only an accuracy. Undefined without any, and for an incomplete run, whose banner says it.
 */
export const describeUnanswered = (summary: unknown, coverage: Coverage | undefined): string | undefined => {
  const { data } = lossesSchema.safeParse(summary);
  if (!data || (coverage && isIncomplete(coverage))) return undefined;
  const losses = Object.entries(data.losses);
  const skipped = losses.reduce((sum, [, loss]) => sum + loss.skipped, 0);
  const unanswered = losses.reduce((sum, [, loss]) => sum + loss.questions, skipped);
  if (unanswered === 0) return undefined;
  const causes = losses.map(([cause, { questions }]) => `${formatCount(questions)} ${cause}`);
  const afterwards = skipped === 0 ? [] : [`${formatCount(skipped)} skipped afterwards`];
  return `No answer to ${formatCount(unanswered)} of ${countOf(data.total_mcqs, 'question')}, counted as wrong: ${[...causes, ...afterwards].join(', ')}.`;
};
