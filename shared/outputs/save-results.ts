import type { Coverage } from '../ledger/coverage.ts';
import type { Run } from '../ledger/run-row.ts';
import { parseResultsHead, resultsText } from '../results/results-file.ts';
import { runKeys } from '../storage/keys.ts';
import { type BuildResultsDependencies, buildResults, type ResultFiles } from './build-results.ts';
import { openInspectLog } from './inspect/stored-log.ts';
import { createLinesWriter, type LinesWriter, noLines } from './lines-writer.ts';

const contentTypes: Record<keyof ResultFiles, string> = {
  summaryText: 'text/plain; charset=utf-8',
  details: 'text/plain; charset=utf-8',
  summary: 'application/json',
  report: 'text/html; charset=utf-8',
  failures: 'application/json',
};

/** From so many cases on, a run also leaves them as compressed lines: tools that read JSON whole cannot take more. */
const manyCases = 10_000;

/** Builds a run's results and puts them into its folder, over what an earlier execution left there. */
export const saveResults = async (run: Run, stores: BuildResultsDependencies): Promise<Coverage> => {
  const { objects } = stores;
  const { runId } = run;
  await using results = objects.openWriter(runKeys.results(runId), 'application/json');
  await using lines: LinesWriter =
    run.totals.cases < manyCases
      ? noLines
      : createLinesWriter(objects.openWriter(runKeys.resultLines(runId), 'application/gzip'));
  await using log = openInspectLog(run, objects);
  let isFirst = true;
  const { coverage, files } = await buildResults(run, stores, async (line, judged) => {
    await results.write(isFirst ? line : `${resultsText.between}${line}`);
    await lines.write(line);
    await log.add(judged);
    isFirst = false;
  });
  await results.write(resultsText.end);
  const names = Object.keys(files) as (keyof ResultFiles)[];
  await Promise.all([
    results.finish(resultsText.opening(files.summary)),
    lines.finish(),
    log.finish(parseResultsHead(files.summary)),
    ...names.map((name) =>
      objects.put(runKeys[name](runId), files[name], { contentType: contentTypes[name] }),
    ),
  ]);
  return coverage;
};
