import { describe, expect, it } from 'vitest';
import { createReportedCases } from '../../../shared/report/reported-cases.ts';
import { casesSection } from '../../../shared/report/sections/cases.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, skipped } from '../../../tools/made-up/answers.ts';

describe('reported cases', () => {
  it('are limited to the first ones, and the page says how many it leaves out', () => {
    const cases = createReportedCases(2);
    for (const case_id of ['a1', 'a2', 'a3', 'a4']) cases.add(aCase().judged([right()], { case_id }));
    const { rows, leftOut } = cases.finish();
    expect([rows.map(({ id }) => id), leftOut]).toEqual([['a1', 'a2'], 2]);
    expect(casesSection({ rows, leftOut }).markup).toContain(
      'Only the first 2 cases are listed; the results file has 2 more.',
    );
  });

  it('show the outcome that ended a case', () => {
    const cases = createReportedCases();
    cases.add(aCase().judged([right(), lost('filtered'), skipped()]));
    expect(cases.finish().rows[0]).toMatchObject({ result: 'filtered', correct: 1 });
  });
});
