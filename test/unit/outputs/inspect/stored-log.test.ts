import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { loadRun } from '../../../../shared/ledger/load-run.ts';
import { withoutTexts } from '../../../../shared/outputs/export/without-texts.ts';
import { archiveLog } from '../../../../shared/outputs/inspect/archive-log.ts';
import { logKinds } from '../../../../shared/outputs/inspect/log-kind.ts';
import { saveResults } from '../../../../shared/outputs/save-results.ts';
import { parseResultsFile } from '../../../../shared/results/results-file.ts';
import { inspectLogKey, runKeys } from '../../../../shared/storage/keys.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

const settled = async () => {
  const { child, ledger, objects } = await createEvaluation({ questions: [3, 2] });
  await child();
  return { run: await loadRun(ledger, 'run-1'), stores: { ledger, objects } };
};

test("a run's log in the bucket is the one that its results file gives", async () => {
  const { run, stores } = await settled();
  await saveResults(run, stores);
  const stored = await stores.objects.get(inspectLogKey(run));
  const results = await stores.objects.get(runKeys.results('run-1'));
  if (!stored || !results) throw new Error('not stored');
  const file = withoutTexts(parseResultsFile(textOf(results), 'results'));
  const exported = await buffer(Readable.from(archiveLog(file, logKinds.cases)));
  expect(Buffer.from(stored.bytes).equals(exported)).toBe(true);
});

test('a run of more cases than an archive holds has none', async () => {
  const { run, stores } = await settled();
  await saveResults({ ...run, totals: { ...run.totals, cases: 60_001 } }, stores);
  expect(await stores.objects.exists(inspectLogKey(run))).toBe(false);
});

test('the names of logs begin with time and run, and differ where only a separator of the run ids does', () => {
  const startedAt = '2026-11-22T10:15:00.000Z';
  const key = inspectLogKey({ runId: 'a-b_1', startedAt });
  expect(key).toMatch(/^inspect\/2026-11-22T10-15-00_a-b-1_[0-9a-f]{22}\.eval$/);
  expect(inspectLogKey({ runId: 'a-b-1', startedAt })).not.toBe(key);
});
