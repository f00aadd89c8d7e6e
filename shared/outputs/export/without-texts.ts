import { present } from '../../basics/present.ts';
import { emptyResponse } from '../../conversation/judge-reply.ts';
import type { CaseResult, QuestionResult } from '../../results/case-result.ts';
import type { ResultsFile } from '../../results/results-file.ts';

/**
 * The file without anything that models wrote or providers quoted, so that it contains none of the benchmark's texts
 * (CC BY-NC-SA); letters, verdicts and figures stay. A reply becomes an empty text: null means that none came.
 */
export const withoutTexts = (file: ResultsFile): ResultsFile => ({
  ...file,
  meta: { ...file.meta, without_texts: true },
  cases: file.cases.map(caseWithoutTexts),
});

/** The same for one case. */
export const caseWithoutTexts = (judged: CaseResult): CaseResult => ({
  ...judged,
  mcqs: judged.mcqs.map(withoutText),
});

const withoutText = (question: QuestionResult): QuestionResult => {
  const { turn } = question;
  const silent = {
    ...question,
    model_response: question.model_response === null ? null : '',
    error: errorClassOf(question),
  };
  if (!turn) return silent;
  const { reasoning: _reasoning, calls, ...rest } = turn;
  const silentCalls = calls?.map(({ message: _message, ...call }) => call);
  return { ...silent, turn: { ...rest, ...present({ calls: silentCalls }) } };
};

/** An error's class in place of its words. The reference's own texts stay: they quote no case and show the outcome. */
const errorClassOf = ({ error, turn }: QuestionResult): string | null => {
  if (error === null || error.startsWith('Skipped:')) return error;
  return error.includes(emptyResponse) ? emptyResponse : `API error: ${turn?.failure ?? 'text left out'}`;
};
