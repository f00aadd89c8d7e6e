import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { caseKeyOf } from '../case/case-key.ts';
import { imagesOf, questionsOf } from '../case/eval-case.ts';
import { type ParsedCase, type ParsedCases, parseCases } from '../case/parse-cases.ts';
import type { DatasetManifest, ManifestImage } from '../evidence/datasets.ts';
import { InputError } from '../input-error.ts';
import { mimeOfExtension } from './image-mime.ts';

export interface DatasetSource {
  /** The JSONL text. */
  readonly text: string;
  /** How to name the file in messages. */
  readonly name: string;
  /** Reads an image by the name that the data gives it; undefined when it is not there. Absent: no images. */
  readonly readImage?: ((file: string) => Promise<Uint8Array | undefined>) | undefined;
  readonly allowMissingImages?: boolean | undefined;
}

export interface PreparedDataset {
  readonly manifest: DatasetManifest;
  /** The cases' lines by key, as they are stored. */
  readonly lines: ReadonlyMap<string, string>;
}

/**
 * Checks a dataset once and for all, and gives it its digest: a hash of its cases and of the images' bytes,
 * so that the same content is the same dataset wherever it comes from.
 * @throws {InputError} naming the line, or every image that is missing
 */
export const prepareDataset = async (source: DatasetSource): Promise<PreparedDataset> => {
  const parsed = parseCases(source.text, source.name);
  const { images, missing } = await readImages(parsed, source);
  if (missing.length > 0 && !source.allowMissingImages) {
    throw new InputError(
      `${source.name}: ${missing.length === 1 ? '1 image is' : `${missing.length} images are`} missing: ${shorten(missing)}. Check the image folder; --allow-missing-images goes on without and records it.`,
    );
  }
  const warnings = [
    ...parsed.warnings,
    ...missing.map((file) => `image ${file} is missing: the model will not see it`),
    ...Object.entries(images).flatMap(([file, { mime }]) =>
      mime === undefined ? [`image ${file} is of no known image type: the model will not see it`] : [],
    ),
  ];
  const cases = parsed.cases.map((entry) => manifestCase(entry, images));
  const withImages = source.readImage !== undefined;
  const lines = new Map(parsed.cases.map(({ caseId, line }) => [caseKeyOf(caseId), line]));
  return { manifest: { digest: digestOf(lines, images), cases, images, withImages, warnings }, lines };
};

const shorten = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');

const manifestCase = ({ caseId, evalCase }: ParsedCase, images: Record<string, ManifestImage>) => ({
  caseId,
  caseKey: caseKeyOf(caseId),
  chapter: evalCase.Level1 ?? '',
  questions: questionsOf(evalCase).length,
  imageBytes: [...new Set(imagesOf(evalCase).map(({ file }) => file ?? ''))].reduce(
    (total, file) => total + (images[file]?.bytes ?? 0),
    0,
  ),
});

const readImages = async (
  { cases }: ParsedCases,
  { readImage }: DatasetSource,
): Promise<{ images: Record<string, ManifestImage>; missing: string[] }> => {
  const images: Record<string, ManifestImage> = {};
  const missing: string[] = [];
  if (!readImage) return { images, missing };
  const files = new Set(
    cases.flatMap(({ evalCase }) => imagesOf(evalCase).flatMap(({ file }) => file || [])),
  );
  // One after the other: a dataset's images need not fit into memory.
  for (const file of files) {
    const bytes = await readImage(file);
    if (bytes === undefined) {
      missing.push(file);
      continue;
    }
    const extension = extname(file).toLowerCase();
    const mime = mimeOfExtension(extension);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    images[file] = { sha256, bytes: bytes.length, extension, ...(mime === undefined ? {} : { mime }) };
  }
  return { images, missing };
};

const digestOf = (lines: ReadonlyMap<string, string>, images: Record<string, ManifestImage>): string => {
  const hash = createHash('sha256');
  for (const [caseKey, line] of lines) hash.update(JSON.stringify([caseKey, line])).update('\n');
  for (const file of Object.keys(images).sort())
    hash.update(JSON.stringify([file, images[file]?.sha256])).update('\n');
  return hash.digest('hex');
};
