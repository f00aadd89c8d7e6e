import { countOf } from '../../shared/basics/count-of.ts';
import { loadDatasetIndex } from '../../shared/dataset/dataset-index.ts';
import { loadDatasetDigest } from '../../shared/dataset/stored-datasets.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { openLocalDataset } from '../dataset/local-dataset.ts';
import { type Finding, probe } from './finding.ts';

/**
 * Where a run would find a dataset: in the bucket, on this machine, or neither.
 * @param objects the bucket; undefined when there is no stack
 */
export const checkDataset = (
  { dataset, dataDir }: { readonly dataset: string; readonly dataDir: string },
  objects: ObjectStore | undefined,
): Promise<Finding> =>
  probe('dataset', async () => {
    const places = [await inBucket(dataset, objects), await onThisMachine(dataset, dataDir)];
    const found = places.filter((place) => place !== undefined);
    if (found.length > 0) return { state: 'ok', message: `${dataset}: ${found.join('; ')}` };
    return {
      state: 'warning',
      message: `${dataset} is neither in the bucket nor in ${dataDir}: a run would download it from Hugging Face`,
      advice: `To download it now: \`npx liveclin dataset add ${dataset}\`. For your own files give --data-dir here, or --jsonl-path to \`run\`.`,
    };
  });

const inBucket = async (name: string, objects: ObjectStore | undefined): Promise<string | undefined> => {
  if (!objects) return undefined;
  const digest = await loadDatasetDigest(objects, name);
  const index = digest === undefined ? undefined : await loadDatasetIndex(objects, digest);
  if (!index) return undefined;
  const images = index.withImages ? 'with its images' : 'without images, so for image mode url only';
  return `in the bucket, ${countOf(index.cases.length, 'case')}, ${images}`;
};

const onThisMachine = async (dataset: string, dataDir: string): Promise<string | undefined> => {
  const source = await openLocalDataset({ dataset, dataDir });
  return source && `on this machine, ${source.path}`;
};
