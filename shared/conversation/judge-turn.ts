import { judgeQuestion, type Verdicts } from '../answer/judge-question.ts';
import { type EvalCase, questionsOf } from '../case/eval-case.ts';
import type { TurnRecord } from './turn-record.ts';

/** A turn and what the extractors read in its reply. */
export interface JudgedTurn {
  readonly record: TurnRecord;
  readonly verdicts: Verdicts;
}

/**
 * Judges the turn of question `index` (0-based), once, when it is made or loaded: ledger row, case result and progress
 * take its verdicts. They are not stored with it, so that a newer extractor never mixes with an older one's verdicts.
 */
export const judgeTurn = (evalCase: EvalCase, index: number, record: TurnRecord): JudgedTurn => {
  const question = questionsOf(evalCase)[index];
  if (!question) throw new RangeError(`case has no question ${index + 1}`);
  return {
    record,
    verdicts: judgeQuestion(question, record.reply),
  };
};
