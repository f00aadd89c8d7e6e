import { InputError } from '../../shared/basics/input-error.ts';
import { listSome } from '../../shared/basics/list-some.ts';
import { present } from '../../shared/basics/present.ts';
import { caseIdFault } from '../../shared/case/case-id-fault.ts';
import { type DatasetIndex, loadDatasetIndex } from '../../shared/dataset/dataset-index.ts';
import { loadDatasetDigest, type ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import type { RunLedger } from '../../shared/ledger/ledger.ts';
import { loadRun } from '../../shared/ledger/load-run.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { loadAskedSelection, loadSelection } from '../../shared/run/case-list.ts';
import { resolveSelection } from '../../shared/run/resolve-selection.ts';
import { DatasetMissingError, IdentityMismatchError } from '../../shared/run/run-errors.ts';
import { checkRunId } from '../../shared/run/run-id.ts';
import { identityDifferences, overlayIdentity, runIdentity } from '../../shared/run/run-identity.ts';
import type { RunInput, StartInput } from '../../shared/run/run-input.ts';
import { runSettings } from '../../shared/run/run-settings.ts';
import { selectCases } from '../../shared/run/select-cases.ts';
import type { Selection } from '../../shared/run/selection.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { currentSchema } from '../../shared/storage/schema-version.ts';

export interface ResolvedRun {
  /** The run as it is or will be stored. */
  readonly run: Run;
  readonly isNew: boolean;
  /** The cases that the run covers, in dataset order. */
  readonly cases: readonly ManifestCase[];
  /** Of a new run, with all of its ids; its identity may hold less. */
  readonly selection?: Selection;
}

interface ResolveRunDependencies {
  readonly ledger: RunLedger;
  readonly objects: ObjectStore;
  readonly now: () => number;
}

interface PlannedExecution {
  readonly executionArn: string;
  readonly executionName: string;
}

/**
 * Finds the run that an execution is about and the cases it measures. Writes nothing.
 * @throws {InputError} {RunNotFoundError} {DatasetMissingError} {IdentityMismatchError}
 */
export const resolveRun = async (
  input: RunInput,
  execution: PlannedExecution,
  dependencies: ResolveRunDependencies,
): Promise<ResolvedRun> => {
  const { ledger } = dependencies;
  switch (input.kind) {
    case 'resume':
      return resolveStored(await loadRun(ledger, input.resume), input, dependencies);
    case 'start': {
      // A retried or redriven execution finds the run that it created itself.
      const stored = await ledger.getRun(execution.executionName);
      return stored ? resolveStored(stored, input, dependencies) : resolveNew(input, execution, dependencies);
    }
  }
};

const resolveStored = async (
  stored: Run,
  input: RunInput,
  { objects }: ResolveRunDependencies,
): Promise<ResolvedRun> => {
  // A run keeps the content it started with, wherever its dataset's name points now.
  const { dataset = stored.dataset } = input;
  const digest =
    input.datasetDigest ??
    (dataset === stored.dataset ? stored.identity.datasetDigest : await digestOf(dataset, objects));
  const { cases } = await datasetIndexOf(input.dataset ?? digest, digest, objects);
  const selection = await askedSelection(input, cases, objects);
  const selected = await loadSelection(objects, stored.runId, stored.identity.selection);
  const identity = { ...stored.identity, ...present({ selection: selected }) };
  const asked = overlayIdentity(identity, { ...input, selection }, digest);
  const differences = identityDifferences(identity, asked);
  if (differences.length > 0) throw new IdentityMismatchError(stored.runId, differences);
  const run = { ...stored, settings: runSettings(input, stored.settings) };
  if (run.settings.background && run.identity.api !== 'responses') {
    throw new InputError([{ path: ['background'], message: 'is for runs with the Responses API only' }]);
  }
  return { run, isNew: false, cases: selectCases(cases, selected) };
};

const resolveNew = async (
  input: StartInput,
  execution: PlannedExecution,
  { objects, now }: ResolveRunDependencies,
): Promise<ResolvedRun> => {
  checkRunId(execution.executionName);
  const digest = input.datasetDigest ?? (await digestOf(input.dataset, objects));
  const index = await datasetIndexOf(input.dataset, digest, objects);
  const selection = await askedSelection(input, index.cases, objects);
  const cases = selectCases(index.cases, selection);
  const run = newRun({ ...input, selection }, execution, { index, cases, startedAt: new Date(now()) });
  if (run.identity.imageMode !== 'url' && !index.withImages) {
    throw new DatasetMissingError(
      `Dataset "${run.dataset}" was stored without its images. Add it again with its images: \`npx liveclin dataset add ${run.dataset} --image-root <folder>\`.`,
    );
  }
  return { run, isNew: true, cases, ...present({ selection }) };
};

const askedSelection = async (
  { selection }: Pick<RunInput, 'selection'>,
  cases: readonly ManifestCase[],
  objects: ObjectStore,
): Promise<Selection | undefined> =>
  selection && resolveSelection(await loadAskedSelection(objects, selection), cases);

const digestOf = async (dataset: string, objects: ObjectStore): Promise<string> => {
  const digest = await loadDatasetDigest(objects, dataset);
  if (digest === undefined) throw datasetMissing(dataset);
  return digest;
};

/** @param name what to call the dataset in the error */
const datasetIndexOf = async (name: string, digest: string, objects: ObjectStore): Promise<DatasetIndex> => {
  const index = await loadDatasetIndex(objects, digest);
  if (!index) throw datasetMissing(name);
  const faults = index.cases.flatMap(({ caseId }) => caseIdFault(caseId) ?? []);
  if (faults.length === 0) return index;
  throw new InputError([
    { path: ['dataset'], message: `"${name}" cannot be evaluated: ${listSome(faults, ' ')} Add it again` },
  ]);
};

const datasetMissing = (name: string): DatasetMissingError =>
  new DatasetMissingError(
    `The bucket has no dataset "${name}". Add it with \`npx liveclin dataset add ${name} --jsonl-path <file> --image-root <folder>\`.`,
  );

const newRun = (
  input: StartInput,
  { executionArn, executionName }: PlannedExecution,
  {
    index,
    cases,
    startedAt,
  }: {
    readonly index: DatasetIndex;
    readonly cases: readonly ManifestCase[];
    readonly startedAt: Date;
  },
): Run => ({
  schema: currentSchema,
  runId: executionName,
  identity: runIdentity(input, index.digest),
  settings: runSettings(input),
  dataset: input.dataset,
  totals: {
    cases: cases.length,
    questions: cases.reduce((total, { questions }) => total + questions, 0),
  },
  ...present({ datasetCases: input.selection && index.cases.length }),
  startedAt: startedAt.toISOString(),
  activeExecution: executionArn,
  plan: 0,
  ...present({
    importedFrom: input.importKey === undefined ? undefined : { key: input.importKey, isDone: false },
  }),
  warnings: index.warnings.slice(0, 50),
});
