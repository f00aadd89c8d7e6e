import { InputError } from '../../shared/basics/input-error.ts';
import { parseJson } from '../../shared/basics/parse-json.ts';
import { type EvalCase, evalCaseSchema } from '../../shared/case/eval-case.ts';
import { loadDatasetIndex } from '../../shared/dataset/dataset-index.ts';
import { loadCase } from '../../shared/dataset/stored-case.ts';
import { loadDatasetDigest } from '../../shared/dataset/stored-datasets.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { casesToLookThrough, firstPictures } from '../../shared/vision/first-pictures.ts';
import { openLocalDataset } from '../dataset/local-dataset.ts';
import { datasetOf } from '../flags/dataset-of.ts';

interface PictureFlags {
  readonly imageUrl?: string | undefined;
  readonly dataset?: string | undefined;
  readonly dataDir: string;
  readonly jsonlPath?: string | undefined;
}

/**
 * The pictures to show in image mode url: the one that is given, or the dataset's own first ones. Empty when there is no
 * dataset on this machine and none is named.
 * @param openBucket opened only for a dataset that is named and not on this machine
 * @throws {InputError} when a dataset is named that is nowhere
 */
export const shownPictures = async (
  flags: PictureFlags,
  openBucket: () => Promise<ObjectStore>,
): Promise<string[]> => {
  if (flags.imageUrl !== undefined) return [flags.imageUrl];
  const { dataDir, jsonlPath } = flags;
  const place = { dataset: datasetOf(flags), dataDir, ...(jsonlPath !== undefined && { jsonlPath }) };
  const source = await openLocalDataset(place, { withImages: false });
  if (source) return firstPictures(firstCases(source.text));
  return flags.dataset === undefined
    ? []
    : firstPictures(await storedCases(flags.dataset, await openBucket()));
};

/** A line that is no case is for `dataset verify` to report. */
const firstCases = (text: string): EvalCase[] =>
  text
    .split('\n', casesToLookThrough)
    .flatMap((line) => evalCaseSchema.safeParse(parseJson(line)).data ?? []);

const storedCases = async (name: string, objects: ObjectStore): Promise<EvalCase[]> => {
  const digest = await loadDatasetDigest(objects, name);
  const index = digest === undefined ? undefined : await loadDatasetIndex(objects, digest);
  if (!index) {
    throw new InputError(
      `Dataset "${name}" is neither on this machine nor in the bucket. Leave --dataset out to show a public photograph, or give --image-url.`,
    );
  }
  const first = index.cases.slice(0, casesToLookThrough);
  return Promise.all(first.map(({ caseKey }) => loadCase(objects, index.digest, caseKey)));
};
