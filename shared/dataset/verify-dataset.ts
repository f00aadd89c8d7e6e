import { createNameCounts } from '../basics/name-counts.ts';
import { present } from '../basics/present.ts';
import { questionsOf } from '../case/eval-case.ts';
import { type ParsedCase, scanCases } from '../case/scan-cases.ts';
import { checkImageNames, checkImages, type ReadImage } from './check-images.ts';
import type { Finding } from './finding.ts';
import { type ImageFinding, isUnusable } from './image-finding.ts';
import { imagePlaces } from './image-places.ts';
import { inspectCase } from './inspect-case.ts';

export interface DatasetReport {
  /** Usable lines. */
  readonly cases: number;
  readonly questions: number;
  /** Number of image files by type of content; absent when images were not checked. */
  readonly images?: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/**
 * Finds every error and oddity in a dataset, where preparation stops at the first error.
 * @param text the JSONL
 * @param readImage absent: images are not checked
 */
export const verifyDataset = async (text: string, readImage?: ReadImage): Promise<DatasetReport> => {
  const { cases, faults } = scanCases(text);
  const checked = readImage && (await checkImages(cases, readImage));
  const types = createNameCounts();
  for (const { content } of Object.values(checked?.images ?? {})) types.add(content?.mime ?? 'no image');
  return {
    cases: cases.length,
    questions: cases.reduce((sum, { evalCase }) => sum + questionsOf(evalCase).length, 0),
    ...present({ images: checked && Object.fromEntries(types.finish()) }),
    findings: [
      ...(cases.length + faults.length === 0 ? [noCase] : []),
      ...faults.map((fault) => ({ ...fault, isError: true })),
      ...cases.flatMap(inspectCase),
      ...(checked
        ? placeImageFindings(cases, checked.findings)
        : // Image mode url, which does not look at the files, can use them all the same.
          placeImageFindings(cases, checkImageNames(cases)).map((finding) => ({
            ...finding,
            isError: false,
          }))),
    ],
  };
};

const noCase: Finding = {
  kind: 'no case',
  isError: true,
  lineNumber: 1,
  detail: 'the file contains no cases; it must be JSONL with one case per line',
};

const placeImageFindings = (
  cases: readonly ParsedCase[],
  findings: readonly ImageFinding[],
): readonly Finding[] => {
  const places = imagePlaces(cases);
  return findings.flatMap((finding) => {
    const { kind, file, detail } = finding;
    const place = places.get(file);
    return place ? [{ kind, isError: isUnusable(finding), ...place, detail: `${file} ${detail}` }] : [];
  });
};
