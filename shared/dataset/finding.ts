import { getOrCreate } from '../basics/get-or-create.ts';
import type { QuestionOddityKind } from '../case/question-oddities.ts';
import type { LineFault } from '../case/scan-cases.ts';
import type { DropReason } from '../conversation/turn-images.ts';
import type { ImageFindingKind } from './image-finding.ts';

export type FindingKind =
  | LineFault['kind']
  | QuestionOddityKind
  | ImageFindingKind
  | DropReason
  | 'no case'
  | 'misspelt field'
  | 'no file'
  | 'no id'
  | 'Rarity is a number'
  | 'stage without a category'
  | 'table without content';

/** Something that is wrong or odd about a dataset, and where. */
export interface Finding {
  readonly kind: FindingKind;
  /** True when it makes the dataset unusable. */
  readonly isError: boolean;
  /** From 1. */
  readonly lineNumber: number;
  /** Absent for a line that is not a case. */
  readonly caseId?: string;
  /** From 1; absent for the case and its scenario. */
  readonly question?: number;
  /** A sentence, without the place. */
  readonly detail: string;
}

/** All findings of one kind. */
export interface FindingGroup {
  readonly kind: FindingKind;
  readonly isError: boolean;
  readonly findings: readonly Finding[];
}

export const countErrors = (findings: readonly Finding[]): number =>
  findings.filter(({ isError }) => isError).length;

/** Errors before oddities, the most frequent kinds first. */
export const groupFindings = (findings: readonly Finding[]): FindingGroup[] => {
  const kinds = new Map<FindingKind, Finding[]>();
  for (const finding of findings) getOrCreate(kinds, finding.kind, () => []).push(finding);
  const groups = [...kinds].map(([kind, found]) => ({
    kind,
    isError: found.some(({ isError }) => isError),
    findings: found,
  }));
  return groups.sort(
    (one, other) =>
      Number(other.isError) - Number(one.isError) || other.findings.length - one.findings.length,
  );
};
