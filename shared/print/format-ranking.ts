import { formatPercent } from '../like-python/format-percent.ts';
import type { CaseGroup } from '../summary/reference-summary.ts';
import { cutName, padName } from './column.ts';

const shownAtEachEnd = 5;

/**
 * The lines of the best and the worst chapters or subcategories (docs/protocol.md, "Terminal text"): a stable
 * ascending sort by case accuracy, its last five reversed, then its first five without names already shown.
 * @param rows in the order of the summary; a name may occur twice
 */
export const formatRanking = (title: string, rows: readonly (readonly [string, CaseGroup])[]): string[] => {
  const ascending = rows.toSorted(([, a], [, b]) => a.case_accuracy - b.case_accuracy);
  const top = ascending.slice(-shownAtEachEnd).reverse();
  const shown = new Set(top.map(([name]) => name));
  const bottom = ascending.slice(0, shownAtEachEnd).filter(([name]) => !shown.has(name));
  const more = rows.length - top.length - bottom.length;
  return [
    `  By ${title} (Top-5 Case Accuracy):`,
    ...top.map(formatRow),
    `  By ${title} (Bottom-5 Case Accuracy):`,
    ...bottom.map(formatRow),
    ...(more > 0 ? [`    ... and ${more} more`] : []),
  ];
};

const formatRow = ([name, group]: readonly [string, CaseGroup]): string =>
  `    ${padName(cutName(name), 44)} (${String(group.cases).padStart(3)} cases)` +
  `  C-Acc ${formatPercent(group.case_accuracy)}  Q-Acc ${formatPercent(group.question_accuracy)}`;
