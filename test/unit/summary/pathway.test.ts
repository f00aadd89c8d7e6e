import { describe, expect, it } from 'vitest';
import { formatPathway } from '../../../shared/print/format-pathway.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { wilsonInterval } from '../../../shared/statistics/wilson-interval.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../tools/made-up/answers.ts';
import { goldenSample } from '../../support/data/golden.ts';
import { figuresOf } from './figures-of.ts';

const pathwayOf = (...given: Parameters<typeof figuresOf>) => figuresOf(...given).details.pathway;

/** Right and wrong answers, e.g. `RRW`; `L` is lost, `s` skipped after it. */
const caseOf = (path: string, stages: readonly string[] = []) =>
  aCase({
    questions: [...path].map((_, index) => ({ stage: stages[index] ?? 'Imaging' })),
  }).judged(
    [...path].map((answer) => {
      if (answer === 'R') return right();
      if (answer === 'W') return wrong();
      return answer === 'L' ? lost('errored') : skipped();
    }),
  );

/**
 * By hand. Accuracies by position: 4/5, 3/4, 2/4, 2/2; so independent questions reach the second with all right
 * in 0.8 of cases, the third in 0.6, the fourth in 0.3.
 */
const byHand = [
  caseOf('RRWR', ['Initial visit', 'Imaging', 'Surgical plan', 'Month 3']),
  caseOf('RWW', ['Initial visit', 'Imaging', 'Imaging']),
  caseOf('WRRR', ['Initial visit', 'Imaging', 'Surgical plan', 'Month 3']),
  caseOf('RRR', ['Imaging', 'Imaging', 'Surgical plan']),
  caseOf('RLs'),
  caseOf('L'),
];

const near = (value: number) => expect.closeTo(value, 10);

describe('the pathway of cases counted by hand', () => {
  const pathway = pathwayOf(byHand);

  it('covers the questions up to the first without a reply', () => {
    expect(pathway).toMatchObject({ cases: 5, questions: 15, cut_short: 2 });
  });

  it('says how many cases stay right, and how far', () => {
    expect(pathway?.all_right).toEqual({
      cases: 1,
      of: 4,
      share: 0.25,
      interval: wilsonInterval(1, 4),
      if_independent: near(0.3),
    });
    expect(pathway?.right_prefix).toMatchObject({
      questions: 7,
      of: 15,
      share: near(7 / 15),
      mean: 1.4,
      // 5 · 0.8 + 4 · 0.6 + 4 · 0.3 + 2 · 0.3
      if_independent: near(8.2 / 15),
    });
  });

  it('gives accuracy after only right answers, after an error, and directly after one', () => {
    expect(pathway?.after_all_right).toMatchObject({
      correct: 3,
      questions: 5,
      accuracy: 0.6,
      if_independent: near(0.65),
    });
    expect(pathway?.after_error).toMatchObject({
      correct: 4,
      questions: 5,
      accuracy: 0.8,
      // Clustered: residuals 1/5, -4/5 and 3/5 of the three cases with an earlier error.
      interval: { low: near(0.8 - 1.959963984540054 * Math.sqrt((1.5 * 1.04) / 25)), high: 1 },
      if_independent: near(0.75),
    });
    expect(pathway?.recovery).toMatchObject({ correct: 2, questions: 3, if_independent: near(0.75) });
  });

  it('finds the first error by position', () => {
    const rows = [...(pathway?.first_errors.by_position ?? [])];
    expect(
      rows.map(([name, row]) => [name, row.reached, row.first_errors, row.first_errors_if_independent]),
    ).toEqual([
      ['Q1', 5, 1, near(1)],
      ['Q2', 3, 1, near(0.8)],
      ['Q3', 2, 1, near(1.2)],
      ['Q4', 0, 0, near(0)],
    ]);
  });

  it('finds the first error by stage', () => {
    const rows = [...(pathway?.first_errors.by_stage ?? [])];
    expect(
      rows.map(([name, row]) => [name, row.reached, row.first_errors, row.first_errors_if_independent]),
    ).toEqual([
      // First questions: 3, of them 1 wrong.
      ['Presentation & Assessment', 3, 1, near(1)],
      // First: 2 right. Second: 4, 1 wrong. Third: 1, wrong.
      ['Diagnosis & Interpretation', 5, 1, near(0.8 + 0.6)],
      ['Therapeutic Strategy', 2, 1, near(0.6)],
      ['Follow-up', 0, 0, near(0)],
    ]);
  });

  it('is printed with what must be said beside it', () => {
    expect(formatPathway(pathway ?? null)).toMatchInlineSnapshot(`
      [
        "  Pathway of 5 cases (15 answered questions; 2 cases cut short by a question without a reply):",
        "    Cases all right: 1/4 (25.0%) [30.0%], 95% interval 4.6% to 69.9%",
        "    Questions before the first error: 7/15 (46.7%) [54.7%], 95% interval 9.4% to 83.9%",
        "    Right after only right answers: 3/5 (60.0%) [65.0%], 95% interval 11.0% to 100.0%",
        "    Right after an error: 4/5 (80.0%) [75.0%], 95% interval 31.0% to 100.0%",
        "    Recovery: right directly after an error: 2/3 (66.7%) [75.0%], 95% interval 1.3% to 100.0%",
        "    First error, by position, of the cases still all right there:",
        "      Q1                           1/5 (20.0%) [1.0], 95% interval 3.6% to 62.4%",
        "      Q2                           1/3 (33.3%) [0.8], 95% interval 6.1% to 79.2%",
        "      Q3                           1/2 (50.0%) [1.2], 95% interval 9.5% to 90.5%",
        "      Q4                           0/0 [0.0]",
        "    First error, by clinical stage, of the questions reached with all right:",
        "      Presentation & Assessment    1/3 (33.3%) [1.0], 95% interval 0.0% to 98.7%",
        "      Diagnosis & Interpretation   1/5 (20.0%) [1.4], 95% interval 0.0% to 62.5%",
        "      Therapeutic Strategy         1/2 (50.0%) [0.6], 95% interval 0.0% to 100.0%",
        "      Follow-up                    0/0 [0.0]",
        "    In brackets: if each question came out right with the accuracy of its position, whatever came before it.",
        "    Hard cases have more errors at every question, so an error need not be what caused those after it.",
      ]
    `);
  });
});

it("the pathway of the reference's results is what another program counts", () => {
  const { cases } = parseResultsFile(goldenSample.results('url'), 'reference');
  const pathway = pathwayOf(cases);
  expect(pathway).toMatchObject({
    cases: 15,
    questions: 66,
    cut_short: 0,
    all_right: { cases: 2, of: 15, if_independent: near(0.17544126984126981) },
    right_prefix: { questions: 21, of: 66, if_independent: near(0.34510437710437714) },
    after_all_right: { correct: 12, questions: 19, if_independent: near(0.6679197994987468) },
    after_error: { correct: 24, questions: 32, if_independent: near(0.7284226190476192) },
    recovery: { correct: 15, questions: 20, if_independent: near(0.7266666666666667) },
  });
  const positions = [...(pathway?.first_errors.by_position.values() ?? [])];
  expect(positions.map(({ reached, first_errors }) => [reached, first_errors])).toEqual([
    [15, 6],
    [9, 2],
    [7, 4],
    [3, 1],
    [0, 0],
    [0, 0],
  ]);
});

it('no pathway is shown where no question has a reply', () => {
  expect(pathwayOf([caseOf('L')])).toBeNull();
  expect(formatPathway(null)).toEqual([]);
});
