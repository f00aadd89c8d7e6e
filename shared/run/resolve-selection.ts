import { InputError } from '../basics/input-error.ts';
import { listSome } from '../basics/list-some.ts';
import { present } from '../basics/present.ts';
import type { SelectableCase } from './select-cases.ts';
import type { Selection } from './selection.ts';

/**
 * The selection in the form that becomes part of a run's identity, equal for equal requests: chapters get their full
 * names, lists the dataset's order, a sample its seed (0).
 * @throws {InputError} naming what the dataset does not have, or a chapter name that fits several
 */
export const resolveSelection = (
  { cases: ids, chapters: names, sample, seed, limit }: Selection,
  dataset: readonly SelectableCase[],
): Selection => ({
  ...present({
    cases: ids && resolveIds(ids, dataset),
    chapters: names && resolveChapters(names, dataset),
    sample,
    seed: sample === undefined ? undefined : (seed ?? 0),
    limit,
  }),
});

const resolveIds = (ids: readonly string[], dataset: readonly SelectableCase[]): string[] => {
  const asked = new Set(ids);
  const known = dataset.map(({ caseId }) => caseId).filter((caseId) => asked.delete(caseId));
  if (asked.size === 0) return known;
  throw new InputError([
    { path: ['selection', 'cases'], message: `the dataset has no case ${listSome([...asked])}` },
  ]);
};

const resolveChapters = (names: readonly string[], dataset: readonly SelectableCase[]): string[] => {
  const chapters = [...new Set(dataset.map(({ chapter }) => chapter))].filter((chapter) => chapter !== '');
  const asked = new Set(names.map((name) => findChapter(name, chapters)));
  return chapters.filter((chapter) => asked.has(chapter));
};

const findChapter = (name: string, chapters: readonly string[]): string => {
  const wanted = name.trim().toLowerCase();
  const exact = chapters.filter((chapter) => namesOf(chapter).includes(wanted));
  const fitting =
    exact.length > 0
      ? exact
      : chapters.filter((chapter) => namesOf(chapter).some((known) => known.startsWith(wanted)));
  const [found, ...others] = fitting;
  if (found !== undefined && others.length === 0) return found;
  if (found !== undefined) {
    throw chapterIssue(`"${name}" fits ${listSome(fitting, '; ')}. Give more of the name`);
  }
  const known = chapters.length === 0 ? 'its cases name none' : `it has ${listSome(chapters, '; ')}`;
  throw chapterIssue(`the dataset has no chapter "${name}": ${known}`);
};

const chapterIssue = (message: string): InputError =>
  new InputError([{ path: ['selection', 'chapters'], message }]);

/** `Chapter 2: Neoplasms` is also called `chapter 2` and `neoplasms`. */
const namesOf = (chapter: string): readonly string[] => {
  const [, number, title] = /^(chapter \d+):\s*(.+)$/.exec(chapter.toLowerCase()) ?? [];
  return [chapter.toLowerCase(), ...(number && title ? [number, title] : [])];
};
