import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { clock } from '../../functions/clock.ts';
import { evaluateSeat } from '../../functions/evaluate-cases/evaluate-seat.ts';
import { planRun } from '../../functions/plan-run/plan-run.ts';
import { summarizeRun } from '../../functions/summarize-run/summarize-run.ts';
import { createExecutions, executionArn } from '../../shared/adapters/memory/memory-executions.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { finalResults } from '../support/deployed/final-cases.ts';
import { createRecordedModel } from '../support/model/recorded-model.ts';
import type { OverwriteRow } from './ledger-contract.ts';

export interface EarlierRunsContract {
  ledger(): Ledger;
  objects(): ObjectStore;
  readonly overwriteRow: OverwriteRow;
}

const storedRunSchema = z.object({
  runId: z.string(),
  rows: z.array(z.looseObject({ pk: z.string(), sk: z.string(), resultVersion: z.string().optional() })),
  /** Every version of every object, the oldest first. */
  objects: z.array(
    z.object({
      key: z.string(),
      version: z.string(),
      text: z.string().optional(),
      base64: z.string().optional(),
    }),
  ),
});

/** What the stored runs were asked to do again. */
const settings = {
  model: 'made-up-model',
  apiBase: 'https://model.example/v1/',
  dataset: 'made-up',
  imageMode: 'local',
  concurrency: 4,
  preflight: false,
};

/**
 * Runs as earlier forms of this evaluator left them in DynamoDB and S3 when a worker died: of six cases two were done,
 * one had failed, one waited for its next round, one had a request in flight, and one was untouched.
 */
export const describeEarlierRuns = (name: string, contract: EarlierRunsContract): void => {
  const restore = async (form: string): Promise<string> => {
    const file = new URL(`../fixtures/earlier-runs/${form}.json`, import.meta.url);
    const stored = storedRunSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const versions = new Map<string, string>();
    for (const { key, version, text, base64 } of stored.objects) {
      const put = await contract.objects().put(key, text ?? Buffer.from(base64 ?? '', 'base64'));
      versions.set(version, put.versionId);
    }
    for (const { pk, sk, ...row } of stored.rows) {
      const resultVersion = row.resultVersion && versions.get(row.resultVersion);
      await contract.overwriteRow(pk, sk, { ...row, ...(resultVersion ? { resultVersion } : {}) });
    }
    return stored.runId;
  };

  const evaluate = async (runId: string, execution: string, input: object) => {
    const [ledger, objects] = [contract.ledger(), contract.objects()];
    const model = createRecordedModel(clock, { latencyMs: () => 0 });
    const { executions } = createExecutions();
    const dependencies = {
      ...clock,
      ledger,
      objects,
      executions,
      linkObject: async (key: string) => key,
      lambdaQuota: async () => ({ total: undefined, free: undefined }),
      checkEndpoint: async () => undefined,
      openModel: async () => model.askModel,
      failedCases: { send: async () => undefined },
      wake: async () => undefined,
      log: () => undefined,
      remainingMs: () => 900_000,
    };
    const names = { executionName: execution, executionArn: executionArn(execution) };
    const { plan } = await planRun({ input, ...names }, dependencies);
    const place = { seat: 1, lane: 0, seats: 1 };
    await evaluateSeat(
      { place, runId, executionArn: names.executionArn, plan, loops: 0 },
      { ...dependencies, random: () => 0.5 },
    );
    const coverage = await summarizeRun({ runId }, dependencies);
    return { coverage, model, results: await finalResults({ objects }, runId) };
  };

  describe(`runs of earlier forms, ${name}`, () => {
    test.each(['chunks', 'seats'])('one of %s is resumed and completed', async (form) => {
      const runId = await restore(form);
      const { coverage, model, results } = await evaluate(runId, `${form}-resumed`, {
        resume: runId,
        preflight: false,
      });
      expect(coverage).toMatchObject({ planned: 6, done: 6, failed: 0, pending: 0 });
      const asked = model.calls.map(({ caseKey, question }) => `${caseKey}/${question + 1}`);
      expect(asked.sort()).toEqual([
        '90000003/2',
        '90000003/3',
        '90000004/2',
        '90000004/3',
        '90000005/2',
        '90000005/3',
        '90000006/1',
        '90000006/2',
      ]);
      const fresh = await evaluate(`${form}-anew`, `${form}-anew`, settings);
      expect(results).toEqual(fresh.results);
    });

    test('a newer one is refused with what to do about it, and so is a newer dataset', async () => {
      const runId = await restore('seats');
      const resume = () => evaluate(runId, 'later', { resume: runId, preflight: false });
      const run = await contract.ledger().getRun(runId);
      await contract.overwriteRow(`RUN#${runId}`, 'META', { ...run, schema: 3, identity: 'of another form' });
      const isNewer =
        'a newer version of this evaluator wrote it (schema 3; this version reads up to 2). Update this checkout, and deploy it again';
      await expect(resume()).rejects.toThrow(`META of table `);
      await expect(resume()).rejects.toThrow(isNewer);
      await restore('seats');
      const manifest = `datasets/${run?.identity.datasetDigest}/manifest.json`;
      await contract.objects().put(manifest, '{ "schema": 3 }');
      await expect(resume()).rejects.toThrow(isNewer);
      await restore('seats');
    });
  });
};
