import { describe, expect, it } from 'vitest';
import { compareFiles } from '../../../shared/outputs/compare-files.ts';
import { summarizeFile } from '../../../shared/outputs/summarize-file.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { parseResultsFile } from '../../../shared/results/results-file.ts';
import { wilsonInterval } from '../../../shared/statistics/wilson-interval.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { type Answer, lost, right, skipped, wrong } from '../../../tools/made-up/answers.ts';
import { madeUpResults } from '../../../tools/made-up/made-up-results.ts';
import { referenceForm } from '../../../tools/made-up/reference-form.ts';
import { releaseResults } from '../../../tools/made-up/release-results.ts';
import { worsened } from '../../../tools/made-up/worsened.ts';
import { cpuMs } from '../../support/cpu-ms.ts';
import { goldenSample } from '../../support/data/golden.ts';

const fileOf = (text: string) => ({ source: 'file', file: parseResultsFile(text, 'file') });

const fileWith = (cases: readonly CaseResult[], meta: object = {}) =>
  fileOf(
    JSON.stringify({ meta: { model: 'made-up', dataset: 'sample', image_mode: 'url', ...meta }, cases }),
  );

/** Right and wrong answers, e.g. `RW`. */
const answersOf = (path: string): Answer[] =>
  [...path].map((answer) => (answer === 'R' ? right() : wrong('C')));

/** A file of cases 1, 2, ... with right and wrong answers. */
const filesOf = (...runs: readonly (readonly string[])[]) =>
  runs.map((paths) =>
    fileWith(paths.map((path, index) => aCase({ pmc: String(index + 1) }).judged(answersOf(path)))),
  );

describe('runs that gave the same answers', () => {
  const [file] = [fileOf(madeUpResults({ cases: 200 }))];
  const comparison = compareFiles([file, file, file]);

  it('differ by exactly 0, in every group and reading, and cannot be told apart', () => {
    for (const reading of [comparison.readings.liveclin, comparison.readings.strict]) {
      expect(reading?.pairs).toHaveLength(3);
      for (const { question_accuracy, case_accuracy, groups } of reading?.pairs ?? []) {
        expect(question_accuracy).toMatchObject({
          difference: 0,
          p_value: 1,
          bootstrap: { low: 0, high: 0 },
        });
        expect(case_accuracy).toEqual({ gained: 0, lost: 0, difference: 0, p_value: 1 });
        expect(groups.length).toBeGreaterThan(30);
        expect(groups.filter(({ difference }) => difference !== 0)).toEqual([]);
      }
      expect(reading?.sets).toEqual({
        question_accuracy: [['A', 'B', 'C']],
        case_accuracy: [['A', 'B', 'C']],
      });
    }
    expect(comparison.changes.flatMap(({ cases }) => cases)).toEqual([]);
  });

  it('have the accuracies that the summary prints', () => {
    const { summary, details } = summarizeFile(file.file).figures;
    expect(comparison.runs[1]).toMatchObject({
      label: 'B',
      question_accuracy: {
        correct: summary.correct_mcqs,
        accuracy: summary.question_accuracy,
        interval: details.intervals.question_accuracy,
      },
      case_accuracy: {
        correct: summary.correct_cases,
        accuracy: summary.case_accuracy,
        interval: details.intervals.case_accuracy,
      },
      cost: details.cost,
      tokens: details.tokens,
      latency: details.latency,
      pathway: details.pathway,
    });
  });
});

describe('the comparison of two runs', () => {
  const before = ['RRR', 'RRR', 'RWR', 'WWW', 'RRR', 'RR'];
  const after = ['RRR', 'RWR', 'RRR', 'WRW', 'RRR', 'WR'];

  it('is the second less the first', () => {
    const [pair] = compareFiles(filesOf(before, after), { margin: 0.5 }).readings.liveclin.pairs;
    expect(pair).toMatchObject({
      from: 'A',
      to: 'B',
      question_accuracy: { cases: 6, questions: 17, difference: 0 },
      case_accuracy: { gained: 1, lost: 2, difference: -1 / 6, p_value: 1 },
      non_inferiority: { margin: 0.5, shown: true },
    });
  });

  it('shows no non-inferiority where the interval reaches below the margin', () => {
    const [pair] = compareFiles(filesOf(before, after), { margin: 0.02 }).readings.liveclin.pairs;
    expect(pair?.non_inferiority).toEqual({ margin: 0.02, shown: false });
  });

  it('names the cases that were gained and lost', () => {
    const [{ cases } = { cases: [] }] = compareFiles(filesOf(before, after)).changes;
    expect(cases.map(({ case_id, change }) => [case_id, change])).toEqual([
      ['2', 'lost'],
      ['3', 'gained'],
      ['4', 'neither'],
      ['6', 'lost'],
    ]);
    expect(cases[0]).toEqual({
      case_id: '2',
      chapter: 'Chapter 1: Made up',
      change: 'lost',
      questions: [
        {
          position: 2,
          stage: 'Imaging',
          key: 'B',
          before: 'B',
          after: 'C',
          change: 'lost',
          why: 'answered C',
        },
      ],
    });
  });

  const dropped = { images: { expected: 2, sent: 1, dropped: [] } };
  it.each<readonly [why: string, answer: Answer]>([
    ['answered D', wrong('D')],
    ['no letter read', wrong('C', { extracted_answer: null })],
    ['answered C; the strict reading is right', wrong('C', { strict_answer: 'B', strict_correct: true })],
    ['answered C; reply truncated', wrong('C', { outcome: 'truncated' })],
    ['answered C; 1 image left out', wrong('C', { turn: dropped })],
    ['errored: timeout', lost('errored', { turn: { failure: 'timeout' } })],
    ['filtered', lost('filtered', { turn: {} })],
    ['skipped', skipped()],
  ])('says why a question is wrong: %s', (why, answer) => {
    const files = [[right()], [answer]].map((answers) => fileWith([aCase().judged(answers)]));
    expect(compareFiles(files).changes[0]?.cases[0]?.questions).toMatchObject([{ change: 'lost', why }]);
    expect(compareFiles(files.toReversed()).changes[0]?.cases[0]?.questions).toMatchObject([
      { change: 'gained', why },
    ]);
  });

  it('counts groups as the summary does: a question with two CT images counts twice', () => {
    const images = { image_types: ['CT', 'CT; MRI'] };
    const files = [right(images), wrong('C', images)].map((answer) =>
      fileWith([aCase({ pmc: '1' }).judged([answer, right()]), aCase({ pmc: '2' }).judged([right(images)])]),
    );
    const [pair] = compareFiles(files).readings.liveclin.pairs;
    const ofImages = pair?.groups.filter(({ grouping }) => grouping === 'Image modality');
    expect(ofImages?.map(({ name, questions, difference }) => [name, questions, difference])).toEqual([
      ['CT', 4, -0.5],
      ['MRI', 2, -0.5],
    ]);
  });

  it('takes the modalities of a question that one run did not reach from the other', () => {
    const files = [right({ image_types: ['ECG'] }), skipped()].map((answer) =>
      fileWith([aCase().judged([answer])]),
    );
    const [pair] = compareFiles(files).readings.liveclin.pairs;
    expect(pair?.groups).toContainEqual(expect.objectContaining({ name: 'Biosignals', difference: -1 }));
  });

  it('has no strict reading where a file has none', () => {
    const files = [right(), wrong()].map((answer) => fileWith([referenceForm(aCase().judged([answer]))]));
    const comparison = compareFiles(files);
    expect(comparison.readings.strict).toBeNull();
    expect(comparison.runs[0]).toMatchObject({ strict: null, tokens: null, cost: 'unknown', latency: null });
  });

  it("reads the reference's files", () => {
    const { runs, readings } = compareFiles(
      (['url', 'local'] as const).map((mode) => fileOf(goldenSample.results(mode))),
    );
    expect(runs[0]).toMatchObject({
      question_accuracy: { correct: 45, of: 66 },
      case_accuracy: { correct: 2, of: 15 },
    });
    expect(readings.liveclin.pairs).toHaveLength(1);
  });
});

it('ten models over 1,407 cases take less than two seconds of processor time', () => {
  const { file } = fileOf(madeUpResults({ cases: 1_407 }));
  const files = Array.from({ length: 10 }, (_, index) => ({
    source: `${index}`,
    file: worsened(file, index / 100),
  }));
  expect(cpuMs(() => compareFiles(files))).toBeLessThan(2_000);
});

describe('what cannot be compared', () => {
  const whole = ['RRR', 'RRW', 'RWR'];
  const [a, b] = filesOf(
    whole,
    whole.slice(1).map((path) => path),
  );
  const cases = (...ids: string[]) => fileWith(ids.map((pmc) => aCase({ pmc }).judged([right()])));

  it('is refused and named, unless the common cases are asked for', () => {
    const files = [cases('1', '2', '3'), cases('2', '3', '4', '5')];
    const message =
      'The runs do not have the same cases. 1 case not in B: 1. 2 cases not in A: 4, 5. To compare the 2 cases that all of them have, add --common.';
    expect(() => compareFiles(files)).toThrow(message);
    const comparison = compareFiles(files, { common: true });
    expect(comparison).toMatchObject({
      cases: 2,
      questions: 2,
      unmatched: [
        { reason: 'not in B', case_ids: ['1'] },
        { reason: 'not in A', case_ids: ['4', '5'] },
      ],
    });
    expect(comparison.runs.map(({ case_accuracy }) => case_accuracy.of)).toEqual([2, 2]);
  });

  it('are cases whose number of questions or whose keys differ', () => {
    expect(() => compareFiles([a, b].flatMap((each) => each ?? []))).toThrow('1 case not in B: 3');
    const keyed = (keys: string) => fileWith([aCase({ pmc: '1', keys }).judged([right()])]);
    expect(() => compareFiles([keyed('B'), keyed('D')])).toThrow('The runs have no case in common');
    const mixed = (keys: string) =>
      fileWith([aCase({ pmc: '1', keys }).judged([right()]), aCase({ pmc: '2' }).judged([right()])]);
    expect(() => compareFiles([mixed('B'), mixed('D')])).toThrow(
      '1 case with other questions or keys in B than in A: 1.',
    );
  });

  it('is a file that has a case twice', () => {
    expect(() => compareFiles([cases('1', '2', '2'), cases('1', '2')])).toThrow('file has case 2 twice');
  });

  it('are more runs than letters', () => {
    expect(() => compareFiles(Array.from({ length: 27 }, () => cases('1')))).toThrow('At most 26 runs');
  });
});

it('what differs besides the model is named, and what failed', () => {
  const run = (digest: string, temperature: number) => ({
    dataset_digest: digest,
    parameters: { temperature, n: 1 },
  });
  const timeout = [right(), lost('errored', { turn: { failure: 'timeout' } }), skipped()];
  const files = [
    fileWith([aCase().judged([right(), right(), right()])], { run: run('a', 0) }),
    fileWith([aCase().judged(timeout, { status: 'failed' })], {
      run: run('b', 1),
      image_mode: 'local',
      coverage: { planned: 2, done: 0, failed: 1, pending: 1 },
    }),
  ];
  const { differences, runs } = compareFiles(files);
  expect(differences).toEqual([
    { what: 'content of the dataset', values: { A: 'a', B: 'b' } },
    { what: 'image mode', values: { A: 'url', B: 'local' } },
    { what: 'temperature', values: { A: 0, B: 1 } },
  ]);
  expect(runs[1]).toMatchObject({
    failed_cases: ['90000001'],
    unanswered_questions: 2,
    coverage: { planned: 2, done: 0, failed: 1, pending: 1 },
    question_accuracy: { correct: 1, of: 3 },
    published: 'this run is not complete',
  });
});

it("a complete run over the release is compared with the physicians' published lines", () => {
  const { runs } = compareFiles([fileOf(releaseResults()), fileOf(releaseResults())]);
  // 938 of 1,407 cases are right.
  const interval = wilsonInterval(938, 1_407);
  expect(runs[0]?.published).toEqual([
    {
      name: 'Chief physician',
      case_accuracy: 0.378,
      difference: expect.closeTo(938 / 1_407 - 0.378, 12),
      interval: { low: (interval?.low ?? 0) - 0.378, high: (interval?.high ?? 0) - 0.378 },
      verdict: 'above',
    },
    expect.objectContaining({ name: 'Attending physician', verdict: 'above' }),
  ]);
});
