import { createHash } from 'node:crypto';
import { countOf } from '../basics/count-of.ts';
import { InputError } from '../basics/input-error.ts';
import { listSome } from '../basics/list-some.ts';
import { ownValue } from '../basics/own-value.ts';
import { caseKeyOf } from '../case/case-key.ts';
import { type EvalCase, imagesOf, questionsOf } from '../case/eval-case.ts';
import { parseCases } from '../case/parse-cases.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import { currentSchema } from '../storage/schema-version.ts';
import { checkImages, type ReadImage } from './check-images.ts';
import { type ImageFinding, isForbidden, isUnusable } from './image-finding.ts';
import { isStored, type ManifestImage } from './manifest-image.ts';
import type { DatasetManifest } from './stored-datasets.ts';

export interface DatasetSource {
  /** The JSONL text. */
  readonly text: string;
  /** What to call the file in messages. */
  readonly name: string;
  /** Absent: only the cases are prepared. */
  readonly readImage?: ReadImage | undefined;
  /** Only warn about missing or unreadable images. */
  readonly allowMissingImages?: boolean | undefined;
}

interface PreparedLine {
  /** As it is in the file. */
  readonly line: string;
  /** Names of the images that the case shows, each once. */
  readonly files: readonly string[];
}

export interface PreparedDataset {
  readonly manifest: DatasetManifest;
  /** By key, in dataset order. */
  readonly lines: ReadonlyMap<string, PreparedLine>;
}

/**
 * Checks a dataset once for all later uses and computes its digest: a hash of its cases and of the images' bytes, so
 * that the same content is the same dataset wherever it comes from.
 * @throws {InputError} naming the line, or the images that are missing or unreadable
 */
export const prepareDataset = async (source: DatasetSource): Promise<PreparedDataset> => {
  const parsed = parseCases(source.text, source.name);
  const { images, findings } = source.readImage
    ? await checkImages(parsed.cases, source.readImage)
    : { images: {}, findings: [] };
  const forbidden = findings.filter(isForbidden);
  if (forbidden.length > 0) throw outsideFolder(source.name, forbidden);
  const unusable = findings.filter(isUnusable);
  if (unusable.length > 0 && !source.allowMissingImages) throw unusableImages(source.name, unusable);
  const warnings = [...parsed.warnings, ...findings.map(({ file, detail }) => `image ${file} ${detail}`)];
  const cases = parsed.cases.map((entry) => manifestCase(entry, images));
  const withImages = source.readImage !== undefined;
  const lines = new Map(
    parsed.cases.map(({ caseId, evalCase, line }) => [caseKeyOf(caseId), { line, files: filesOf(evalCase) }]),
  );
  return {
    manifest: { schema: currentSchema, digest: digestOf(lines, images), cases, images, withImages, warnings },
    lines,
  };
};

const unusableImages = (source: string, unusable: readonly ImageFinding[]): InputError =>
  new InputError(
    `${source}: ${countOf(unusable.length, 'image')} cannot be used: ${listFindings(unusable)}. Check the image folder, or continue without these images with --allow-missing-images.`,
  );

const outsideFolder = (source: string, forbidden: readonly ImageFinding[]): InputError =>
  new InputError(
    `${source}: ${countOf(forbidden.length, 'image')} outside the image folder: ${listFindings(forbidden)}. Copy these files into the image folder and name them by their paths below it. If the dataset is not yours, do not trust it.`,
  );

const listFindings = (findings: readonly ImageFinding[]): string =>
  listSome(
    findings.map(({ file, detail }) => `${file} ${detail}`),
    '; ',
  );

const manifestCase = ({ caseId, evalCase }: ParsedCase, images: Record<string, ManifestImage>) => ({
  caseId,
  caseKey: caseKeyOf(caseId),
  chapter: evalCase.Level1 ?? '',
  questions: questionsOf(evalCase).length,
  imageBytes: filesOf(evalCase).reduce((total, file) => total + storedBytes(ownValue(images, file)), 0),
});

const filesOf = (evalCase: EvalCase): string[] => [
  ...new Set(imagesOf(evalCase).flatMap(({ file }) => (file ? [file] : []))),
];

const storedBytes = (image: ManifestImage | undefined): number =>
  image && isStored(image) ? image.bytes : 0;

const digestOf = (lines: PreparedDataset['lines'], images: Record<string, ManifestImage>): string => {
  const hash = createHash('sha256');
  for (const [caseKey, { line }] of lines) hash.update(JSON.stringify([caseKey, line])).update('\n');
  for (const file of Object.keys(images).sort())
    hash.update(JSON.stringify([file, ownValue(images, file)?.sha256])).update('\n');
  return hash.digest('hex');
};
