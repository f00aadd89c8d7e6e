import { questionsOf } from '../case/eval-case.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import { InputError } from '../input-error.ts';
import type { TokenPrices } from '../model/prices/token-prices.ts';
import { stringifyOrdered } from '../summary/stringify-ordered.ts';
import { caseDifference } from './case-difference.ts';
import { optionLetters } from './case-result.ts';
import { evaluatorVersion } from './evaluator-version.ts';
import type { JudgedCase } from './judged-case.ts';
import type { PrintedResults } from './present-results.ts';
import { rescoreCase } from './rescore-case.ts';
import { type ResultsFile, resultsFile } from './results-file.ts';
import { summarizeFile } from './summarize-file.ts';

export interface RescoredFile {
  readonly printed: PrintedResults;
  /** Questions with another letter or verdict than before, by the liveclin extractor. */
  readonly changed: number;
  /** Text of the new results file, in pieces. */
  readonly text: AsyncIterable<string>;
}

export interface RescoreOptions {
  /** The dataset, for its questions' options; else those in the file, else A to J. */
  readonly cases?: readonly ParsedCase[] | undefined;
  readonly prices?: TokenPrices | undefined;
}

/**
 * Extracts and judges every stored reply anew, with both extractors, and summarizes. Nobody is asked anything.
 * Everything else in the file stays, what another version put into its summary too.
 * @throws {InputError} when the dataset given is not the one that the file was made from
 */
export const rescoreFile = (file: ResultsFile, { cases, prices }: RescoreOptions = {}): RescoredFile => {
  const dataset = cases && new Map(cases.map((parsed) => [parsed.caseId, parsed]));
  const rescored = file.cases.map((judged) => rescoreCase(judged, dataset && optionsOf(judged, dataset)));
  const kept = prices ?? file.meta.rescored?.prices;
  const meta = {
    ...file.meta,
    rescored: { evaluator: evaluatorVersion, ...(kept ? { prices: kept } : {}) },
  };
  const { figures, printed } = summarizeFile({ ...file, meta, cases: rescored });
  const head = stringifyOrdered({
    meta,
    // Known keys in their order; what only the run could know (e.g. its calls) behind them, as it was.
    summary: { ...figures.summary, ...figures.details, ...without(file.summary ?? {}, figures) },
  });
  return {
    printed,
    changed: rescored.reduce((sum, judged, index) => sum + changesOf(file.cases[index], judged), 0),
    text: resultsFile(head, jsonLines(rescored)),
  };
};

const without = (
  summary: Readonly<Record<string, unknown>>,
  { summary: reference, details }: { readonly summary: object; readonly details: object },
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(summary).filter(([key]) => !(key in reference) && !(key in details)));

function* jsonLines(cases: readonly JudgedCase[]): Iterable<string> {
  for (const [index, judged] of cases.entries()) yield (index > 0 ? ',\n' : '') + JSON.stringify(judged);
}

const changesOf = (before: JudgedCase | undefined, after: JudgedCase): number =>
  after.mcqs.filter((question, index) => {
    const old = before?.mcqs[index];
    return old?.extracted_answer !== question.extracted_answer || old.is_correct !== question.is_correct;
  }).length;

/** The options of a case's questions. @throws {InputError} when its questions are not those of the file */
const optionsOf = (judged: JudgedCase, dataset: ReadonlyMap<string, ParsedCase>): string[][] => {
  const parsed = dataset.get(judged.case_id);
  const refuse = (difference: string) =>
    new InputError(
      `--jsonl-path: ${difference}. Give the cases that the results file was made from, or leave it out.`,
    );
  if (!parsed) throw refuse(`case ${judged.case_id} of the results file is not in the dataset`);
  const difference = caseDifference(judged, parsed.evalCase);
  if (difference !== undefined) throw refuse(difference);
  return questionsOf(parsed.evalCase).map(optionLetters);
};
