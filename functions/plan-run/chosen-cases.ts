import { InputError } from '../../shared/basics/input-error.ts';
import { listSome } from '../../shared/basics/list-some.ts';
import type { ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import type { CaseLedger } from '../../shared/ledger/ledger.ts';
import type { RunInput } from '../../shared/run/run-input.ts';

/**
 * Keys of the cases that a resume's `cases` names; undefined when it names none.
 * @throws {InputError} naming the ids that the run does not have
 */
export const chosenCases = (
  input: RunInput,
  cases: readonly ManifestCase[],
): ReadonlySet<string> | undefined => {
  if (input.kind === 'start' || input.cases === undefined) return undefined;
  const keys = new Map(cases.map(({ caseId, caseKey }) => [caseId, caseKey]));
  const unknown = input.cases.filter((caseId) => !keys.has(caseId));
  if (unknown.length > 0) {
    throw new InputError([{ path: ['cases'], message: `the run has no case ${listSome(unknown)}` }]);
  }
  return new Set(input.cases.flatMap((caseId) => keys.get(caseId) ?? []));
};

/** Makes the chosen cases start over; their results so far are kept as earlier attempts. */
export const reopenCases = async (
  chosen: ReadonlySet<string>,
  planned: { readonly runId: string; readonly executionArn: string; readonly plan: number },
  ledger: CaseLedger,
): Promise<void> => {
  for (const caseKey of chosen) await ledger.reopenCase({ ...planned, caseKey });
};
