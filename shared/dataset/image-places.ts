import { type ImageDetail, questionsOf } from '../case/eval-case.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import type { Finding } from './finding.ts';

type Place = Pick<Finding, 'lineNumber' | 'caseId' | 'question'>;

/** Where the dataset first shows each image file, by the file's name. */
export const imagePlaces = (cases: readonly ParsedCase[]): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>();
  const add = (images: readonly ImageDetail[], place: Place) => {
    for (const { file } of images) if (file && !places.has(file)) places.set(file, place);
  };
  for (const { evalCase, caseId, lineNumber } of cases) {
    add(evalCase.exam_creation.final_policy.scenario_image_details, { lineNumber, caseId });
    for (const [index, { image_details }] of questionsOf(evalCase).entries())
      add(image_details, { lineNumber, caseId, question: index + 1 });
  }
  return places;
};
