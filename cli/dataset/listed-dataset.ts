import type { HubOrigin } from '../../shared/dataset/hub-origin.ts';
import type { DatasetManifest } from '../../shared/dataset/stored-datasets.ts';

/** What machines are told of a dataset of the bucket. */
export interface ListedDataset {
  readonly name: string;
  readonly digest: string;
  readonly cases: number;
  readonly questions: number;
  /** Stored files; null for the cases alone. */
  readonly images: number | null;
  /** Null for files of somebody's own. */
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
  images: withImages ? Object.keys(images).length : null,
  origin: origin ?? null,
});
