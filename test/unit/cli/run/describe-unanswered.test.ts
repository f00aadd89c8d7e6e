import { expect, it } from 'vitest';
import { describeUnanswered } from '../../../../cli/run/describe-unanswered.ts';
import { printRunEnd } from '../../../../cli/run/print-run-end.ts';
import { stringifyOrdered } from '../../../../shared/basics/stringify-ordered.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { lost, right, skipped } from '../../../../tools/made-up/answers.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import { figuresOf } from '../../summary/figures-of.ts';

/** A summary as its file has it. */
const summaryOf = (...cases: Parameters<typeof figuresOf>[0]): unknown => {
  const { summary, details } = figuresOf(cases);
  return JSON.parse(stringifyOrdered({ ...summary, ...details }));
};

const filtered = summaryOf(
  aCase().judged([right(), lost('filtered'), skipped(), skipped()]),
  aCase().judged([right(), lost('empty')]),
  aCase().judged([right()]),
);
const line = 'No answer to 4 of 7 questions, counted as wrong: 1 filtered, 1 empty, 2 skipped afterwards.';

it('says at the end of a complete run how many questions have no answer, and why', () => {
  const { terminal, notes } = createRecordedTerminal();
  const end = { runId: 'run-1', state: 'complete', exitCode: 0, text: 'block', summary: filtered } as const;
  printRunEnd(end, { target: {}, terminal });
  expect(notes).toContain(line);
});

it('says nothing when every question has an answer', () => {
  expect(describeUnanswered(summaryOf(aCase().judged([right()])), undefined)).toBeUndefined();
  expect(describeUnanswered(undefined, undefined)).toBeUndefined();
});

it('leaves an incomplete run to its banner', () => {
  const coverage = { planned: 4, done: 3, failed: 1, pending: 0, failures: [] };
  expect(describeUnanswered(filtered, { ...coverage, failed: 0, done: 4 })).toBe(line);
  expect(describeUnanswered(filtered, coverage)).toBeUndefined();
});
