import { sha256 } from '../basics/sha256.ts';

/** The folders of the bucket (docs/design.md, "Evidence"): what keys, grants and lifecycle rules begin with. */
export const prefixes = {
  /** Immutable: a dataset is stored under the digest of its content. */
  datasets: 'datasets/',
  datasetNames: 'dataset-names/',
  /** Which stored dataset a commit of the hub became. */
  hubDatasets: 'hub-datasets/',
  /** Files from the hub on their way into a dataset. */
  hubFiles: 'hub-files/',
  /** Results files of other evaluators that runs start from. */
  imports: 'imports/',
  runs: 'runs/',
  /** Logs of runs, side by side, for `inspect view`. */
  inspect: 'inspect/',
  /** The turns of conversations that are not finished. */
  checkpoints: 'checkpoints/',
  /** What Step Functions writes about a Map's children. */
  mapResults: 'map-results/',
  /** Pictures that an endpoint fetches by a link while it is checked. */
  visionChecks: 'vision-check/',
} as const;

/**
 * What is deleted so many days after it was written. A failed execution can be redriven for 14 days, so what it would read
 * stays for longer. Nothing that the ledger names is here, results in particular.
 */
export const expiries = [
  { prefix: prefixes.hubFiles, days: 7 },
  { prefix: prefixes.visionChecks, days: 7 },
  { prefix: prefixes.imports, days: 30 },
  { prefix: prefixes.checkpoints, days: 30 },
  { prefix: prefixes.mapResults, days: 30 },
] as const;

const ofDataset = (digest: string, rest: string): string => `${prefixes.datasets}${digest}/${rest}`;

export const datasetKeys = {
  name: (name: string) => `${prefixes.datasetNames}${name}.json`,
  manifest: (digest: string) => ofDataset(digest, 'manifest.json'),
  index: (digest: string) => ofDataset(digest, 'index.jsonl'),
  case: (digest: string, caseKey: string) => ofDataset(digest, `cases/${caseKey}.json`),
  image: (digest: string, sha256: string, extension: string) =>
    ofDataset(digest, `images/${sha256}${extension}`),
};

/** Imports (results files, and lists of case ids) are named after their content. */
export const importKey = (sha256: string): string => `${prefixes.imports}${sha256}.json`;
export const importKeyPattern = new RegExp(`^${prefixes.imports}[0-9a-f]{64}\\.json$`);

export const hubDatasetKey = (fetched: {
  readonly repo: string;
  readonly commit: string;
  readonly name: string;
  readonly withImages: boolean;
}): string =>
  `${prefixes.hubDatasets}${fetched.repo}/${fetched.commit}/${fetched.name}/${fetched.withImages ? 'with-images' : 'cases'}.json`;

export const hubFileKey = (checksum: string): string => `${prefixes.hubFiles}${checksum}`;

export const checkedPictureKey = `${prefixes.visionChecks}yellow.png`;

/** Number of a plan or seat; `*` makes a pattern, for grants. */
type Numbered = number | '*';

/** Everything that a run leaves behind. */
export const runFolder = (runId: string): string => `${prefixes.runs}${runId}/`;

/**
 * A run's Inspect log. Inspect reads a log's time, task and id from its name, with `_` between them; the id tells runs
 * apart whose own ids differ only in what is written as `-`.
 */
export const inspectLogKey = ({ runId, startedAt }: { readonly runId: string; readonly startedAt: string }) =>
  `${prefixes.inspect}${startedAt.slice(0, 19).replaceAll(':', '-')}_${runId.replaceAll('_', '-')}_${sha256(runId).slice(0, 22)}.eval`;

export const runKeys = {
  visionPicture: (runId: string) => `${prefixes.visionChecks}${runId}.png`,
  run: (runId: string) => `${runFolder(runId)}run.json`,
  caseList: (runId: string) => `${runFolder(runId)}selected-cases.json`,
  items: (runId: string, plan: Numbered) => `${runFolder(runId)}plans/${plan}/items.json`,
  seat: (runId: string, plan: Numbered, seat: Numbered) =>
    `${runFolder(runId)}plans/${plan}/seats/${seat}.json`,
  checkpoint: (runId: string, caseKey: string) => `${prefixes.checkpoints}${runId}/${caseKey}.json`,
  /** Where checkpoints were before they expired. */
  formerCheckpoint: (runId: string, caseKey: string) => `${runFolder(runId)}checkpoints/${caseKey}.json`,
  caseResult: (runId: string, caseKey: string) => `${runFolder(runId)}cases/${caseKey}.json`,
  summary: (runId: string) => `${runFolder(runId)}summary.json`,
  summaryText: (runId: string) => `${runFolder(runId)}summary.txt`,
  details: (runId: string) => `${runFolder(runId)}details.txt`,
  results: (runId: string) => `${runFolder(runId)}results.json`,
  resultLines: (runId: string) => `${runFolder(runId)}results.jsonl.gz`,
  report: (runId: string) => `${runFolder(runId)}report.html`,
  failures: (runId: string) => `${runFolder(runId)}failures.json`,
};
