import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '../../..');
const beside = join(checkout, '../shared/liveclin');
const directory = join(beside, 'golden');

/** Whether the reference evaluator's outputs for LiveClin's own cases are next to the checkout; they are never part of it. */
export const hasGolden = existsSync(directory);

/** Ends the name of a suite that needs them. */
export const needsGolden = hasGolden ? '' : ' (skipped: ../shared/liveclin/golden is not there)';

/** The real demo cases and their images. */
export const demoDirectory = join(beside, 'demo');

export const readGolden = (name: string): string => readFileSync(join(directory, name), 'utf8');

export type ImageMode = 'url' | 'local';

/** One request of the reference: image bytes are replaced by their hash. */
export interface GoldenRequest {
  readonly question: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  /** What the scripted model answered. */
  readonly reply: string;
}

/** What the reference evaluator asked, wrote and printed for one dataset, in either image mode. */
export interface GoldenRun {
  readonly of: string;
  readonly isThere: boolean;
  /** As the results file names the dataset. */
  readonly dataset: string;
  readonly casesFile: string;
  readonly imageFolder: string;
  requests(mode: ImageMode): readonly GoldenRequest[];
  /** The results file. */
  results(mode: ImageMode): string;
  printed(mode: ImageMode): string;
}

const goldenRun = (
  folder: string,
  run: Pick<GoldenRun, 'of' | 'isThere' | 'dataset' | 'casesFile' | 'imageFolder'>,
): GoldenRun => {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {
    ...run,
    requests: (mode) =>
      read(`requests-${mode}.jsonl`)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    results: (mode) => read(`results-${mode}.json`),
    printed: (mode) => read(`results-${mode}.txt`),
  };
};

/** The sample dataset's is committed, so that tests compare with the reference on any machine. */
export const goldenSample = goldenRun(join(checkout, 'test/fixtures/golden-sample'), {
  of: 'the sample dataset',
  isThere: true,
  dataset: 'sample',
  casesFile: join(checkout, 'datasets/sample/sample.jsonl'),
  imageFolder: join(checkout, 'datasets/sample/image'),
});

export const goldenRuns: readonly GoldenRun[] = [
  goldenSample,
  goldenRun(directory, {
    of: `the demo cases${needsGolden}`,
    isThere: hasGolden,
    dataset: '2025_H1',
    casesFile: join(demoDirectory, 'cases.jsonl'),
    imageFolder: join(demoDirectory, 'images'),
  }),
];

export const imageModes: readonly ImageMode[] = ['url', 'local'];
