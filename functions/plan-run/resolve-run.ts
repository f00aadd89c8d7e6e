import {
  type DatasetManifest,
  loadDatasetDigest,
  loadManifest,
  type ManifestCase,
} from '../../shared/dataset/stored-datasets.ts';
import type { RunLedger } from '../../shared/ledger/ledger.ts';
import { loadRun } from '../../shared/ledger/load-run.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { extraParametersOf } from '../../shared/run/extra-parameters.ts';
import { resolveSelection } from '../../shared/run/resolve-selection.ts';
import { DatasetMissingError, IdentityMismatchError } from '../../shared/run/run-errors.ts';
import { identityDifferences, runIdentity } from '../../shared/run/run-identity.ts';
import type { ResumeInput, StartInput } from '../../shared/run/run-input.ts';
import { runSettings } from '../../shared/run/run-settings.ts';
import { selectCases } from '../../shared/run/select-cases.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

export interface ResolvedRun {
  /** The run as it is stored, or as it will be. */
  readonly run: Run;
  readonly isNew: boolean;
  /** The cases that the run is about, in dataset order. */
  readonly cases: readonly ManifestCase[];
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
  input: StartInput | ResumeInput,
  execution: PlannedExecution,
  dependencies: ResolveRunDependencies,
): Promise<ResolvedRun> => {
  const { ledger, objects } = dependencies;
  const runId = 'resume' in input ? input.resume : execution.executionName;
  const stored = 'resume' in input ? await loadRun(ledger, runId) : await ledger.getRun(runId);
  const digest = await digestOf(input, stored, objects);
  const manifest = await loadManifest(objects, digest);
  if (!manifest) throw new DatasetMissingError(missing(input.dataset ?? digest));
  const asked = input.selection && resolveSelection(input.selection, manifest.cases);
  if (stored) {
    checkIdentity(stored, { ...input, selection: asked }, digest);
    const run = { ...stored, settings: runSettings(input, stored.settings) };
    return { run, isNew: false, cases: selectCases(manifest.cases, stored.identity.selection) };
  }
  const cases = selectCases(manifest.cases, asked);
  const start = { ...(input as StartInput), selection: asked };
  const run = newRun(start, execution, { manifest, cases, startedAt: new Date(dependencies.now()) });
  if (run.identity.imageMode !== 'url' && !manifest.withImages) {
    throw new DatasetMissingError(
      `Dataset "${run.dataset}" was stored without its images. Add it again with its image folder: \`liveclin dataset add ${run.dataset} --image-root <folder>\`.`,
    );
  }
  return { run, isNew: true, cases };
};

const digestOf = async (
  input: StartInput | ResumeInput,
  stored: Run | undefined,
  objects: ObjectStore,
): Promise<string> => {
  if (input.datasetDigest !== undefined) return input.datasetDigest;
  // A run stays with the content it started with, wherever its dataset's name has moved since.
  if (stored && (input.dataset === undefined || input.dataset === stored.dataset)) {
    return stored.identity.datasetDigest;
  }
  const name = input.dataset ?? '';
  const digest = await loadDatasetDigest(objects, name);
  if (digest === undefined) throw new DatasetMissingError(missing(name));
  return digest;
};

const missing = (name: string): string =>
  `The bucket holds no dataset "${name}". Add it: \`liveclin dataset add ${name} --jsonl-path <file> --image-root <folder>\`.`;

const checkIdentity = (stored: Run, input: StartInput | ResumeInput, digest: string): void => {
  const { identity } = stored;
  const asked = runIdentity(
    {
      model: input.model ?? identity.model,
      apiBase: input.apiBase ?? identity.apiBase,
      dataset: input.dataset ?? stored.dataset,
      selection: input.selection ?? identity.selection,
      imageMode: input.imageMode ?? identity.imageMode,
      temperature: input.temperature ?? (identity.parameters.temperature as number),
      parameters: input.parameters ?? extraParametersOf(identity.parameters),
      maxTokens: input.maxTokens ?? (identity.parameters.max_tokens as number),
    },
    digest,
  );
  const differences = identityDifferences(identity, asked);
  if (differences.length > 0) throw new IdentityMismatchError(stored.runId, differences);
};

const newRun = (
  input: StartInput,
  { executionArn, executionName }: PlannedExecution,
  {
    manifest,
    cases,
    startedAt,
  }: {
    readonly manifest: DatasetManifest;
    readonly cases: readonly ManifestCase[];
    readonly startedAt: Date;
  },
): Run => ({
  runId: executionName,
  identity: runIdentity(input, manifest.digest),
  settings: runSettings(input),
  dataset: input.dataset,
  totals: {
    cases: cases.length,
    questions: cases.reduce((total, { questions }) => total + questions, 0),
  },
  ...(input.selection ? { datasetCases: manifest.cases.length } : {}),
  startedAt: startedAt.toISOString(),
  activeExecution: executionArn,
  plan: 0,
  ...(input.importKey === undefined ? {} : { importedFrom: { key: input.importKey, isDone: false } }),
  warnings: manifest.warnings.slice(0, 50),
});
