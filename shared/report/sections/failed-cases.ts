import { formatCount } from '../../basics/format-count.ts';
import { describeReason } from '../../print/describe-failed-cases.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

/** Which cases failed, and the endpoint's last words; nothing when none did. */
export const failedCasesSection = ({ coverage: { failed, firstFailed = [] } }: Report): Html | undefined => {
  if (firstFailed.length === 0) return undefined;
  const some =
    failed > firstFailed.length ? `The first ${firstFailed.length} of ${formatCount(failed)}` : 'All';
  return html`<section aria-labelledby="failed"><h2 id="failed">Failed cases</h2>
${table({
  caption: `${some} cases that failed, with the endpoint's last words`,
  columns: ['Case', 'Question', { text: 'Error' }],
  rows: firstFailed.map((each) => [each.caseId, each.question, describeReason(each)]),
})}</section>
`;
};
