import { imagesOf } from '../case/eval-case.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import { checkImage } from './check-image.ts';
import type { ImageFinding } from './image-finding.ts';
import type { ManifestImage } from './stored-datasets.ts';

/** Reads an image by its name in the data; undefined when it is missing. */
export type ReadImage = (file: string) => Promise<Uint8Array | undefined>;

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
  const images: Record<string, ManifestImage> = {};
  const findings: ImageFinding[] = [];
  const files = new Set(
    cases.flatMap(({ evalCase }) => imagesOf(evalCase).flatMap(({ file }) => file || [])),
  );
  // One after the other: a dataset's images may not fit into memory.
  for (const file of files) {
    const bytes = await readImage(file);
    if (bytes === undefined) {
      findings.push({ kind: 'missing image', file, detail: 'is missing' });
      continue;
    }
    const checked = checkImage(file, bytes);
    images[file] = checked.image;
    findings.push(...checked.findings);
  }
  return { images, findings };
};
