import { judgeQuestion, judgeStrictly } from '../answer/judge-question.ts';
import { optionLetters } from '../case/answer-letters.ts';
import { type EvalCase, questionsOf } from '../case/eval-case.ts';
import type { TurnRecord } from '../conversation/turn-record.ts';
import type { UserTurn } from '../conversation/user-turn.ts';

/** A judged question as it stands in a results file: the reference's keys first, ours after them. */
export interface QuestionResult {
  readonly stage: string;
  readonly mcq_index: number;
  readonly correct_answer: string;
  readonly extracted_answer: string | null;
  readonly is_correct: boolean;
  readonly model_response: string | null;
  readonly error: string | null;
  readonly image_types: readonly string[];
  readonly table_types: readonly string[];
  readonly outcome: TurnRecord['outcome'];
  /** The letter the strict extractor reads: stands beside the headline, never in its place. */
  readonly strict_answer: string | null;
  readonly strict_correct: boolean;
  readonly options: readonly string[];
  readonly turn?: Omit<TurnRecord, 'outcome' | 'reply' | 'error'>;
}

/** The JSON of one case: what the reference writes of it, and how it came to be. */
export interface CaseResult {
  readonly case_id: string;
  readonly pmc: string;
  readonly doi: string;
  readonly rarity: string | number;
  readonly level1: string;
  readonly level2: string;
  readonly total_mcqs: number;
  readonly correct_mcqs: number;
  readonly mcqs: readonly QuestionResult[];
  readonly status: 'done' | 'failed';
  readonly attempt: number;
}

/** The reference's words for the questions after a failed one. */
const skippedError = 'Skipped: prior question failed';

export interface CaseToReport {
  readonly caseId: string;
  readonly evalCase: EvalCase;
  /** The user turns of the questions that were asked, for their modality types. */
  readonly userTurns: readonly UserTurn[];
  readonly turns: readonly TurnRecord[];
  readonly status: 'done' | 'failed';
  readonly attempt: number;
}

/** Builds a case's result from its turns; questions without one were skipped. */
export const caseResult = ({
  caseId,
  evalCase,
  userTurns,
  turns,
  status,
  attempt,
}: CaseToReport): CaseResult => {
  const mcqs = questionsOf(evalCase).map((question, index): QuestionResult => {
    const turn = turns[index];
    const userTurn = userTurns[index];
    const reply = turn?.reply ?? null;
    const options = optionLetters(question);
    const { answer, correct } = judgeQuestion(question, reply);
    const strict = judgeStrictly(question, reply, options);
    const evidence = turn && (({ outcome: _outcome, reply: _reply, error: _error, ...rest }) => rest)(turn);
    return {
      stage: question.stage,
      mcq_index: index,
      correct_answer: question.correct_answer,
      extracted_answer: answer,
      is_correct: correct,
      model_response: reply,
      error: turn ? turn.error : skippedError,
      image_types: turn && userTurn ? userTurn.imageTypes : [],
      table_types: turn && userTurn ? userTurn.tableTypes : [],
      outcome: turn?.outcome ?? 'skipped',
      strict_answer: strict.answer,
      strict_correct: strict.correct,
      options,
      ...(evidence ? { turn: evidence } : {}),
    };
  });
  return {
    case_id: caseId,
    pmc: String(evalCase.pmc ?? ''),
    doi: evalCase.doi ?? '',
    rarity: evalCase.Rarity ?? '',
    level1: evalCase.Level1 ?? '',
    level2: evalCase.Level2 ?? '',
    total_mcqs: mcqs.length,
    correct_mcqs: mcqs.filter((question) => question.is_correct).length,
    mcqs,
    status,
    attempt,
  };
};
