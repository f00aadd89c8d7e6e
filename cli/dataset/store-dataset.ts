import { countOf } from '../../shared/basics/count-of.ts';
import { uploadDataset } from '../../shared/dataset/upload-dataset.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { CheckedDataset } from './check-dataset.ts';

/** Stores a dataset under its digest and shows progress. */
export const storeDataset = async (
  { prepared, source }: CheckedDataset,
  { objects, terminal }: { readonly objects: ObjectStore; readonly terminal: Terminal },
): Promise<void> => {
  const isNew = await uploadDataset(prepared, {
    objects,
    readImage: source.readImage,
    onProgress: (stored, total) =>
      terminal.progress({
        lines: [`Storing the dataset: ${stored}/${total} objects`],
        share: stored / total,
      }),
  });
  const { digest, cases } = prepared.manifest;
  const what = `${countOf(cases.length, 'case')}, digest ${digest.slice(0, 12)}`;
  terminal.note(isNew ? `Dataset stored (${what}).` : `Dataset already stored (${what}); nothing uploaded.`);
};
