/** Where things stand in the bucket (design.md, "Evidence"). `datasets/` is immutable. */
export const datasetKeys = {
  names: 'dataset-names/',
  name: (name: string) => `dataset-names/${name}.json`,
  manifest: (digest: string) => `datasets/${digest}/manifest.json`,
  case: (digest: string, caseKey: string) => `datasets/${digest}/cases/${caseKey}.json`,
  image: (digest: string, sha256: string, extension: string) =>
    `datasets/${digest}/images/${sha256}${extension}`,
};

/** Results files of other evaluators, by their content. */
export const importKey = (sha256: string): string => `imports/${sha256}.json`;

/** Files of the hub on their way into a dataset; a lifecycle rule ends them. */
export const fetchedFilesPrefix = 'hub-files/';
export const fetchedFileKey = (checksum: string): string => `${fetchedFilesPrefix}${checksum}`;

export const runKeys = {
  visionPicture: (runId: string) => `runs/${runId}/vision-check.png`,
  run: (runId: string) => `runs/${runId}/run.json`,
  items: (runId: string, plan: number) => `runs/${runId}/plans/${plan}/items.json`,
  checkpoint: (runId: string, caseKey: string) => `runs/${runId}/checkpoints/${caseKey}.json`,
  caseResult: (runId: string, caseKey: string) => `runs/${runId}/cases/${caseKey}.json`,
  summary: (runId: string) => `runs/${runId}/summary.json`,
  summaryText: (runId: string) => `runs/${runId}/summary.txt`,
  details: (runId: string) => `runs/${runId}/details.txt`,
  results: (runId: string) => `runs/${runId}/results.json`,
  report: (runId: string) => `runs/${runId}/report.html`,
  failures: (runId: string) => `runs/${runId}/failures.json`,
};
