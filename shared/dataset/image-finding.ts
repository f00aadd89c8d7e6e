export type ImageFindingKind =
  | 'image outside its folder'
  | 'missing image'
  | 'unreadable image'
  | 'damaged image'
  | 'mislabelled image'
  | 'image of unknown type'
  | 'image type that most endpoints refuse'
  | 'image over 20 MiB';

/** What is wrong with a file that the data name as an image. */
export interface ImageFinding {
  readonly kind: ImageFindingKind;
  /** As the data name it. */
  readonly file: string;
  /** Follows the file's name, e.g. `is missing`. */
  readonly detail: string;
}

/** Findings that make a dataset unusable: the model would see no picture, or one that it must not see. */
export const isUnusable = ({ kind }: ImageFinding): boolean =>
  kind === 'missing image' || kind === 'unreadable image' || kind === 'image outside its folder';

/** Findings that nothing excuses, not even the permission to continue without images. */
export const isForbidden = ({ kind }: ImageFinding): boolean => kind === 'image outside its folder';
