import type { CaseResult } from './case-result.ts';

/** Cases that were taken over from another results file. */
export interface ImportedCount {
  readonly cases: number;
  /** Of those: the reference's files say nothing of tokens, ours do. */
  readonly withoutTokens: number;
}

export const noneImported: ImportedCount = { cases: 0, withoutTokens: 0 };

export const countImported = (count: ImportedCount, { imported, mcqs }: CaseResult): ImportedCount => {
  if (!imported) return count;
  const isKnown = mcqs.some(({ turn }) => turn?.usage !== undefined);
  return { cases: count.cases + 1, withoutTokens: count.withoutTokens + (isKnown ? 0 : 1) };
};
