import { type CaseResult, outcomeOf, type QuestionResult } from '../../results/case-result.ts';
import type { ResultsFile } from '../../results/results-file.ts';
import { answeredPath, rightPrefix } from '../../summary/pathway/answered-path.ts';
import { groupNamesOf } from '../../taxonomy/group-names.ts';

/** A question as a row of a table: plain values only; null where a file does not say. */
export type QuestionRow = ReturnType<typeof questionRow>;

/** Every question of a results file, in its order. */
export function* questionRows({ cases }: Pick<ResultsFile, 'cases'>): Generator<QuestionRow> {
  for (const judged of cases) {
    const path = answeredPath(judged.mcqs);
    for (const [index, question] of judged.mcqs.entries()) {
      yield questionRow(judged, question, placeOn(path, index));
    }
  }
}

const questionRow = (judged: CaseResult, question: QuestionResult, place: ReturnType<typeof placeOn>) => ({
  case_id: judged.case_id,
  /** `done` or `failed`: a case that was not run has no rows. */
  case_status: judged.status ?? null,
  /** From 1, as in the summary's `Q1`. */
  position: question.mcq_index + 1,
  ...groupNamesOf(judged),
  stage: question.stage,
  outcome: outcomeOf(question),
  key: question.correct_answer,
  answer: question.extracted_answer,
  correct: question.is_correct,
  strict_answer: question.strict_answer ?? null,
  strict_correct: question.strict_correct ?? null,
  ...place,
  image_types: question.image_types.join(' | '),
  table_types: question.table_types.join(' | '),
  ...evidenceOf(question),
  error: question.error,
  reply: question.model_response,
});

/** Where the question is on its case's path; null from the first question without a reply on. */
const placeOn = (path: readonly QuestionResult[], index: number) => {
  const isOnPath = index < path.length;
  const prefix = rightPrefix(path);
  return {
    all_right_before: isOnPath ? index <= prefix : null,
    first_error: isOnPath ? index === prefix : null,
  };
};

const evidenceOf = ({ turn }: QuestionResult) => ({
  finish_reason: turn?.finishReason ?? null,
  served_model: turn?.servedModel ?? null,
  input_tokens: turn?.usage?.input ?? null,
  cached_tokens: turn?.usage?.cachedInput ?? null,
  output_tokens: turn?.usage?.output ?? null,
  reasoning_tokens: turn?.usage?.reasoning ?? null,
  /** Of the call that settled the question. */
  ms: turn?.calls?.at(-1)?.ms ?? null,
  calls: turn?.calls?.length ?? null,
  images_expected: turn?.images?.expected ?? null,
  images_sent: turn?.images?.sent ?? null,
});
