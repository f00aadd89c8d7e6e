import { countOf } from '../../basics/count-of.ts';
import { formatCount } from '../../basics/format-count.ts';
import { describeLimit, describeReason } from '../../print/describe-limits.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

/** What the endpoint's limits were learnt to be, over time; nothing where none slowed the run down. */
export const limitsSection = ({ figures: { pace } }: Report): Html | undefined => {
  if (!pace || pace.history.length === 0) return undefined;
  const { refused_calls: refused, waited_seconds: waited, history } = pace;
  const rows = history.map((change) => [
    `${change.at.slice(0, 10)} ${change.at.slice(11, 19)}`,
    describeReason(change),
    describeLimit(change),
  ]);
  return html`<section aria-labelledby="limits"><h2 id="limits">Rate limits</h2>
<p>The endpoint refused calls, so all workers together called less often.${
    refused === undefined || waited === undefined
      ? undefined
      : ` ${countOf(refused, 'call')} refused and asked again; calls waited ${formatCount(waited)} s in all for their turn.`
  }</p>
${table({ caption: 'What was learnt about the limit', columns: ['Time (UTC)', { text: 'What happened' }, { text: 'Limit from then on' }], rows })}</section>
`;
};
