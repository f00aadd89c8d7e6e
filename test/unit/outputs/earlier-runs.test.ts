import { expect, test } from 'vitest';
import { createMemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import type { Run } from '../../../shared/ledger/run-row.ts';
import { findEarlierRuns } from '../../../shared/outputs/earlier-runs.ts';
import { runKeys } from '../../../shared/storage/keys.ts';
import { makeIdentity, makeRun } from '../../../tools/made-up/factories.ts';

const identity = makeIdentity();
const measured = {
  summary: {
    tokens: { output: 1_000, reasoning: 400, questions: 10 },
    latency: { median_ms: 2_000, p95_ms: 5_000 },
  },
};

const storeRuns = async (runs: readonly (Partial<Run> & { readonly summary?: unknown })[]) => {
  const ledger = createMemoryLedger();
  const objects = createMemoryObjectStore();
  for (const [index, { summary = measured, ...run }] of runs.entries()) {
    const runId = `run-${index + 1}`;
    const startedAt = `2026-01-0${index + 1}T00:00:00.000Z`;
    await ledger.createRun(makeRun({ runId, startedAt, finishedAt: startedAt, ...run }));
    await objects.put(
      runKeys.summary(runId),
      typeof summary === 'string' ? summary : JSON.stringify(summary),
    );
  }
  return findEarlierRuns(identity, { ledger, objects });
};

test('the three latest runs of the model count, newest first', async () => {
  const found = await storeRuns([{}, {}, {}, {}]);
  expect(found.map(({ runId }) => runId)).toEqual(['run-4', 'run-3', 'run-2']);
  expect(found[0]).toEqual({ runId: 'run-4', ...measured.summary.tokens, medianMs: 2_000, p95Ms: 5_000 });
});

test('runs of another model, at another endpoint, with other parameters, without usage or with a damaged summary do not', async () => {
  const found = await storeRuns([
    { identity: makeIdentity({ model: 'another' }) },
    { identity: makeIdentity({ apiBase: 'https://other.example/v1' }) },
    { identity: makeIdentity({ parameters: { ...identity.parameters, reasoning_effort: 'high' } }) },
    { summary: { summary: { tokens: null, latency: null } } },
    { summary: '{"summary": {"tok' },
    {},
  ]);
  expect(found.map(({ runId }) => runId)).toEqual(['run-6']);
});
