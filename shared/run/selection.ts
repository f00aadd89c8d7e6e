import * as z from 'zod';
import { formatCount } from '../basics/format-count.ts';
import { sha256 } from '../basics/sha256.ts';
import { importKeyPattern } from '../storage/keys.ts';

const wholeNumber = z.number().int();

/**
 * Which cases of a dataset a run covers; all by default. A case must match both `cases` and `chapters` where they are
 * given; from those, `sample` draws some or `limit` takes the first.
 */
const fields = {
  cases: z.array(z.string().min(1)).min(1, 'must name at least one case').optional(),
  /** `Level1` of a case, upper or lower case; a beginning that only one chapter has is enough. */
  chapters: z.array(z.string().min(1)).min(1, 'must name at least one chapter').optional(),
  /** Cases drawn. The same seed draws the same cases anywhere, and a larger sample contains a smaller one. */
  sample: wholeNumber.min(1).optional(),
  seed: wholeNumber.min(0).optional(),
  limit: wholeNumber.min(1).optional(),
};

/** As a run's identity holds it. */
export const runSelectionFields = {
  ...fields,
  /** Instead of `cases`, where they are too many for a row: how many, and a hash of their ids. */
  caseList: z.object({ cases: wholeNumber, sha256: z.string() }).optional(),
};
export const runSelectionSchema = z.strictObject(runSelectionFields);
export type RunSelection = z.infer<typeof runSelectionSchema>;
export type Selection = Omit<RunSelection, 'caseList'>;

/** As an execution's input holds it. */
export const selectionSchema = z
  .strictObject({
    ...fields,
    /** Instead of `cases`: key of an uploaded JSON array of ids, for more than an input can hold. */
    casesKey: z.string().regex(importKeyPattern, 'must be the key of an uploaded list of ids').optional(),
  })
  .refine((selection) => Object.values(selection).some((value) => value !== undefined), {
    message: 'must contain cases, chapters, sample or limit; omit it to run all cases',
  })
  .refine(({ cases, casesKey }) => cases === undefined || casesKey === undefined, {
    path: ['casesKey'],
    message: 'cannot be combined with cases: add these to the list',
  })
  .refine(({ sample, limit }) => sample === undefined || limit === undefined, {
    path: ['limit'],
    message: 'cannot be combined with sample, which sets the number of cases itself',
  })
  .refine(({ sample, seed }) => seed === undefined || sample !== undefined, {
    path: ['seed'],
    message: 'has no effect without sample',
  });
export type SelectionInput = z.infer<typeof selectionSchema>;

/** Ids that a run's row or a printed line holds; a longer list is an object of its own. */
export const maxInlineCases = 100;

/** What a long list of ids is recognized by. Their order does not count. */
export const caseListOf = (ids: readonly string[]): NonNullable<RunSelection['caseList']> => ({
  cases: ids.length,
  sha256: sha256([...ids].sort().join('\n')),
});

/** The selection as a run's identity holds it. */
export const compactSelection = (selection: RunSelection): RunSelection => {
  const { cases, ...others } = selection;
  return cases === undefined || cases.length <= maxInlineCases
    ? selection
    : { ...others, caseList: caseListOf(cases) };
};

/** E.g. `chapter Chapter 2: Neoplasms; sample 20, seed 0`. */
export const describeSelection = (selection: RunSelection | undefined): string => {
  if (!selection) return 'all cases';
  const { cases, caseList, chapters, sample, seed = 0, limit } = compactSelection(selection);
  const parts = [
    caseList && `${formatCount(caseList.cases)} cases (list ${caseList.sha256.slice(0, 8)})`,
    cases && `${cases.length === 1 ? 'case' : 'cases'} ${cases.join(', ')}`,
    chapters && `${chapters.length === 1 ? 'chapter' : 'chapters'} ${chapters.join(', ')}`,
    sample !== undefined && `sample ${sample}, seed ${seed}`,
    limit !== undefined && `limit ${limit}`,
  ];
  return parts.filter((part) => typeof part === 'string').join('; ');
};
