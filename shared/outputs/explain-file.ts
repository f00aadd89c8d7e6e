import { extractStrict, type StrictOptions } from '../answer/extract-strict.ts';
import { answerLetters, keyLetter } from '../case/answer-letters.ts';
import type { ParsedCase } from '../case/scan-cases.ts';
import type { QuestionResult } from '../results/case-result.ts';
import type { ResultsFile } from '../results/results-file.ts';
import { optionsToRead } from './options-to-read.ts';

/** What a rule read in a reply. */
export interface ReadText {
  /** Id of the rule. */
  readonly rule: string;
  readonly letter: string | null;
  /** Where in the reply, in UTF-16 code units: from `start` up to and without `end`. */
  readonly span: { readonly start: number; readonly end: number };
  /** The reply's text there. */
  readonly text: string;
}

/** How the strict extractor reads the reply to one question. */
export interface ExplainedQuestion {
  readonly case_id: string;
  /** From 1. */
  readonly question: number;
  /** The letter that is right. */
  readonly key: string;
  /** False when no reply came. */
  readonly replied: boolean;
  /** The answer; null for none. */
  readonly read: ReadText | null;
  /** What rules read and guards struck. */
  readonly vetoes: readonly (ReadText & { readonly guard: string })[];
}

/**
 * Reads every stored reply again with the strict extractor, and says why.
 * @param cases the dataset, for its questions' options; else their letters in the file, else A to J
 * @throws {InputError} when the dataset given is not the one that the file was made from, or its replies were left out
 */
export const explainFile = (
  file: ResultsFile,
  cases: readonly ParsedCase[] | undefined,
): ExplainedQuestion[] => {
  const optionsOf = optionsToRead(file, cases);
  return file.cases.flatMap((judged) => {
    const options = optionsOf(judged);
    return judged.mcqs.map((question, index) => ({
      case_id: judged.case_id,
      question: index + 1,
      ...explainQuestion(question, options?.[index]),
    }));
  });
};

/** @param given the question's options with their texts; else their letters in the file, else A to J */
export const explainQuestion = (
  question: QuestionResult,
  given: StrictOptions | undefined,
): Omit<ExplainedQuestion, 'case_id' | 'question'> => {
  const options = given ?? question.options ?? answerLetters;
  const reply = question.model_response;
  const key = keyLetter(question);
  if (reply === null) return { key, replied: false, read: null, vetoes: [] };
  const { letter, rule, span, vetoes } = extractStrict(reply, options);
  const textAt = ({ start, end }: ReadText['span']) => reply.slice(start, end);
  return {
    key,
    replied: true,
    read: rule !== null && span ? { rule, letter, span, text: textAt(span) } : null,
    vetoes: vetoes.map(({ guard, ...struck }) => ({ guard, ...struck, text: textAt(struck.span) })),
  };
};
