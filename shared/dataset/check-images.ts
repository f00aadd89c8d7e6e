import { imagesOf } from '../case/eval-case.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import { checkImage } from './check-image.ts';
import type { ImageFinding } from './image-finding.ts';
import { imageNameFault } from './image-name.ts';
import type { ManifestImage } from './manifest-image.ts';
import type { RefusedFile } from './refused-file.ts';

/** Reads an image by its name in the data; undefined when it is missing. */
export type ReadImage = (file: string) => Promise<Uint8Array | RefusedFile | undefined>;

export interface CheckedImages {
  /** The images that exist, by their names in the data. */
  readonly images: Record<string, ManifestImage>;
  readonly findings: readonly ImageFinding[];
}

/** Checks every image that the cases name, once. */
export const checkImages = async (
  cases: readonly ParsedCase[],
  readImage: ReadImage,
): Promise<CheckedImages> => {
  const images = new Map<string, ManifestImage>();
  const findings: ImageFinding[] = [];
  // One after the other: a dataset's images may not fit into memory.
  for (const file of filesOf(cases)) {
    const detail = imageNameFault(file);
    const read: Awaited<ReturnType<ReadImage>> =
      detail === undefined ? await readImage(file) : { kind: 'outside', detail };
    if (!(read instanceof Uint8Array)) {
      findings.push(refusalOf(file, read));
      continue;
    }
    const checked = checkImage(file, read);
    images.set(file, checked.image);
    findings.push(...checked.findings);
  }
  return { images: Object.fromEntries(images), findings };
};

/** The images whose names alone say that they cannot be used, for when the files are not looked at. */
export const checkImageNames = (cases: readonly ParsedCase[]): ImageFinding[] =>
  filesOf(cases).flatMap((file) => {
    const detail = imageNameFault(file);
    return detail === undefined ? [] : [refusalOf(file, { kind: 'outside', detail })];
  });

const filesOf = (cases: readonly ParsedCase[]): string[] => [
  ...new Set(cases.flatMap(({ evalCase }) => imagesOf(evalCase).flatMap(({ file }) => file || []))),
];

const refusalOf = (file: string, refused: RefusedFile | undefined): ImageFinding => {
  if (!refused) return { kind: 'missing image', file, detail: 'is missing' };
  const kind = refused.kind === 'outside' ? 'image outside its folder' : 'unreadable image';
  return { kind, file, detail: refused.detail };
};
