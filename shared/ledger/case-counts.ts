import * as z from 'zod';
import { ownValue } from '../basics/own-value.ts';
import type { CaseRow } from './case-row.ts';

/** Rows written before a counter existed lack it. */
const counter = z.number().int().default(0);

/** Counts over a set of cases so far: enough for a run's progress, small enough for one row. */
export const caseCountsSchema = z.object({
  done: counter,
  failed: counter,
  /** Done with every question right: the reference's case accuracy. */
  correctCases: counter,
  questions: counter,
  /** Questions that finally got no reply; those skipped after them are not counted anywhere. */
  errors: counter,
  correct: counter,
  /** Requests that were sent. */
  calls: counter,
  inputTokens: counter,
  outputTokens: counter,
  /** US dollars, as far as they are known. */
  usd: z.number().default(0),
  /** The part of them for settled cases whose cost is known, and the questions of these. */
  settledUsd: z.number().default(0),
  pricedQuestions: counter,
  /** Failed calls by class, whether or not a later try succeeded. */
  callFailures: z.record(z.string(), z.number().int()).default({}),
});
export type CaseCounts = z.infer<typeof caseCountsSchema>;

export const noCases: CaseCounts = caseCountsSchema.parse({});

export const countCases = (rows: Iterable<Pick<CaseRow, 'status' | 'outcomes' | 'calls' | 'traffic'>>) =>
  [...rows].reduce<CaseCounts>((counts, row) => addCounts(counts, countCase(row)), noCases);

const countCase = ({
  status,
  outcomes,
  calls,
  traffic,
}: Pick<CaseRow, 'status' | 'outcomes' | 'calls' | 'traffic'>): CaseCounts => {
  const correct = outcomes.filter((question) => question.correct).length;
  return {
    done: Number(status === 'done'),
    failed: Number(status === 'failed'),
    // A conversation that ended early ended with a question that is not correct.
    correctCases: Number(status === 'done' && correct > 0 && correct === outcomes.length),
    questions: outcomes.length,
    errors: outcomes.filter((question) => question.outcome === 'errored').length,
    correct,
    calls: calls.sent,
    inputTokens: traffic?.inputTokens ?? 0,
    outputTokens: traffic?.outputTokens ?? 0,
    usd: traffic?.usd ?? 0,
    ...settledCost(status, outcomes.length, traffic?.usd),
    callFailures: traffic?.failures ?? {},
  };
};

const settledCost = (status: CaseRow['status'], questions: number, usd: number | undefined) =>
  usd !== undefined && (status === 'done' || status === 'failed')
    ? { settledUsd: usd, pricedQuestions: questions }
    : { settledUsd: 0, pricedQuestions: 0 };

export const addCounts = (a: CaseCounts, b: CaseCounts): CaseCounts => ({
  done: a.done + b.done,
  failed: a.failed + b.failed,
  correctCases: a.correctCases + b.correctCases,
  questions: a.questions + b.questions,
  errors: a.errors + b.errors,
  correct: a.correct + b.correct,
  calls: a.calls + b.calls,
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  usd: a.usd + b.usd,
  settledUsd: a.settledUsd + b.settledUsd,
  pricedQuestions: a.pricedQuestions + b.pricedQuestions,
  callFailures: addByName(a.callFailures, b.callFailures),
});

const addByName = (a: CaseCounts['callFailures'], b: CaseCounts['callFailures']) => {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(names.map((name) => [name, (ownValue(a, name) ?? 0) + (ownValue(b, name) ?? 0)]));
};
