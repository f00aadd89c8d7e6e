import type { CaseResult } from '../../shared/results/case-result.ts';
import { aCase } from './a-case.ts';
import { right, wrong } from './answers.ts';
import { madeUpResults } from './made-up-results.ts';

interface ReleaseResults {
  readonly model?: string;
  /** Of `meta`, e.g. a selection. */
  readonly meta?: object;
  readonly change?: (cases: CaseResult[]) => CaseResult[];
}

/** A results file whose cases count what release 2025_H1 counts: every third one has a wrong answer. */
export const releaseResults = ({ model, meta, change = (cases) => cases }: ReleaseResults = {}): string => {
  const cases = change(Array.from({ length: 1_407 }, (_, at) => releaseCase(at)));
  const head = JSON.parse(madeUpResults({ cases: 0, dataset: '2025_H1', ...(model ? { model } : {}) }));
  const coverage = { planned: cases.length, done: cases.length, failed: 0, pending: 0 };
  return JSON.stringify({ ...head, meta: { ...head.meta, coverage, ...meta }, cases });
};

/** 977 cases of five questions and 430 of four are 6,605; three subcategories a chapter are 48. */
const releaseCase = (at: number): CaseResult =>
  aCase({
    pmc: String(90_000_001 + at),
    fields: {
      Rarity: at < 1_181 ? 'rare' : 'unrare',
      Level1: `Chapter ${1 + (at % 16)}`,
      Level2: `Group ${1 + (at % 48)}`,
    },
  }).judged(
    Array.from({ length: at < 977 ? 5 : 4 }, (_, index) =>
      at % 3 === 0 && index === 0 ? wrong('C') : right(),
    ),
  );
