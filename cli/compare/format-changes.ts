import { countOf } from '../../shared/basics/count-of.ts';
import type { ChangedCase, ChangedQuestion } from '../../shared/compare/changed-cases.ts';
import type { Comparison, PairChanges } from '../../shared/compare/compare-runs.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Cases that are printed of each kind. */
const maxCases = 20;

const kinds = [
  {
    change: 'lost',
    title: (from: string, to: string) => `that ${to} lost (all right with ${from}, not with ${to})`,
  },
  {
    change: 'gained',
    title: (from: string, to: string) => `that ${to} gained (all right with ${to}, not with ${from})`,
  },
] as const;

/** Which cases the second run lost and gained, and why: a row for each question that differs. */
export const formatChanges = ({ changes }: Comparison, paint: Terminal['paint']): string =>
  changes.map((pair) => formatPair(pair, paint)).join('\n');

const formatPair = ({ from, to, cases }: PairChanges, paint: Terminal['paint']): string => {
  const sections = kinds.map(({ change, title }) => {
    const found = cases.filter((each) => each.change === change);
    const heading = paint('bold', `${countOf(found.length, 'case')} ${title(from, to)}`);
    if (found.length === 0) return `${heading}\n`;
    const header = ['', 'CASE', 'Q', 'STAGE', 'KEY', from, to, 'WHY WRONG'].map((name) =>
      paint('bold', name),
    );
    const more =
      found.length > maxCases
        ? `  and ${countOf(found.length - maxCases, 'more case')}; --json and --html have all\n`
        : '';
    return `${heading}\n${table([header, ...found.slice(0, maxCases).flatMap(rowsOf)])}${more}`;
  });
  const others = cases.filter(({ change }) => change === 'neither').length;
  const rest =
    others > 0
      ? `${countOf(others, 'more case')} in which questions differ but the case as a whole does not; --json and --html have them.\n`
      : '';
  return [...sections, rest].filter((section) => section !== '').join('\n');
};

const rowsOf = ({ case_id, questions }: ChangedCase): string[][] =>
  questions.map((question, index) => ['', index === 0 ? case_id : '', ...cellsOf(question)]);

const cellsOf = ({ position, stage, key, before, after, why }: ChangedQuestion): string[] => [
  `${position}`,
  stage,
  key,
  before ?? '–',
  after ?? '–',
  why,
];
