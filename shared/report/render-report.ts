import { html } from './html.ts';
import { page } from './page.ts';
import type { Report } from './report.ts';
import { searchScript } from './search.ts';
import { casesSection } from './sections/cases.ts';
import { failedCasesSection } from './sections/failed-cases.ts';
import { groupsSection } from './sections/groups.ts';
import { headerSection } from './sections/header.ts';
import { headlineSection } from './sections/headline.ts';
import { lettersSection } from './sections/letters.ts';
import { limitsSection } from './sections/limits.ts';
import { lossesSection } from './sections/losses.ts';
import { pathwaySection } from './sections/pathway.ts';
import { repliesSection } from './sections/replies.ts';
import { trustSection } from './sections/trust.ts';

/**
 * A run's report: one self-contained HTML file that needs no network. The same figures give the same bytes. It contains
 * case ids and letters, but no text of a case or a reply; the endpoint's last words about failed cases may quote some.
 */
export const renderReport = (report: Report): string => {
  const { model, dataset } = report.run;
  return page({
    title: `${model} on ${dataset}`,
    header: headerSection(report),
    main: html`${headlineSection(report)}
${trustSection(report)}
${groupsSection(report)}
${pathwaySection(report)}${lossesSection(report)}
${failedCasesSection(report)}${lettersSection(report)}
${repliesSection(report)}
${limitsSection(report)}${casesSection(report.cases)}`,
    contents: contentsOf(report),
    script: searchScript,
  });
};

const contentsOf = ({ coverage: { firstFailed = [] } }: Report): string =>
  firstFailed.length === 0
    ? 'this page contains their ids and answer letters, but no case text.'
    : 'this page contains their ids and answer letters, and case text only where the error of a failed case quotes some.';
