import type { ResultsFile } from '../../results/results-file.ts';
import { inspectJson } from './inspect-json.ts';
import { logHeader } from './log-header.ts';
import type { LogKind } from './log-kind.ts';
import { createLogTally } from './log-tally.ts';

/** A results file as an Inspect log in JSON. Samples are made twice, because the header's figures come first. */
export const jsonLog = async function* (file: ResultsFile, kind: LogKind): AsyncIterable<string> {
  const { model } = file.meta;
  const tally = createLogTally();
  for (const judged of file.cases) tally.add(kind.samplesOf(judged, model));
  const header = inspectJson(logHeader(file, kind, tally.finish()));
  yield `${header.slice(0, -1)},"samples":[`;
  let separator = '\n';
  for (const judged of file.cases)
    for (const sample of kind.samplesOf(judged, model)) {
      yield `${separator}${inspectJson(sample)}`;
      separator = ',\n';
    }
  yield '\n]}\n';
};
