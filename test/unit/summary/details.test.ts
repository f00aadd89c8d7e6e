import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseResult, isAnswered } from '../../../shared/results/case-result.ts';
import type { Interval } from '../../../shared/statistics/interval.ts';
import { summarizeCases } from '../../../shared/summary/summarize-cases.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { lost, right, skipped, wrong } from '../../../tools/made-up/answers.ts';
import { referenceForm } from '../../../tools/made-up/reference-form.ts';
import { hasGolden, needsGolden, readGolden } from '../../support/data/golden.ts';
import { judgedCasesArbitrary } from '../../support/data/judged-cases-arbitrary.ts';
import { figuresOf } from './figures-of.ts';

const detailsOf = (...given: Parameters<typeof figuresOf>) => figuresOf(...given).details;

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);

const contains = ({ low, high }: Interval, share: number): boolean => low <= share && share <= high;

/** Every accuracy of a summary with its interval, questions and mark. Fails where one has no counterpart. */
const pairsOf = (accuracies: unknown, intervals: unknown): AccuracyWithInterval[] => {
  if (accuracies instanceof Map && intervals instanceof Map) {
    expect([...intervals.keys()]).toEqual([...accuracies.keys()]);
    return [...accuracies].flatMap(([name, group]) => pairsOf(group, intervals.get(name)));
  }
  const group = accuracies as Record<string, unknown>;
  return Object.entries(intervals as Record<string, unknown>).flatMap(([key, interval]) => {
    if (interval instanceof Map) return pairsOf(group[key], interval);
    if (key === 'under_30_questions') return [];
    return [
      {
        accuracy: group[key] as number,
        interval: interval as Interval | null,
        questions: group.mcqs as number | undefined,
        marked: 'under_30_questions' in (intervals as object),
      },
    ];
  });
};

interface AccuracyWithInterval {
  readonly accuracy: number;
  readonly interval: Interval | null;
  /** Undefined for the totals. */
  readonly questions: number | undefined;
  readonly marked: boolean;
}

describe('the details of a summary', () => {
  it('give accuracy over answered questions between a lower and an upper bound over the planned ones', () => {
    const cases = [aCase().judged([right(), wrong()]), aCase().judged([right(), lost('empty'), skipped()])];
    expect(detailsOf(cases, { planned: { cases: 4, questions: 10 } }).answered_only).toEqual({
      answered: 3,
      correct: 2,
      planned: 10,
      accuracy: 2 / 3,
      // 2/3 ± 1.96 · 2/9
      interval: { low: expect.closeTo(0.2311, 4), high: 1 },
      lower: 0.2,
      upper: 0.9,
    });
  });

  it('count skipped questions under what ended their case, and pending ones under not run', () => {
    const timeout = lost('errored', { turn: { failure: 'timeout' } });
    const cases = [
      aCase().judged([right(), timeout, skipped(), skipped()]),
      aCase().judged([timeout]),
      aCase().judged([lost('filtered'), skipped()]),
      aCase().judged([lost('errored', { turn: {} })]),
    ];
    const { losses } = detailsOf(cases, { planned: { cases: 6, questions: 18 } });
    expect([...losses]).toEqual([
      ['not run', { questions: 10, skipped: 0, cases: 2 }],
      ['timeout', { questions: 2, skipped: 2, cases: 2 }],
      ['filtered', { questions: 1, skipped: 1, cases: 1 }],
      ['unknown error', { questions: 1, skipped: 0, cases: 1 }],
    ]);
  });

  it("recognize the reference's skipped and empty questions by their error texts", () => {
    const judged = aCase().judged([
      right(),
      lost('empty', { error: 'API error: Empty response from API.' }),
      skipped(),
    ]);
    const { outcomes, losses } = detailsOf([referenceForm(judged)]);
    expect(Object.fromEntries(outcomes)).toEqual({ answered: 1, empty: 1, skipped: 1 });
    expect([...losses]).toEqual([['empty', { questions: 1, skipped: 1, cases: 1 }]]);
  });

  it('count both extractors and where they differ, over the answered questions', () => {
    const { extractors } = detailsOf([
      aCase({ keys: 'A' }).judged([
        right(),
        right({ strict_answer: null, strict_correct: false }),
        wrong('I', { strict_answer: 'A', strict_correct: true }),
        wrong('B', { strict_answer: 'C' }),
        lost('empty'),
      ]),
      aCase({ keys: 'A' }).judged([right()]),
    ]);
    expect(extractors.differ).toEqual({ answered: 5, letters: 3, share: 0.6, verdicts: 2 });
    expect(extractors.liveclin).toMatchObject({ correct_mcqs: 3, correct_cases: 1, answered_accuracy: 0.6 });
    expect(extractors.strict).toMatchObject({
      correct_mcqs: 3,
      question_accuracy: 0.5,
      case_accuracy: 0.5,
    });
    expect(Object.fromEntries(extractors.liveclin.letters)).toEqual({ A: 3, B: 1, I: 1 });
    expect(Object.fromEntries(extractors.strict?.letters ?? [])).toEqual({ A: 3, C: 1, none: 1 });
  });

  it('omit the strict extractor and images where the file lacks them', () => {
    const { extractors, images, tokens, latency, cost } = detailsOf([
      referenceForm(aCase().judged([right(), lost('errored')])),
    ]);
    expect(extractors).toMatchObject({ strict: null, differ: null });
    expect({ images, tokens, latency, cost }).toEqual({
      images: null,
      tokens: null,
      latency: null,
      cost: 'unknown',
    });
  });

  it('compare with always giving the most frequent letter of the key', () => {
    const keyed = (keys: string) =>
      aCase().judged([...keys].map((correct_answer) => right({ correct_answer })));
    const { baseline, key_letters } = detailsOf([keyed('DD'), keyed('DA'), keyed('d'), keyed('BB?')]);
    expect(baseline).toEqual({
      letter: 'D',
      correct_mcqs: 4,
      questions: 8,
      question_accuracy: 0.5,
      correct_cases: 2,
      case_accuracy: 0.5,
    });
    expect([...key_letters]).toEqual([
      ['A', 1],
      ['B', 2],
      ['D', 4],
      ['other', 1],
    ]);
  });

  it('mark groups of fewer than 30 questions, and only those', () => {
    const cases = (level1: string, count: number) =>
      Array.from({ length: count }, () => aCase().judged([right()], { level1 }));
    const { by_chapter, by_stage } = detailsOf([...cases('thirty', 30), ...cases('fewer', 29)]).intervals;
    expect(by_chapter.get('thirty')).not.toHaveProperty('under_30_questions');
    expect(by_chapter.get('fewer')).toHaveProperty('under_30_questions', true);
    expect(by_stage.get('Diagnosis & Interpretation')).not.toHaveProperty('under_30_questions');
  });

  it('cluster by case: questions that succeed and fail together say less than the same number of independent ones', () => {
    const together = detailsOf([
      aCase().judged([right(), right()]),
      aCase().judged([wrong(), wrong()]),
      aCase().judged([right(), right()]),
    ]).intervals;
    const apart = detailsOf([
      aCase().judged([right(), wrong()]),
      aCase().judged([right(), right()]),
      aCase().judged([right(), wrong()]),
    ]).intervals;
    const width = (interval: Interval | null) => (interval ? interval.high - interval.low : Number.NaN);
    expect(width(together.question_accuracy)).toBeGreaterThan(width(apart.question_accuracy));
    expect(together.by_rarity.get('rare')?.question_accuracy).toEqual(together.question_accuracy);
  });

  it('count images and why they were left out', () => {
    const dropped = (reason: string) => ({ image: 'x.png', reason, captionKept: false });
    const withImages = (expected: number, sent: number, reasons: readonly string[]) =>
      right({ turn: { images: { expected, sent, dropped: reasons.map(dropped) } } });
    expect(
      detailsOf([
        aCase().judged([
          withImages(3, 1, ['no url', 'file missing']),
          withImages(2, 2, []),
          withImages(1, 0, ['no url']),
        ]),
      ]).images,
    ).toEqual({
      expected: 6,
      sent: 3,
      dropped: 3,
      questions_with_drops: 2,
      by_reason: new Map([
        ['no url', 2],
        ['file missing', 1],
      ]),
    });
  });

  it('price the tokens, cached ones separately, and say when usage is missing', () => {
    const prices = { input: 2, output: 8, cached: 0.5, source: 'given' };
    const priced = detailsOf([aCase().judged(Array.from({ length: 1_000 }, () => right()))], {
      prices,
    });
    expect(priced.tokens).toEqual({
      input: 100_000,
      output: 10_000,
      cached_input: 40_000,
      image: 30_000,
      reasoning: 4_000,
      questions: 1_000,
      questions_without_usage: 0,
      failed_calls_maybe_billed: 0,
    });
    expect(priced.cost).toEqual({ usd: 0.22, complete: true, prices });
    const partly = detailsOf([aCase().judged([right(), right({ turn: {} })])], { prices });
    expect(partly.cost).toMatchObject({ complete: false });
    const uncached = { input: 2, output: 8, source: 'given' };
    expect(
      detailsOf([aCase().judged(Array.from({ length: 1_000 }, () => right()))], { prices: uncached }).cost,
    ).toMatchObject({ usd: 0.28 });
  });

  it('call the cost a lower bound where failed calls may have been billed', () => {
    const prices = { input: 2, output: 8, source: 'given' };
    const withFailures = (...failures: string[]) => {
      const calls = [...failures.map((failure) => ({ ms: 9, failure })), { ms: 9 }];
      const turn = { usage: { input: 100, output: 10 }, calls };
      return detailsOf([aCase().judged([right({ turn })])], { prices });
    };
    expect(withFailures('rate limit', 'server error', 'bad request').cost).toMatchObject({ complete: true });
    const details = withFailures('timeout', 'empty reply', 'rate limit');
    expect(details.tokens).toMatchObject({ failed_calls_maybe_billed: 2 });
    expect(details.cost).toMatchObject({ complete: false });
  });

  it('take latency from calls that got a reply', () => {
    const calls = [{ ms: 60_000, failure: 'timeout' }, { ms: 100 }, {}];
    expect(detailsOf([aCase().judged([right({ turn: { calls } })])]).latency).toEqual({
      calls: 1,
      median_ms: 100,
      p95_ms: 100,
      max_ms: 100,
    });
  });

  it('count the models that replied', () => {
    const served = (servedModel: string) => right({ turn: { servedModel } });
    expect([...detailsOf([aCase().judged([served('a'), served('b'), served('b')])]).served_models]).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });

  it('exist without any case', () => {
    expect(detailsOf([], { planned: { cases: 2, questions: 5 } })).toMatchObject({
      answered_only: { answered: 0, accuracy: 0, interval: null, lower: 0, upper: 1 },
      losses: new Map([['not run', { questions: 5, skipped: 0, cases: 2 }]]),
      baseline: null,
      intervals: { question_accuracy: null, case_accuracy: null },
    });
  });
});

describe('the details of any cases', () => {
  const withPending = fc.tuple(judgedCasesArbitrary, fc.nat(3), fc.nat(9)).map(([cases, more, questions]) => {
    const { total_cases, total_mcqs } = summarizeCases(cases);
    const pending = more > 0 ? more + questions : 0;
    const planned = { cases: total_cases + more, questions: total_mcqs + pending };
    return { cases, planned, details: detailsOf(cases, { planned }) };
  });

  it('have counts that add up', () => {
    fc.assert(
      fc.property(withPending, ({ cases, planned, details }) => {
        const questions = cases.flatMap(({ mcqs }) => mcqs);
        const answered = questions.filter(isAnswered).length;
        const lost = [...details.losses.values()];
        expect(sum(details.outcomes.values())).toBe(questions.length);
        expect(details.answered_only.answered).toBe(answered);
        expect(sum(lost.map((loss) => loss.questions + loss.skipped))).toBe(planned.questions - answered);
        expect(sum(details.key_letters.values())).toBe(questions.length);
        expect(sum(details.extractors.liveclin.letters.values())).toBe(answered);
        expect(sum(details.extractors.strict?.letters.values() ?? [])).toBe(answered);
        const { images, tokens } = details;
        expect(images?.expected ?? 0).toBe((images?.sent ?? 0) + (images?.dropped ?? 0));
        expect(sum(images?.by_reason.values() ?? [])).toBe(images?.dropped ?? 0);
        if (tokens) expect(tokens.questions + tokens.questions_without_usage).toBe(answered);
      }),
    );
  });

  it('put the answered-only accuracy between the bounds', () => {
    fc.assert(
      fc.property(withPending, ({ details: { answered_only } }) => {
        const { lower, accuracy, upper, interval } = answered_only;
        expect(lower).toBeLessThanOrEqual(accuracy);
        expect(accuracy).toBeLessThanOrEqual(upper);
        expect(interval === null || contains(interval, accuracy)).toBe(true);
      }),
    );
  });

  it('have intervals within 0 to 1 that contain their accuracy, for every group of the summary', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        const pairs = pairsOf(summarizeCases(cases), detailsOf(cases).intervals);
        for (const { accuracy, interval } of pairs) {
          expect(interval === null || contains(interval, accuracy)).toBe(true);
        }
      }),
    );
  });

  it('mark every group of fewer than 30 questions', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        for (const { questions, marked } of pairsOf(summarizeCases(cases), detailsOf(cases).intervals)) {
          if (questions !== undefined) expect(marked).toBe(questions < 30);
        }
      }),
    );
  });

  it('have the same number of entries for any number of cases', () => {
    fc.assert(
      fc.property(judgedCasesArbitrary, (cases) => {
        const sizes = (times: number) => {
          const { losses, outcomes, served_models, key_letters } = detailsOf(Array(times).fill(cases).flat());
          return [losses, outcomes, served_models, key_letters].map((map) => map.size);
        };
        expect(sizes(5)).toEqual(sizes(1));
      }),
      { numRuns: 20 },
    );
  });
});

describe.skipIf(!hasGolden)(`the details of the reference's vectors${needsGolden}`, () => {
  it('add up for 191 cases with errors and skipped questions', () => {
    const { cases } = JSON.parse(readGolden('summary-input.json')) as { cases: CaseResult[] };
    const details = detailsOf(cases);
    const lost = [...details.losses.values()];
    expect(sum(lost.map(({ questions, skipped }) => questions + skipped))).toBe(65);
    expect(details.answered_only).toMatchObject({ answered: 801, planned: 866 });
  });
});
