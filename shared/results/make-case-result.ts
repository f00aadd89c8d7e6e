import { unanswered } from '../answer/judge-question.ts';
import { present } from '../basics/present.ts';
import { optionLetters } from '../case/answer-letters.ts';
import { type EvalCase, type Question, questionsOf } from '../case/eval-case.ts';
import type { JudgedTurn } from '../conversation/judge-turn.ts';
import type { UserTurn } from '../conversation/user-turn.ts';
import type { CaseResult, QuestionResult } from './case-result.ts';

/** The reference's words for the questions after a failed one. */
const skippedError = 'Skipped: prior question failed';

export interface CaseToReport {
  readonly caseId: string;
  readonly evalCase: EvalCase;
  /** The user turns of the questions that were asked, for their modality types. */
  readonly userTurns: readonly UserTurn[];
  /** Questions without one were skipped. */
  readonly turns: readonly JudgedTurn[];
  readonly status: 'done' | 'failed';
  readonly attempt: number;
}

/** A case's result, made of its turns. */
export const makeCaseResult = (reported: CaseToReport): CaseResult => {
  const { caseId, evalCase, userTurns, turns, status, attempt } = reported;
  const mcqs = questionsOf(evalCase).map((question, index) =>
    questionResult(question, index, { userTurn: userTurns[index], turn: turns[index] }),
  );
  return {
    case_id: caseId,
    // Null where the case has none, as the reference writes it.
    pmc: evalCase.pmc === undefined || evalCase.pmc === null ? null : String(evalCase.pmc),
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

interface Asked {
  readonly userTurn: UserTurn | undefined;
  readonly turn: JudgedTurn | undefined;
}

const questionResult = (question: Question, index: number, { userTurn, turn }: Asked): QuestionResult => {
  const record = turn?.record;
  const { liveclin, strict } = turn?.verdicts ?? unanswered;
  return {
    stage: question.stage,
    mcq_index: index,
    correct_answer: question.correct_answer,
    extracted_answer: liveclin.answer,
    is_correct: liveclin.correct,
    model_response: record?.reply ?? null,
    error: record ? record.error : skippedError,
    image_types: record && userTurn ? userTurn.imageTypes : [],
    table_types: record && userTurn ? userTurn.tableTypes : [],
    outcome: record?.outcome ?? 'skipped',
    strict_answer: strict.answer,
    strict_correct: strict.correct,
    options: optionLetters(question),
    ...present({ turn: record && evidenceOf(record) }),
  };
};

/** The part of a turn that the question's own keys do not hold, without what only the endpoint can read. */
const evidenceOf = ({
  outcome: _outcome,
  reply: _reply,
  error: _error,
  historyItems: _items,
  ...rest
}: JudgedTurn['record']) => rest;
