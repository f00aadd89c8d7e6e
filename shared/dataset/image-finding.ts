export type ImageFindingKind =
  | 'missing image'
  | 'unreadable image'
  | 'damaged image'
  | 'mislabelled image'
  | 'image of unknown type'
  | 'image over 20 MiB';

/** What is wrong with a file that the data name as an image. */
export interface ImageFinding {
  readonly kind: ImageFindingKind;
  /** As the data name it. */
  readonly file: string;
  /** Follows the file's name, e.g. `is missing`. */
  readonly detail: string;
}

/** Findings that make a dataset unusable: the model would see no picture. */
export const isUnusable = ({ kind }: ImageFinding): boolean =>
  kind === 'missing image' || kind === 'unreadable image';
