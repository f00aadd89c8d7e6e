import type { DatasetManifest } from '../../shared/evidence/datasets.ts';
import { InputError } from '../../shared/input-error.ts';
import type { CaseLedger } from '../../shared/ledger/ledger.ts';
import type { ResumeInput, StartInput } from '../../shared/run/run-input.ts';

/**
 * Keys of the cases that `cases` names; undefined when it is not given.
 * @throws {InputError} naming the ids that the dataset does not hold
 */
export const chosenCases = (
  input: StartInput | ResumeInput,
  manifest: DatasetManifest,
): ReadonlySet<string> | undefined => {
  if (!('cases' in input) || input.cases === undefined) return undefined;
  const keys = new Map(manifest.cases.map(({ caseId, caseKey }) => [caseId, caseKey]));
  const unknown = input.cases.filter((caseId) => !keys.has(caseId));
  if (unknown.length > 0) {
    const more = unknown.length > 20 ? ` and ${unknown.length - 20} more` : '';
    throw new InputError(`cases: the run has no case ${unknown.slice(0, 20).join(', ')}${more}.`);
  }
  return new Set(input.cases.flatMap((caseId) => keys.get(caseId) ?? []));
};

/** Makes the chosen cases start over; what they came to so far is kept as earlier attempts. */
export const reopenCases = async (
  chosen: ReadonlySet<string>,
  planned: { readonly runId: string; readonly executionArn: string; readonly plan: number },
  ledger: CaseLedger,
): Promise<void> => {
  for (const caseKey of chosen) await ledger.reopenCase({ ...planned, caseKey });
};
