import { describe, expect, it } from 'vitest';
import { loadImport } from '../../../functions/plan-run/load-import.ts';
import { createMemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { datasetIndexText, loadDatasetIndex } from '../../../shared/dataset/dataset-index.ts';
import { loadCase, storedCaseText } from '../../../shared/dataset/stored-case.ts';
import { loadDatasetName, loadManifest } from '../../../shared/dataset/stored-datasets.ts';
import { buildResults } from '../../../shared/outputs/build-results.ts';
import { failedCallsSince } from '../../../shared/outputs/failed-calls.ts';
import type { CaseResult } from '../../../shared/results/case-result.ts';
import { parseSummary } from '../../../shared/results/results-file.ts';
import { datasetKeys, importKey, runKeys } from '../../../shared/storage/keys.ts';
import type { ObjectStore } from '../../../shared/storage/object-store.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { digest, makeClaim, makeManifest, makeProgress, makeRun } from '../../../tools/made-up/factories.ts';
import { madeUpResults } from '../../../tools/made-up/made-up-results.ts';
import { storeCases } from '../../../tools/made-up/store-cases.ts';
import { tornVariants } from '../../../tools/made-up/torn.ts';

const caseKey = '90000001';
const whole = madeUpResults({ cases: 1 });

/** A run with one settled case, whose result is `result`. */
const settledRun = async (objects: ObjectStore, result: string | Uint8Array) => {
  const ledger = createMemoryLedger();
  await storeCases(objects, [aCase().parsed()]);
  const claim = await ledger.claimCase(makeClaim());
  if (!('claimed' in claim)) throw new Error('refused');
  const resultKey = runKeys.caseResult('run-1', caseKey);
  const { versionId } = await objects.put(resultKey, result);
  const calls = { sent: 1, served: 0, failed: 1 };
  const settled = { progress: makeProgress({ calls }), resultKey, resultVersion: versionId };
  await ledger.finishCase({ runId: 'run-1', caseKey, fence: 1 }, { status: 'done', ...settled });
  return { ledger, objects };
};

/** As an importing Plan stores a case: nothing is known about its calls. */
const withoutTurns = ({ mcqs, ...judged }: CaseResult): string =>
  JSON.stringify({ ...judged, mcqs: mcqs.map(({ turn: _turn, ...question }) => question) });

interface Kind {
  readonly key: string;
  readonly whole: string;
  read(objects: ObjectStore, content: string | Uint8Array): Promise<unknown>;
}

const kinds: Record<string, Kind> = {
  "a dataset's name": {
    key: datasetKeys.name('mine'),
    whole: JSON.stringify({ digest }),
    read: (objects) => loadDatasetName(objects, 'mine'),
  },
  "a dataset's manifest": {
    key: datasetKeys.manifest(digest),
    whole: JSON.stringify({ digest, cases: [], images: {}, withImages: false, warnings: [] }),
    read: (objects) => loadManifest(objects, digest),
  },
  "a dataset's index": {
    key: datasetKeys.index(digest),
    whole: datasetIndexText(makeManifest([aCase().parsed(), aCase({ pmc: '90000002' }).parsed()])),
    read: (objects) => loadDatasetIndex(objects, digest),
  },
  'a case of a dataset': {
    key: datasetKeys.case(digest, caseKey),
    whole: aCase().line(),
    read: (objects) => loadCase(objects, digest, caseKey),
  },
  'a case of a dataset with what is known of its images': {
    key: datasetKeys.case(digest, caseKey),
    whole: storedCaseText(aCase().line(), [], {}),
    read: (objects) => loadCase(objects, digest, caseKey),
  },
  "a case's result, for the summary": {
    key: `${runKeys.caseResult('run-1', caseKey)} (version v2)`,
    whole: JSON.stringify(aCase().judged()),
    read: async (objects, content) => {
      const { coverage } = await buildResults(makeRun(), await settledRun(objects, content));
      return coverage;
    },
  },
  "a case's result, for its failed calls": {
    key: `${runKeys.caseResult('run-1', caseKey)} (version v2)`,
    whole: withoutTurns(aCase().judged()),
    read: async (objects, content) => failedCallsSince('run-1', 0, await settledRun(objects, content)),
  },
  "a run's summary": {
    key: runKeys.summary('run-1'),
    whole,
    read: async (objects) => {
      const object = await objects.get(runKeys.summary('run-1'));
      return object && parseSummary(object);
    },
  },
  'a results file to import': {
    key: importKey('e'.repeat(64)),
    whole,
    read: (objects) => loadImport(importKey('e'.repeat(64)), { run: makeRun(), cases: [] }, objects),
  },
};

describe.each(Object.entries(kinds))('%s', (_, { key, whole: text, read }) => {
  it.each(tornVariants(text))('that is %s is named in the error', async (_variant, content) => {
    const objects = createMemoryObjectStore();
    await objects.put(key.replace(/ .*/, ''), content);
    await expect(read(objects, content)).rejects.toThrow(
      expect.objectContaining({
        name: expect.stringMatching(/^(Unreadable|InvalidInput)$/),
        message: expect.stringContaining(`s3://memory/${key}`),
      }),
    );
  });
});

it('a result of another case in the place of a result is named', async () => {
  const stored = await settledRun(
    createMemoryObjectStore(),
    JSON.stringify(aCase({ pmc: '90000002' }).judged()),
  );
  await expect(buildResults(makeRun(), stored)).rejects.toThrow(
    `s3://memory/${runKeys.caseResult('run-1', caseKey)} (version v1): it is the result of case 90000002, not 90000001`,
  );
});

it.each([
  ['two cases in one key', ['1', '1'], ['1', '1'], 'two cases have the key 1'],
  ['a case under the key of another', ['1', '2'], ['1', '3'], 'case 2 has the key 3'],
])('a manifest with %s is named', async (_, ids, keys, reason) => {
  const objects = createMemoryObjectStore();
  const { cases, ...manifest } = makeManifest(ids.map((pmc) => aCase({ pmc }).parsed()));
  const swapped = cases.map((entry, index) => ({ ...entry, caseKey: keys[index] }));
  await objects.put(datasetKeys.manifest(digest), JSON.stringify({ ...manifest, cases: swapped }));
  const error = loadManifest(objects, digest);
  await expect(error).rejects.toThrow(`s3://memory/${datasetKeys.manifest(digest)}: `);
  await expect(error).rejects.toThrow(reason);
});

it('the whole objects are read', async () => {
  for (const [name, { key, whole: text, read }] of Object.entries(kinds)) {
    if (name === 'a results file to import') continue;
    const objects = createMemoryObjectStore();
    await objects.put(key.replace(/ .*/, ''), text);
    expect(await read(objects, text)).toBeDefined();
  }
});
