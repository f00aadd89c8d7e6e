import type { HubOrigin } from '../../shared/dataset/hub-origin.ts';
import { isStored } from '../../shared/dataset/manifest-image.ts';
import type { DatasetManifest } from '../../shared/dataset/stored-datasets.ts';

/** A dataset in the bucket, as `--json` prints it. */
export interface ListedDataset {
  readonly name: string;
  readonly digest: string;
  readonly cases: number;
  readonly questions: number;
  /** Stored files; null when only the cases are stored. */
  readonly images: number | null;
  /** Null for the user's own files. */
  readonly origin: HubOrigin | null;
}

export const listedDataset = (
  name: string,
  { digest, cases, images, withImages }: DatasetManifest,
  origin: HubOrigin | undefined,
): ListedDataset => ({
  name,
  digest,
  cases: cases.length,
  questions: cases.reduce((sum, { questions }) => sum + questions, 0),
  images: withImages ? Object.values(images).filter(isStored).length : null,
  origin: origin ?? null,
});
