import { InputError } from '../basics/input-error.ts';
import { type Question, questionsOf } from '../case/eval-case.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import { caseDifference } from '../results/case-difference.ts';
import type { CaseResult } from '../results/case-result.ts';
import type { ResultsFile } from '../results/results-file.ts';

/**
 * Gives the options of a case's questions, with their texts; undefined without a dataset.
 * @throws {InputError} when the file has no replies, or (the function given) when the case is not the dataset's
 */
export const optionsToRead = (
  { meta }: Pick<ResultsFile, 'meta'>,
  cases: readonly ParsedCase[] | undefined,
): ((judged: CaseResult) => Question['options'][] | undefined) => {
  if (meta.without_texts) {
    throw new InputError(
      'The file was written with --no-text, so it has no replies to score. Use the file it was made from.',
    );
  }
  const dataset = cases && new Map(cases.map((parsed) => [parsed.caseId, parsed]));
  return (judged) => dataset && optionsOf(judged, dataset);
};

const optionsOf = (judged: CaseResult, dataset: ReadonlyMap<string, ParsedCase>): Question['options'][] => {
  const parsed = dataset.get(judged.case_id);
  const refuse = (difference: string) =>
    new InputError([
      {
        path: ['jsonlPath'],
        message: `${difference}. Give the cases that the results file was made from, or leave this out`,
      },
    ]);
  if (!parsed) throw refuse(`case ${judged.case_id} of the results file is not in the dataset`);
  const difference = caseDifference(judged, parsed.evalCase);
  if (difference !== undefined) throw refuse(difference);
  return questionsOf(parsed.evalCase).map(({ options }) => options);
};
