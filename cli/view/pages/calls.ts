import { countOf } from '../../../shared/basics/count-of.ts';
import { callRecordSchema } from '../../../shared/conversation/call-record.ts';
import { type Html, html } from '../../../shared/report/html.ts';
import { table } from '../../../shared/report/table.ts';
import type { QuestionResult } from '../../../shared/results/case-result.ts';
import { shortDuration } from '../../terminal/short-duration.ts';

/** A file may be another version's, or edited: what is not as expected is left out. */
const callSchema = callRecordSchema.partial();

/** The requests that a question took: when each was sent, what it waited for, and how it ended. */
export const callTable = ({ turn }: QuestionResult): Html | undefined => {
  const calls = (turn?.calls ?? []).map((call) => callSchema.safeParse(call).data ?? {});
  if (calls.length === 0) return undefined;
  let endedAt: number | undefined;
  const rows = calls.map(
    ({ attempt, round, try: number, sentAt, ms, failure, message, status, requestId }) => {
      const sent = sentAt === undefined ? undefined : Date.parse(sentAt);
      const waited = sent === undefined || endedAt === undefined ? undefined : Math.max(0, sent - endedAt);
      endedAt = sent === undefined || ms === undefined ? undefined : sent + ms;
      return [
        [attempt, round, number].map((each) => each ?? '–').join('.'),
        sentAt ?? '–',
        waited === undefined ? '–' : shortDuration(waited),
        ms === undefined ? 'no response recorded' : shortDuration(ms),
        [failure ?? 'replied', status, message].filter((part) => part !== undefined).join(': '),
        requestId ?? '–',
      ];
    },
  );
  return html`<details><summary>${countOf(rows.length, 'call')}</summary>${table({
    caption: 'Calls, by attempt, round and try',
    columns: ['Call', { text: 'Sent' }, 'Waited before', 'Took', { text: 'End' }, { text: 'Request' }],
    rows,
  })}</details>`;
};
