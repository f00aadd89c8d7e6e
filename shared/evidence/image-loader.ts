import type { ImageSource } from '../conversation/turn-images.ts';
import type { ManifestImage } from './datasets.ts';
import { datasetKeys } from './keys.ts';
import type { ObjectStore } from './object-store.ts';

export type ImageLoader = (source: ImageSource) => Promise<string>;

/**
 * Turns a turn's image into what the request carries: its public URL, or a base64 data URI. Keeps what it
 * loaded, because every later turn sends the picture again: make one loader a conversation.
 */
export const createImageLoader = (
  objects: ObjectStore,
  dataset: { readonly digest: string; readonly images: Readonly<Record<string, ManifestImage>> },
): ImageLoader => {
  const loaded = new Map<string, Promise<string>>();
  const load = async (file: string, mime: string): Promise<string> => {
    const image = dataset.images[file];
    const object =
      image && (await objects.get(datasetKeys.image(dataset.digest, image.sha256, image.extension)));
    if (!object)
      throw new Error(`Dataset ${dataset.digest} lacks the image ${file} that its manifest lists.`);
    return `data:${mime};base64,${Buffer.from(object.bytes).toString('base64')}`;
  };
  return (source) => {
    if (source.kind === 'url') return Promise.resolve(source.url);
    const earlier = loaded.get(source.sha256) ?? load(source.file, source.mime);
    loaded.set(source.sha256, earlier);
    return earlier;
  };
};
