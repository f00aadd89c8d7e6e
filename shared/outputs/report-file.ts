import { renderReport } from '../report/render-report.ts';
import { createReportedCases } from '../report/reported-cases.ts';
import type { ResultsFile } from '../results/results-file.ts';
import { summarizeFile } from './summarize-file.ts';

/** The report of a results file, the reference's or ours, on its cases as they are judged in it. */
export const reportFile = (file: ResultsFile): string => {
  const { run, coverage, figures } = summarizeFile(file);
  const { run: ours, api_base: apiBase, finished_at: finishedAt } = file.meta;
  const cases = createReportedCases();
  for (const judged of file.cases) cases.add(judged);
  return renderReport({
    run: {
      ...run,
      runId: ours?.run_id,
      apiBase,
      finishedAt: typeof finishedAt === 'string' ? finishedAt : undefined,
    },
    coverage,
    figures,
    cases: cases.finish(),
  });
};
