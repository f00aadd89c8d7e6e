import type { ImageMode } from '../conversation/turn-images.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { type CaseImages, loadStoredCase, type StoredCase } from './stored-case.ts';
import { loadManifest } from './stored-datasets.ts';

/** Loads a case with what its requests need of its images. */
export type CaseLoader = (caseKey: string) => Promise<Required<StoredCase>>;

/**
 * Reads nothing but the cases' own objects; the manifest, once, of a dataset that was stored before cases carried what
 * is known of their images.
 */
export const createCaseLoader = (
  { datasetDigest, imageMode }: { readonly datasetDigest: string; readonly imageMode: ImageMode },
  objects: Pick<ObjectStore, 'get'>,
): CaseLoader => {
  let ofManifest: Promise<CaseImages> | undefined;
  const loadImages = async (): Promise<CaseImages> => {
    const manifest = await loadManifest(objects, datasetDigest);
    if (!manifest) throw new Error(`The bucket has no manifest of dataset ${datasetDigest}.`);
    return manifest.images;
  };
  return async (caseKey) => {
    const { evalCase, images } = await loadStoredCase(objects, datasetDigest, caseKey);
    if (images) return { evalCase, images };
    // Requests carry addresses of the data's own.
    if (imageMode === 'url') return { evalCase, images: {} };
    ofManifest ??= loadImages();
    return { evalCase, images: await ofManifest };
  };
};
