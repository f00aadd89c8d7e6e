import { extname } from 'node:path';
import { imageSize } from 'image-size';
import { present } from '../basics/present.ts';
import { sha256 } from '../basics/sha256.ts';
import { selectImages } from '../conversation/turn-images.ts';
import { isCompleteImage } from './image-completeness.ts';
import type { ImageFinding, ImageFindingKind } from './image-finding.ts';
import { isRarelyTaken, mimeOfExtension } from './image-mime.ts';
import type { ManifestImage } from './manifest-image.ts';

export interface CheckedImage {
  readonly image: ManifestImage;
  readonly findings: readonly ImageFinding[];
}

/**
 * Checks a file that the data name as an image: what it is, how large, and whether it is complete.
 * @param file its name in the data, which decides the type that a request states, as in the reference
 */
export const checkImage = (file: string, bytes: Uint8Array): CheckedImage => {
  const extension = extname(file).toLowerCase();
  const mime = mimeOfExtension(extension);
  const content = contentOf(bytes);
  const image = {
    sha256: sha256(bytes),
    bytes: bytes.length,
    extension,
    ...present({ mime, content }),
  };
  return { image, findings: findingsOf(file, image, bytes) };
};

/** Undefined for anything but an image of a type that the reference sends, with a header that can be read. */
const contentOf = (bytes: Uint8Array): ManifestImage['content'] => {
  try {
    // A copy, because image-size reads past the end of a view into its buffer.
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
    return [finding('image of unknown type', 'has an unknown image type, so the model will not see it')];
  }
  if (!content) return [finding('unreadable image', `is not an image: it ${describeContent(bytes)}`)];
  return [
    ...(isCompleteImage(content.mime, bytes)
      ? []
      : [finding('damaged image', 'is damaged or cut short, so the model may not see it')]),
    ...(content.mime === mime
      ? []
      : [
          finding(
            'mislabelled image',
            `contains ${content.mime} but is sent as ${mime}, because of its name`,
          ),
        ]),
    ...[...new Set([mime, content.mime])].filter(isRarelyTaken).map((type) => {
      const [, name = ''] = type.split('/');
      return finding(
        'image type that most endpoints refuse',
        `is ${name.toUpperCase()}, which most endpoints refuse; convert it to PNG or JPEG`,
      );
    }),
    ...(isTooLargeToInline(file, image)
      ? [finding('image over 20 MiB', 'is over 20 MiB as a data URI, so image mode local omits it')]
      : []),
  ];
};

const describeContent = (bytes: Uint8Array): string => {
  if (bytes.length === 0) return 'is empty';
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
  return /^<(!doctype|html|\?xml|svg|head|body)/i.test(start)
    ? 'contains HTML or XML'
    : 'has no PNG, JPEG, GIF, WebP, BMP or TIFF header';
};

/** By the rule that conversations use. */
const isTooLargeToInline = (file: string, image: ManifestImage): boolean =>
  selectImages([{ caption_prefix: file, file }], 'local', { [file]: image }).dropped.length > 0;
