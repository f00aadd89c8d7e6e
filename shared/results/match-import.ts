import { isDeepStrictEqual } from 'node:util';
import { listSome } from '../basics/list-some.ts';
import type { EvalCase } from '../case/eval-case.ts';
import { ImportMismatchError } from '../run/run-errors.ts';
import { caseDifference } from './case-difference.ts';
import type { CaseResult } from './case-result.ts';
import type { ResultsFile } from './results-file.ts';

/** The part of what a run measures that results files record: a file of the reference has no digest and no parameters. */
export interface ImportingRun {
  readonly model: string;
  readonly imageMode: string;
  readonly api?: string | undefined;
  readonly history?: string | undefined;
  /** Display name. */
  readonly dataset: string;
  readonly datasetDigest: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly caseIds: ReadonlySet<string>;
}

/** @throws {ImportMismatchError} when the file measures something else, or has cases that the run does not include */
export const matchRun = ({ meta, cases }: ResultsFile, run: ImportingRun): void => {
  const fields = [
    ['model', meta.model, run.model],
    ['image mode', meta.image_mode, run.imageMode],
    ['dataset', meta.dataset, run.dataset],
    ['API', meta.run?.api ?? 'chat', run.api ?? 'chat'],
    ['history', meta.run?.history ?? 'text', run.history ?? 'text'],
  ] as const;
  const unknown = cases.map(({ case_id }) => case_id).filter((caseId) => !run.caseIds.has(caseId));
  refuse([
    ...fields
      .filter(([, inFile, asked]) => inFile !== asked)
      .map(([name, inFile, asked]) => `${name} is "${inFile}" in the results file and "${asked}" here`),
    ...ownDifferences(meta.run, run),
    ...(meta.without_texts ? ['it was written with --no-text, so it has no replies to import'] : []),
    ...(unknown.length > 0 ? [`the run does not include case ${listSome(unknown)}`] : []),
  ]);
};

/** A file of ours says more: under other data or parameters, its replies would not be this run's. */
const ownDifferences = (inFile: ResultsFile['meta']['run'], run: ImportingRun): string[] => {
  const { dataset_digest: digest = run.datasetDigest, parameters = run.parameters } = inFile ?? {};
  const names = [...new Set([...Object.keys(parameters), ...Object.keys(run.parameters)])];
  return [
    ...(digest === run.datasetDigest ? [] : ['the dataset has other content than when the file was written']),
    ...names
      .filter((name) => !isDeepStrictEqual(parameters[name], run.parameters[name]))
      .map(
        (name) =>
          `${name} is ${JSON.stringify(parameters[name]) ?? 'not set'} in the results file and ${JSON.stringify(run.parameters[name]) ?? 'not set'} here`,
      ),
  ];
};

/** @throws {ImportMismatchError} when cases of the file have other questions or keys than the dataset's */
export const matchCases = (
  pairs: readonly { readonly judged: CaseResult; readonly evalCase: EvalCase }[],
): void => refuse(pairs.flatMap(({ judged, evalCase }) => caseDifference(judged, evalCase) ?? []));

const refuse = (differences: readonly string[]): void => {
  if (differences.length > 0) throw new ImportMismatchError(differences);
};
