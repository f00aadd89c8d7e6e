import { loadDatasetIndex } from '../../shared/dataset/dataset-index.ts';
import { defaultRepo, defaultRevision } from '../../shared/dataset/hub-origin.ts';
import { loadDatasetName } from '../../shared/dataset/stored-datasets.ts';
import type { StartInput } from '../../shared/run/run-input.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

/** A dataset that an execution names, and where it would be fetched from. */
export interface NamedDataset {
  readonly name: string;
  readonly repo: string;
  readonly revision: string;
  readonly withImages: boolean;
}

/** The digest of what an execution asks for if its name points to that, else what to fetch. */
export type FoundDataset = { readonly datasetDigest: string } | { readonly toFetch: NamedDataset };

/**
 * Looks for the dataset that an execution asks for under the name that it gives. A name under which a user stored their
 * own files stays theirs. A branch that has moved since it was fetched is fetched again only by `dataset add` or by
 * naming its commit: runs can be compared only if they find the same cases.
 */
export const findNamedDataset = async (
  { dataset: name, imageMode, datasetRepo, datasetRevision }: StartInput,
  objects: ObjectStore,
): Promise<FoundDataset> => {
  const withImages = imageMode !== 'url';
  const known = await loadDatasetName(objects, name);
  const origin = known?.origin;
  const asked = {
    repo: datasetRepo ?? origin?.repo ?? defaultRepo,
    revision: datasetRevision ?? defaultRevision,
  };
  const isAsked =
    (datasetRepo === undefined || datasetRepo === origin?.repo) &&
    (datasetRevision === undefined || [origin?.revision, origin?.commit].includes(datasetRevision));
  if (!known || !isAsked) return { toFetch: { name, withImages, ...asked } };
  const lacksImages =
    withImages && origin !== undefined && !(await loadDatasetIndex(objects, known.digest))?.withImages;
  return lacksImages
    ? { toFetch: { name, withImages, repo: origin.repo, revision: origin.commit } }
    : { datasetDigest: known.digest };
};
