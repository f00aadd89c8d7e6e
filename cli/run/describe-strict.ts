import * as z from 'zod';
import { countOf } from '../../shared/basics/count-of.ts';
import { formatCount } from '../../shared/basics/format-count.ts';
import { formatPercent } from '../../shared/like-python/format-percent.ts';

const extractorsSchema = z.object({
  extractors: z.object({
    strict: z.object({
      question_accuracy: z.number(),
      case_accuracy: z.number(),
      letters: z.record(z.string(), z.number()),
    }),
    differ: z.object({ answered: z.number(), letters: z.number() }),
  }),
});

/**
 * What the strict reading gives, in one line, with the replies that should be looked at before the headline is believed;
 * undefined for a summary without a strict reading or any reply.
 */
export const describeStrict = (summary: unknown): string | undefined => {
  const parsed = extractorsSchema.safeParse(summary);
  if (!parsed.success) return undefined;
  const { strict, differ } = parsed.data.extractors;
  // Of a run that answered nothing there is nothing to say.
  if (differ.answered === 0) return undefined;
  const accuracies = `${formatPercent(strict.question_accuracy)} of questions, ${formatPercent(strict.case_accuracy)} of cases`;
  return `Strict reading: ${accuracies}. The two readings differ on ${formatCount(differ.letters)} of ${countOf(differ.answered, 'reply', 'replies')}; ${formatCount(strict.letters.none ?? 0)} had no readable letter.`;
};
