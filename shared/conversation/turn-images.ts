import { ownValue } from '../basics/own-value.ts';
import type { ImageDetail } from '../case/eval-case.ts';

/** `url`: the data's own addresses; `local`: base64 of stored files; `presigned`: links to stored files. */
export const imageModes = ['url', 'local', 'presigned'] as const;
export type ImageMode = (typeof imageModes)[number];

/** What dataset preparation found out about an image file. */
export interface ImageFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Undefined when the file's extension names no image type. */
  readonly mime?: string | undefined;
}

/** By the name that the data's `file` gives. */
export type ImageFiles = Readonly<Record<string, ImageFile>>;

/** Where an image comes from: a public address, or a stored file to embed or to link. */
export type ImageSource =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'stored'; readonly file: string; readonly sha256: string; readonly mime: string };

export type DropReason =
  | 'no caption prefix'
  | 'file missing'
  | 'no url'
  | 'url is not http(s)'
  | 'unknown image type'
  | 'over 20 MiB as a data URI';

export interface DroppedImage {
  /** The file or URL that the data names, or its caption prefix. */
  readonly image: string;
  readonly reason: DropReason;
  /** True when the request still announces the figure's caption prefix (docs/protocol.md, "Images"). */
  readonly captionKept: boolean;
}

export interface TurnImages {
  readonly captionPrefixes: readonly string[];
  readonly sources: readonly ImageSource[];
  readonly dropped: readonly DroppedImage[];
}

const maxDataUriLength = 20 * 1024 * 1024;

/** Decides for each figure, in data order, whether it is sent, only announced, or left out. */
export const selectImages = (
  images: readonly ImageDetail[],
  mode: ImageMode,
  files: ImageFiles,
): TurnImages => {
  const captionPrefixes: string[] = [];
  const sources: ImageSource[] = [];
  const dropped: DroppedImage[] = [];
  for (const image of images) {
    const choice = chooseSource(image, mode, files);
    const prefix = image.caption_prefix ?? '';
    if (typeof choice !== 'string') {
      captionPrefixes.push(prefix);
      sources.push(choice);
      continue;
    }
    const captionKept = keepsCaption.has(choice);
    if (captionKept) captionPrefixes.push(prefix);
    dropped.push({ image: nameOf(image, mode), reason: choice, captionKept });
  }
  return { captionPrefixes, sources, dropped };
};

const keepsCaption: ReadonlySet<DropReason> = new Set<DropReason>([
  'url is not http(s)',
  'unknown image type',
  'over 20 MiB as a data URI',
]);

const nameOf = (image: ImageDetail, mode: ImageMode): string =>
  (mode === 'url' ? image.url : image.file) || image.caption_prefix || 'unnamed image';

const chooseSource = (image: ImageDetail, mode: ImageMode, files: ImageFiles): ImageSource | DropReason => {
  if (!image.caption_prefix) return 'no caption prefix';
  if (mode === 'url') return chooseUrl(image.url ?? '');
  return chooseFile(image.file ?? '', mode, files);
};

const chooseUrl = (url: string): ImageSource | DropReason => {
  if (!url) return 'no url';
  return /^https?:\/\//i.test(url) ? { kind: 'url', url } : 'url is not http(s)';
};

const chooseFile = (
  file: string,
  mode: 'local' | 'presigned',
  files: ImageFiles,
): ImageSource | DropReason => {
  const stored = ownValue(files, file);
  if (!stored) return 'file missing';
  if (stored.mime === undefined) return 'unknown image type';
  const isTooLong = mode === 'local' && dataUriLength(stored.mime, stored.bytes) > maxDataUriLength;
  if (isTooLong) return 'over 20 MiB as a data URI';
  return { kind: 'stored', file, sha256: stored.sha256, mime: stored.mime };
};

const dataUriLength = (mime: string, bytes: number): number =>
  `data:${mime};base64,`.length + Math.ceil(bytes / 3) * 4;
