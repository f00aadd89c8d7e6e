import { loadDatasetDigest, loadManifest } from '../../shared/dataset/stored-datasets.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { openLocalDataset } from '../dataset/local-dataset.ts';
import { type Finding, probe } from './finding.ts';

/**
 * Where a run finds a dataset: in the bucket, on this machine from where `run` stores it, or nowhere near.
 * @param objects the bucket; undefined when there is none to ask
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
      advice: `Do so beforehand: \`liveclin dataset add ${dataset}\`. Files of your own are named by --data-dir, or by \`run --jsonl-path\`.`,
    };
  });

const inBucket = async (name: string, objects: ObjectStore | undefined): Promise<string | undefined> => {
  const digest = objects && (await loadDatasetDigest(objects, name));
  const manifest = digest === undefined ? undefined : await loadManifest(objects as ObjectStore, digest);
  if (!manifest) return undefined;
  const images = manifest.withImages ? 'with its images' : 'without images: for image mode url alone';
  return `in the bucket, ${manifest.cases.length} cases, ${images}`;
};

const onThisMachine = async (dataset: string, dataDir: string): Promise<string | undefined> => {
  const source = await openLocalDataset({ dataset, dataDir });
  return source && `on this machine, ${source.path}`;
};
