import { dataUri } from '../basics/data-uri.ts';
import { ownValue } from '../basics/own-value.ts';
import { sha256 } from '../basics/sha256.ts';
import type { ImageMode, ImageSource } from '../conversation/turn-images.ts';
import { datasetKeys } from '../storage/keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { UnreadableError } from '../storage/unreadable-error.ts';
import type { ManifestImage } from './manifest-image.ts';

export type ImageLoader = (source: ImageSource) => Promise<string>;

/** Makes an address at which anybody can read an object for this many seconds. */
export type LinkObject = (key: string, seconds: number) => Promise<string>;

/** Longer than an invocation lives (900 s), so that the provider can still fetch what a request names. */
export const linkSeconds = 1_200;

interface ImageLoaderDependencies {
  readonly objects: Pick<ObjectStore, 'get'>;
  readonly linkObject: LinkObject;
}

/**
 * Turns a turn's image into what the request carries: its public URL, a base64 data URI, or a short-lived link
 * to the stored file. Keeps the result, because every later turn sends the picture again and the same address
 * lets a provider use its cache. Create one loader per conversation.
 */
export const createImageLoader = (
  mode: ImageMode,
  dataset: { readonly digest: string; readonly images: Readonly<Record<string, ManifestImage>> },
  { objects, linkObject }: ImageLoaderDependencies,
): ImageLoader => {
  const made = new Map<string, Promise<string>>();
  const missing = (file: string, key = 'any object') =>
    new Error(`Dataset ${dataset.digest} lacks ${key} of the image ${file} that its manifest lists.`);
  const make = async (file: string, mime: string): Promise<string> => {
    const image = ownValue(dataset.images, file);
    if (!image) throw missing(file);
    const key = datasetKeys.image(dataset.digest, image.sha256, image.extension);
    if (mode === 'presigned') return linkObject(key, linkSeconds);
    const object = await objects.get(key);
    if (!object) throw missing(file, key);
    if (sha256(object.bytes) !== image.sha256)
      throw new UnreadableError(object.location, 'its bytes are not those of the image that was stored');
    return dataUri(mime, object.bytes);
  };
  return (source) => {
    if (source.kind === 'url') return Promise.resolve(source.url);
    // The same picture may be there as another type, which is what the data ask to send.
    const picture = `${source.sha256} ${source.mime}`;
    const earlier = made.get(picture) ?? make(source.file, source.mime);
    made.set(picture, earlier);
    return earlier;
  };
};
