import { sha256 } from '../basics/sha256.ts';

interface Identified {
  readonly pmc?: string | number | null | undefined;
  readonly pmid?: string | number | null | undefined;
  readonly PMID?: string | number | null | undefined;
  readonly doi?: string | null | undefined;
}

export interface CaseId {
  readonly caseId: string;
  /** True when the data name no id, so that this one was derived from the case's content. */
  readonly derived: boolean;
}

/**
 * The id of a case: `pmc`, else `PMID_<pmid|PMID>`, else `doi` (docs/protocol.md, "Data"). The reference leaves
 * the id empty when a case has none of these; here it becomes a hash of `line`, so that it stays the same
 * from run to run.
 */
export const caseIdOf = (evalCase: Identified, line: string): CaseId => {
  const pmid = evalCase.pmid || evalCase.PMID;
  if (evalCase.pmc) return { caseId: String(evalCase.pmc), derived: false };
  if (pmid) return { caseId: `PMID_${pmid}`, derived: false };
  if (evalCase.doi) return { caseId: evalCase.doi, derived: false };
  return { caseId: `case-${sha256(line).slice(0, 16)}`, derived: true };
};
