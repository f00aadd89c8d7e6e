import { join } from 'node:path';
import { openLocalDataset } from '../../../cli/dataset/local-dataset.ts';
import { localTexts } from '../../../cli/view/library/case-texts.ts';
import { type ViewedRun, viewedFile } from '../../../cli/view/library/viewed-run.ts';
import { optionLetters } from '../../../shared/case/answer-letters.ts';
import { type Question, questionsOf } from '../../../shared/case/eval-case.ts';
import { parseCases } from '../../../shared/case/parse-cases.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { type Answer, wrong } from '../../../tools/made-up/answers.ts';
import { judgedCase } from '../../../tools/made-up/judged-case.ts';

const dataDir = join(import.meta.dirname, '../../../datasets');

/** Answers to a case, by its place in the dataset and the question's place in it, both from 0. */
export type AnswerAt = (at: number, index: number, question: Question) => Answer;

/** A letter that is an option, and wrong. */
export const wrongly = (question: Question, overrides: Parameters<typeof wrong>[1] = {}): Answer =>
  wrong(
    optionLetters(question).find((letter) => letter !== question.correct_answer),
    overrides,
  );

/** A results file over the sample dataset, with the texts and pictures of that. */
export const sampleRun = async (name: string, answerAt: AnswerAt): Promise<ViewedRun> => {
  const dataset = await openLocalDataset({ dataset: 'sample', dataDir });
  if (!dataset) throw new Error('no sample');
  const cases = parseCases(dataset.text, dataset.path).cases.map(({ caseId, evalCase }, at) =>
    judgedCase(
      evalCase,
      questionsOf(evalCase).map((question, index) => answerAt(at, index, question)),
      { case_id: caseId },
    ),
  );
  const meta = { model: `model-${name[0]}`, dataset: 'sample', image_mode: 'local' };
  return viewedFile(name, parseResultsFile(JSON.stringify({ meta, cases }), name), localTexts(dataset));
};
