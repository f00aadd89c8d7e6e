import { expect, it } from 'vitest';
import { describeStrict } from '../../../../cli/run/describe-strict.ts';
import { printRunEnd } from '../../../../cli/run/print-run-end.ts';
import { stringifyOrdered } from '../../../../shared/basics/stringify-ordered.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../../tools/made-up/answers.ts';
import { referenceForm } from '../../../../tools/made-up/reference-form.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import { figuresOf } from '../../summary/figures-of.ts';

/** A summary as its file has it. */
const summaryOf = (...cases: Parameters<typeof figuresOf>[0]): unknown =>
  JSON.parse(stringifyOrdered(figuresOf(cases).details));

const noLetter = { strict_answer: null, strict_correct: false };
const summary = summaryOf(
  aCase().judged([right(), right(noLetter), wrong('C')]),
  aCase().judged([right(), wrong('C', { strict_answer: 'B', strict_correct: true })]),
  aCase().judged([right(), lost('errored'), skipped()]),
);
const line =
  'Strict reading: 50.0% of questions, 33.3% of cases. The two readings differ on 2 of 6 replies; 1 had no readable letter.';

it('says what the strict reading gives, where the readings differ, and what has no letter', () => {
  expect(describeStrict(summary)).toBe(line);
});

it('says nothing for a file without a strict reading', () => {
  expect(describeStrict(summaryOf(referenceForm(aCase().judged([right()]))))).toBeUndefined();
  expect(describeStrict(undefined)).toBeUndefined();
});

it.each([true, false])('is one line of the end of a run, with --json %s', (json) => {
  const { terminal, notes } = createRecordedTerminal();
  const end = { runId: 'run-1', state: 'complete', exitCode: 0, text: 'block', summary } as const;
  printRunEnd(end, { json, target: {}, terminal });
  expect(notes.filter((note) => note === line)).toHaveLength(1);
});
