/** Image types that the reference sends, by file extension. */
const mimes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.png': 'image/png',
    '.gif': 'image/gif',
    '.webp': 'image/webp',
    '.bmp': 'image/bmp',
    '.tif': 'image/tiff',
    '.tiff': 'image/tiff',
  }),
);

/** Types that OpenAI, Anthropic and most others refuse: they take PNG, JPEG, GIF and WebP. */
export const isRarelyTaken = (mime: string): boolean => mime === 'image/bmp' || mime === 'image/tiff';

/** @param extension with its dot; undefined when it names no image type */
export const mimeOfExtension = (extension: string): string | undefined => mimes.get(extension.toLowerCase());
