import { createNameCounts } from '../basics/name-counts.ts';
import { questionsOf } from '../case/eval-case.ts';
import { type ParsedCase, scanCases } from '../case/scan-cases.ts';
import { checkImages, type ReadImage } from './check-images.ts';
import type { Finding } from './finding.ts';
import { type ImageFinding, isUnusable } from './image-finding.ts';
import { imagePlaces } from './image-places.ts';
import { inspectCase } from './inspect-case.ts';

export interface DatasetReport {
  /** Lines that can be used. */
  readonly cases: number;
  readonly questions: number;
  /** Image files that are there, by what their bytes are; absent when they were not looked at. */
  readonly images?: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/**
 * Finds everything that is wrong or odd about a dataset, where its preparation stops at the first error.
 * @param text the JSONL
 * @param readImage absent: the images are not looked at
 */
export const verifyDataset = async (text: string, readImage?: ReadImage): Promise<DatasetReport> => {
  const { cases, faults } = scanCases(text);
  const checked = readImage && (await checkImages(cases, readImage));
  const types = createNameCounts();
  for (const { content } of Object.values(checked?.images ?? {})) types.add(content?.mime ?? 'no image');
  return {
    cases: cases.length,
    questions: cases.reduce((sum, { evalCase }) => sum + questionsOf(evalCase).length, 0),
    ...(checked ? { images: Object.fromEntries(types.finish()) } : {}),
    findings: [
      ...(cases.length + faults.length === 0 ? [noCase] : []),
      ...faults.map((fault) => ({ ...fault, isError: true })),
      ...cases.flatMap(inspectCase),
      ...placeImageFindings(cases, checked?.findings ?? []),
    ],
  };
};

const noCase: Finding = {
  kind: 'no case',
  isError: true,
  lineNumber: 1,
  detail: 'the file holds no case; it must be JSONL, one case a line',
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
