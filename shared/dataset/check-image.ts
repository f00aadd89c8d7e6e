import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { imageSize } from 'image-size';
import { selectImages } from '../conversation/turn-images.ts';
import { isCompleteImage } from './image-completeness.ts';
import type { ImageFinding, ImageFindingKind } from './image-finding.ts';
import { mimeOfExtension } from './image-mime.ts';
import type { ManifestImage } from './stored-datasets.ts';

export interface CheckedImage {
  readonly image: ManifestImage;
  readonly findings: readonly ImageFinding[];
}

/**
 * Looks at a file that the data name as an image: what it is, how large, and whether it is whole.
 * @param file its name in the data; the type that a request states goes by it, as in the reference
 */
export const checkImage = (file: string, bytes: Uint8Array): CheckedImage => {
  const extension = extname(file).toLowerCase();
  const mime = mimeOfExtension(extension);
  const content = contentOf(bytes);
  const image = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    extension,
    ...(mime === undefined ? {} : { mime }),
    ...(content === undefined ? {} : { content }),
  };
  return { image, findings: findingsOf(file, image, bytes) };
};

/** Undefined for anything but an image of a type that chat endpoints take, with a header that can be read. */
const contentOf = (bytes: Uint8Array): ManifestImage['content'] => {
  try {
    // A copy, because image-size reads on into what lies behind a view in its buffer.
    const { type, width, height } = imageSize(new Uint8Array(bytes));
    const mime = mimeOfExtension(`.${type}`);
    return mime === undefined || width * height === 0 ? undefined : { mime, width, height };
  } catch {
    return undefined;
  }
};

const findingsOf = (file: string, image: ManifestImage, bytes: Uint8Array): ImageFinding[] => {
  const { mime, content } = image;
  const finding = (kind: ImageFindingKind, detail: string): ImageFinding => ({ kind, file, detail });
  if (mime === undefined) {
    return [finding('image of unknown type', 'is of no known image type: the model will not see it')];
  }
  if (!content) return [finding('unreadable image', `is no image: it ${describeContent(bytes)}`)];
  return [
    ...(isCompleteImage(content.mime, bytes)
      ? []
      : [finding('damaged image', 'is damaged or cut short: the model may not be able to see it')]),
    ...(content.mime === mime
      ? []
      : [finding('mislabelled image', `holds ${content.mime} and is sent as ${mime}, as its name says`)]),
    ...(isTooLargeToInline(file, image)
      ? [finding('image over 20 MiB', 'is over 20 MiB as a data URI: image mode local leaves it out')]
      : []),
  ];
};

const describeContent = (bytes: Uint8Array): string => {
  if (bytes.length === 0) return 'is empty';
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
  return /^<(!doctype|html|\?xml|svg|head|body)/i.test(start)
    ? 'holds HTML or XML'
    : 'has no header of PNG, JPEG, GIF, WebP, BMP or TIFF';
};

/** Asked of the rule that the conversation goes by. */
const isTooLargeToInline = (file: string, image: ManifestImage): boolean =>
  selectImages([{ caption_prefix: file, file }], 'local', { [file]: image }).dropped.length > 0;
