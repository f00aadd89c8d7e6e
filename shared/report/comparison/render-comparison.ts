import { countOf } from '../../basics/count-of.ts';
import type { Comparison } from '../../compare/compare-runs.ts';
import { comparisonNotices } from '../../print/describe-comparison.ts';
import { html } from '../html.ts';
import { noticeLines, splitName } from '../notices.ts';
import { page } from '../page.ts';
import { searchScript } from '../search.ts';
import { changesSection } from './changes.ts';
import { comparedGroupsSection } from './groups.ts';
import { pairsSection } from './pairs.ts';
import { pathwaysSection } from './pathways.ts';
import { publishedSection } from './published.ts';
import { standingsSection } from './standings.ts';

/** More runs are counted in the title. */
const maxNamed = 3;

/** A comparison as one self-contained HTML file, with ids and letters but no text of a case or a reply. */
export const renderComparison = (comparison: Comparison): string => {
  const { runs, cases, questions } = comparison;
  const title =
    runs.length > maxNamed
      ? countOf(runs.length, 'run')
      : runs.map(({ label, model }) => `${label} ${model}`).join(', ');
  return page({
    title: `Comparison of ${title}`,
    header: html`${noticeLines(comparisonNotices(comparison).map(splitName))}<p class="eyebrow">LiveClin comparison</p>
<h1>${title}</h1>
<p>${countOf(cases, 'case')} and ${countOf(questions, 'question')} that all runs have.</p>`,
    main: html`${standingsSection(runs)}
${pairsSection(comparison)}
${publishedSection(comparison)}
${comparedGroupsSection(comparison)}
${pathwaysSection(runs)}
${changesSection(comparison)}`,
    contents: 'this page contains their ids and answer letters, but no case text.',
    script: searchScript,
  });
};
