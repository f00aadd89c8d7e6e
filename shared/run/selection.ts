import * as z from 'zod';

const wholeNumber = z.number().int();

/**
 * Which cases of a dataset a run covers; all by default. A case must match both `cases` and `chapters` where they are
 * given; from those, `sample` draws some or `limit` takes the first.
 */
export const selectionSchema = z
  .strictObject({
    cases: z.array(z.string().min(1)).min(1, 'must name at least one case').optional(),
    /** `Level1` of a case, upper or lower case; a beginning that only one chapter has is enough. */
    chapters: z.array(z.string().min(1)).min(1, 'must name at least one chapter').optional(),
    /** Cases drawn. The same seed draws the same cases anywhere, and a larger sample contains a smaller one. */
    sample: wholeNumber.min(1).optional(),
    seed: wholeNumber.min(0).optional(),
    limit: wholeNumber.min(1).optional(),
  })
  .refine((selection) => Object.values(selection).some((value) => value !== undefined), {
    message: 'must contain cases, chapters, sample or limit; omit it to run all cases',
  })
  .refine(({ sample, limit }) => sample === undefined || limit === undefined, {
    path: ['limit'],
    message: 'cannot be combined with sample, which sets the number of cases itself',
  })
  .refine(({ sample, seed }) => seed === undefined || sample !== undefined, {
    path: ['seed'],
    message: 'has no effect without sample',
  });
export type Selection = z.infer<typeof selectionSchema>;

/** E.g. `chapter Chapter 2: Neoplasms; sample 20, seed 0`. */
export const describeSelection = (selection: Selection | undefined): string => {
  if (!selection) return 'all cases';
  const { cases, chapters, sample, seed = 0, limit } = selection;
  const parts = [
    cases && `${cases.length === 1 ? 'case' : 'cases'} ${cases.join(', ')}`,
    chapters && `${chapters.length === 1 ? 'chapter' : 'chapters'} ${chapters.join(', ')}`,
    sample !== undefined && `sample ${sample}, seed ${seed}`,
    limit !== undefined && `limit ${limit}`,
  ];
  return parts.filter((part) => typeof part === 'string').join('; ');
};
