import { caseKeyOf } from '../../../shared/case/case-key.ts';
import type { Coverage } from '../../../shared/ledger/coverage.ts';
import { withoutTexts } from '../../../shared/outputs/export/without-texts.ts';
import { caseResults } from '../../../shared/outputs/read-settled-cases.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { coverageOfFile, parseResultsFile, type ResultsFile } from '../../../shared/results/results-file.ts';
import { loadRunFiles, type StoredRun } from '../../results/run-files.ts';
import { type CaseTexts, storedTexts } from './case-texts.ts';

/** A run or a results file as the pages read it. */
export interface ViewedRun {
  /** What addresses call it: a run id, or the path as the command was given it. */
  readonly name: string;
  readonly meta: ResultsFile['meta'];
  readonly coverage: Coverage;
  /** Of a stored run without replies, so that memory does not grow with them. */
  readonly cases: readonly CaseResult[];
  /** With its replies; undefined for a case that the run does not have, or not now. */
  loadCase(caseId: string): Promise<CaseResult | undefined>;
  readonly texts: CaseTexts | undefined;
}

export const viewedFile = (name: string, file: ResultsFile, texts: CaseTexts | undefined): ViewedRun => ({
  name,
  meta: file.meta,
  coverage: coverageOfFile(file),
  cases: file.cases,
  loadCase: async (caseId) => file.cases.find((judged) => judged.case_id === caseId),
  texts,
});

/** Reads a stored run: its results once, the replies of a case when they are asked for. */
export const loadViewedRun = async (stored: StoredRun): Promise<ViewedRun> => {
  const { run, stack } = stored;
  const { runId, identity } = run;
  const { results } = await loadRunFiles(stored, ['results']);
  const file = parseResultsFile(results, runId);
  return {
    name: runId,
    meta: file.meta,
    coverage: coverageOfFile(file),
    cases: withoutTexts(file).cases,
    loadCase: async (caseId) => {
      const rows = await stack.ledger.getCases(runId, [caseKeyOf(caseId)]);
      const settled = rows.filter(({ status }) => status === 'done' || status === 'failed');
      for await (const { result } of caseResults(settled, stack.objects)) return result;
      return undefined;
    },
    texts: storedTexts(stack.objects, identity.datasetDigest),
  };
};
