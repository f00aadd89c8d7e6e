import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createMemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../shared/adapters/memory/memory-object-store.ts';
import { buildResultTexts } from '../../../shared/outputs/build-result-texts.ts';
import { saveResults } from '../../../shared/outputs/save-results.ts';
import { runKeys } from '../../../shared/storage/keys.ts';
import { type ObjectStore, textOf } from '../../../shared/storage/object-store.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { makeClaim, makeProgress, makeRun } from '../../../tools/made-up/factories.ts';
import { storeCases } from '../../../tools/made-up/store-cases.ts';

/** A run of which so many cases are done. */
const settledRun = async (count: number, planned = count) => {
  const ledger = createMemoryLedger();
  const objects = createMemoryObjectStore();
  const run = makeRun({ totals: { cases: planned, questions: 3 * planned } });
  await ledger.createRun(run);
  const cases = Array.from({ length: count }, (_, index) => aCase({ pmc: String(90_000_001 + index) }));
  await storeCases(
    objects,
    cases.map((each) => each.parsed()),
  );
  for (const each of cases) {
    const result = each.judged();
    const caseKey = result.case_id;
    await ledger.claimCase(makeClaim({ caseKey, caseId: caseKey }));
    const resultKey = runKeys.caseResult('run-1', caseKey);
    const { versionId: resultVersion } = await objects.put(resultKey, JSON.stringify(result));
    const settled = { progress: makeProgress(), resultKey, resultVersion };
    await ledger.finishCase({ runId: 'run-1', caseKey, fence: 1 }, { status: 'done', ...settled });
  }
  return { run, ledger, objects };
};

/** Counts reads, and how many cases are read before one of them is written. */
const counting = (objects: ObjectStore) => {
  const counts = { reads: 0, ahead: 0 };
  let written = 0;
  const counted: ObjectStore = {
    ...objects,
    get: async (key, version) => {
      counts.reads += 1;
      counts.ahead = Math.max(counts.ahead, counts.reads - written);
      return objects.get(key, version);
    },
    openWriter: (key, type) => {
      const writer = objects.openWriter(key, type);
      if (key !== runKeys.results('run-1')) return writer;
      return {
        ...writer,
        write: async (piece) => {
          await writer.write(piece);
          written += 1;
        },
      };
    },
  };
  return { counted, counts };
};

describe('the results of many cases', () => {
  test('take one read a case, however many there are, and hold no more than some of them', async () => {
    const readsOf = async (cases: number) => {
      const { run, ledger, objects } = await settledRun(cases);
      const { counted, counts } = counting(objects);
      await saveResults(run, { ledger, objects: counted });
      expect(counts.ahead).toBeLessThan(70);
      return counts.reads - cases;
    };
    expect(await readsOf(400)).toBe(await readsOf(40));
  });

  test('of a large run are there as compressed lines, too, the same in both files', async () => {
    const { run, ledger, objects } = await settledRun(30, 10_000);
    await saveResults(run, { ledger, objects });
    const results = await objects.get(runKeys.results('run-1'));
    const lines = await objects.get(runKeys.resultLines('run-1'));
    if (!results || !lines) throw new Error('not stored');
    const text = gunzipSync(lines.bytes).toString();
    expect(text.trimEnd().split('\n')).toHaveLength(30);
    expect(textOf(results)).toContain(` "cases": [\n${text.trimEnd().replaceAll('\n', ',\n')}\n ]\n}\n`);
    expect(textOf(results)).toBe((await buildResultTexts(run, { ledger, objects })).files.results);
  });

  test('of a small run are not', async () => {
    const { run, ledger, objects } = await settledRun(3);
    await saveResults(run, { ledger, objects });
    expect(await objects.exists(runKeys.resultLines('run-1'))).toBe(false);
  });
});
