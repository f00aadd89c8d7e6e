import { extractStrict } from '../answer/extract-strict.ts';
import { questionsOf } from '../case/eval-case.ts';
import type { ParsedCase } from '../case/parse-cases.ts';
import { InputError } from '../input-error.ts';
import type { TokenPrices } from '../model/prices/token-prices.ts';
import { stringifyOrdered } from '../summary/stringify-ordered.ts';
import { isRight, judgeQuestion, optionLetters } from './case-result.ts';
import { evaluatorVersion } from './evaluator-version.ts';
import type { JudgedCase, JudgedQuestion } from './judged-case.ts';
import type { PrintedResults } from './present-results.ts';
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

/** Where nothing is known of a question's options. */
const allLetters = [...'ABCDEFGHIJ'];

const rescoreCase = (judged: JudgedCase, options: readonly string[][] | undefined): JudgedCase => {
  const mcqs = judged.mcqs.map((question, index) => rescoreQuestion(question, options?.[index]));
  return {
    ...judged,
    total_mcqs: mcqs.length,
    correct_mcqs: mcqs.filter((question) => question.is_correct).length,
    mcqs,
  };
};

const rescoreQuestion = (question: JudgedQuestion, given: string[] | undefined): JudgedQuestion => {
  const reply = question.model_response;
  const options = given ?? question.options;
  const { answer, correct } = judgeQuestion(question, reply);
  const strict = reply === null ? null : extractStrict(reply, options ?? allLetters);
  return {
    ...question,
    extracted_answer: answer,
    is_correct: correct,
    strict_answer: strict,
    strict_correct: isRight(question, strict),
    ...(options ? { options } : {}),
  };
};

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
  if (!parsed) throw refuse(`case ${judged.case_id} of the results file is not there`);
  const questions = questionsOf(parsed.evalCase);
  if (questions.length !== judged.mcqs.length) {
    throw refuse(
      `case ${judged.case_id} has ${questions.length} questions there and ${judged.mcqs.length} in the results file`,
    );
  }
  return questions.map((question, index) => {
    const key = judged.mcqs[index]?.correct_answer;
    if (key === question.correct_answer) return optionLetters(question);
    throw refuse(
      `the answer of question ${index + 1} of case ${judged.case_id} is ${question.correct_answer} there and ${key} in the results file`,
    );
  });
};
