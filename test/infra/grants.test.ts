import { describe, expect, it } from 'vitest';
import { listDatasets } from '../../cli/commands/dataset-list.ts';
import { stopRun } from '../../cli/commands/stop.ts';
import { loadRunFiles } from '../../cli/results/run-files.ts';
import { listRuns } from '../../cli/run/list-runs.ts';
import { uploadImport } from '../../cli/run/upload-import.ts';
import { concludeRun } from '../../functions/conclude-run/conclude-run.ts';
import { finalOutput } from '../../functions/conclude-run/final-output.ts';
import { evaluateSeat } from '../../functions/evaluate-cases/evaluate-seat.ts';
import { prepareNamedDataset } from '../../functions/prepare-dataset/prepare-named-dataset.ts';
import { rerunFailed } from '../../functions/rerun-failed/rerun-failed.ts';
import { summarizeRun } from '../../functions/summarize-run/summarize-run.ts';
import { synthesize } from '../../infra/stack-template.ts';
import { createHuggingFaceHub } from '../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { createExecutions, executionArn } from '../../shared/adapters/memory/memory-executions.ts';
import { createMemoryObjectStore } from '../../shared/adapters/memory/memory-object-store.ts';
import { saveDatasetName } from '../../shared/dataset/stored-datasets.ts';
import { uploadDataset } from '../../shared/dataset/upload-dataset.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import { saveResults } from '../../shared/outputs/save-results.ts';
import { datasetKeys, importKey, runKeys } from '../../shared/storage/keys.ts';
import { createFakeClock } from '../../tools/doubles/fake-clock.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { makeManifest, makeReply } from '../../tools/made-up/factories.ts';
import { referenceResults } from '../../tools/made-up/reference-results.ts';
import { startHubServer } from '../support/data/hub-server.ts';
import { madeUpPng } from '../support/data/made-up-images.ts';
import { createPlanDesk, deskCases, startInput } from '../support/runs/plan-desk.ts';
import { guardedBy } from './rules/guarded.ts';
import { mayDoBy } from './rules/role-grants.ts';

const mayDo = mayDoBy(synthesize());

/** A desk whose functions each see storage as their roles allow. The case with this number fails, once. */
const createMachine = async () => {
  let isDown = true;
  const desk = await createPlanDesk(async ({ messages }) => {
    const isHit = isDown && JSON.stringify(messages).includes('90000002');
    if (isHit) throw new ModelCallError('timeout', 'slow');
    return makeReply();
  });
  const { executions, set } = createExecutions();
  const seen = (name: string) => {
    const guard = guardedBy(mayDo, name);
    return {
      ledger: guard.ledger(desk.ledger),
      objects: guard.objects(desk.objects),
      linkObject: guard.linkObject(desk.worker.linkObject),
    };
  };
  const run = async (name: string, input: unknown) => {
    const planned = await desk.plan(name, input, seen('liveclin-plan-run'));
    const worker = { ...desk.worker, ...seen('liveclin-evaluate-cases') };
    for (const place of await desk.lanes(planned.itemsKey)) {
      const { runId, executionArn: arn, plan } = planned;
      await evaluateSeat({ place, runId, executionArn: arn, plan, loops: 0 }, worker).catch(
        (error: Error) => {
          // The Map tolerates children whose cases failed.
          if (error.name !== 'CasesFailed') throw error;
        },
      );
    }
    const { runId } = planned;
    const coverage = await summarizeRun(
      { runId },
      { ...seen('liveclin-summarize-run'), now: desk.worker.now },
    );
    return { ...planned, coverage };
  };
  const repair = () => {
    isDown = false;
  };
  return { ...desk, executions, set, seen, run, repair };
};

describe('each function can do its work with its role', () => {
  it('Plan, the workers, Summarize and Conclude, from a failed case to its rerun', async () => {
    const { run, repair, seen, executions, set } = await createMachine();
    const first = await run('run-1', { ...startInput, maxRetries: 1, rounds: 1 });
    expect(first.coverage).toMatchObject({ done: 4, failed: 1 });
    set('run-1', { redriveCount: 0 });
    const conclude = { ledger: seen('liveclin-conclude-run').ledger, executions };
    await expect(concludeRun(first, conclude)).rejects.toThrow('1 of 5 cases not done');
    // Without what Summarize counted, it counts by itself.
    const { coverage: _, ...uncounted } = first;
    await expect(concludeRun(uncounted, conclude)).rejects.toThrow('1 of 5 cases not done');

    const started: string[] = [];
    const body = JSON.stringify({ runId: 'run-1', caseId: '90000002', plan: first.plan, failure: 'timeout' });
    const starter = {
      arnOf: executionArn,
      start: async (name: string) => {
        started.push(name);
        return executionArn(name);
      },
    };
    set('run-1', { status: 'FAILED' });
    await rerunFailed(
      { Records: [{ messageId: 'm', body }] },
      {
        ledger: seen('liveclin-rerun-failed').ledger,
        executions,
        starter,
        now: Date.now,
        log: () => undefined,
      },
    );
    expect(started).toHaveLength(1);

    repair();
    const again = await run('again', { resume: 'run-1', cases: ['90000001', '90000002'] });
    expect(again.coverage).toMatchObject({ done: 5 });
    const { objects } = seen('liveclin-conclude-run');
    expect(
      await finalOutput({ decision: 'DONE', done: 5 }, again, { objects, bucketName: 'b' }),
    ).toMatchObject({
      done: 5,
    });
  });

  it.each([
    ['a results file to begin with', { importKey: importKey('a'.repeat(64)) }],
    ['chosen cases', { selection: { cases: ['90000001'] } }],
  ])('a run with %s', async (_what, fields) => {
    const { run, repair, objects } = await createMachine();
    await objects.put(importKey('a'.repeat(64)), JSON.stringify(referenceResults(deskCases.slice(0, 3))));
    repair();
    expect((await run('run-1', { ...startInput, ...fields })).coverage).toMatchObject({ failed: 0 });
  });

  it('Prepare, with pictures', async () => {
    const figure = { caption_prefix: 'Figure 1', file: 'a.png', url: 'https://pictures.example/a.png' };
    await using hub = await startHubServer({
      files: {
        'data/2025_H1/2025_H1.jsonl': aCase({ policy: { scenario_image_details: [figure] } }).line(),
        'data/2025_H1/image/a.png': madeUpPng(),
      },
    });
    const prepared = await prepareNamedDataset(
      { input: { ...startInput, dataset: '2025_H1', imageMode: 'local' }, rounds: 0 },
      {
        ...createFakeClock(),
        random: () => 0.5,
        objects: guardedBy(mayDo, 'liveclin-prepare-dataset').objects(createMemoryObjectStore()),
        hub: createHuggingFaceHub({ endpoint: hub.url, fetch }),
        remainingMs: () => 900_000,
        log: () => undefined,
      },
    );
    expect(prepared.status).toBe('DONE');
  });

  it.each([
    ['plan-run', 's3:PutObject', runKeys.visionPicture('run-1')],
    ['plan-run', 's3:GetObject', runKeys.visionPicture('run-1')],
    ['evaluate-cases', 's3:GetObject', datasetKeys.image('digest', 'sha256', '.png')],
  ])('%s for pictures: %s on %s, also by a link that it signs', (name, action, key) => {
    expect(mayDo(`liveclin-${name}`, action, key)).toBe(true);
  });

  it('and not that of another', async () => {
    const { plan, seen } = await createMachine();
    await expect(plan('run-1', startInput, seen('liveclin-conclude-run'))).rejects.toThrow(
      'liveclin-conclude-run may not',
    );
    expect(mayDo('liveclin-conclude-run', 'dynamodb:Query', '')).toBe(true);
    expect(mayDo('liveclin-conclude-run', 'dynamodb:PutItem', '')).toBe(false);
    expect(mayDo('liveclin-summarize-run', 's3:PutObject', 'runs/run-1/cases/1.json')).toBe(false);
  });
});

describe('people can use the terminal with their policy', () => {
  it('a viewer, to look at runs and datasets', async () => {
    const { run, seen, executions, ledger } = await createMachine();
    await run('run-1', { ...startInput, maxRetries: 1, rounds: 1 });
    const stack = { ...seen('ViewerPolicyArn'), executions };
    expect(await listRuns(stack, 10)).toMatchObject([{ runId: 'run-1', done: 4 }]);
    expect(await listDatasets(stack.objects)).toHaveLength(1);
    const stored = await ledger.getRun('run-1');
    if (!stored) throw new Error('no run');
    const { finishedAt: _, ...unfinished } = stored;
    for (const known of [stored, unfinished])
      expect((await loadRunFiles({ run: known, stack }, ['summaryText'])).summaryText).toContain(
        'INCOMPLETE',
      );
    const stop = stopRun('run-1', { isNow: false }, stack);
    await expect(stop).resolves.toMatchObject({ message: expect.stringContaining('is not running') });
    await expect(uploadImport('{}', stack.objects)).rejects.toThrow('ViewerPolicyArn may not s3:PutObject');
  });

  it('an operator, to add datasets, start from a results file, stop runs and build results', async () => {
    const { run, seen, executions, set, ledger } = await createMachine();
    await run('run-1', { ...startInput, maxRetries: 1, rounds: 1 });
    const stack = { ...seen('OperatorPolicyArn'), executions };
    await uploadImport('{}', stack.objects);
    await uploadDataset(
      { manifest: makeManifest([], { digest: 'b'.repeat(64) }), lines: new Map() },
      { objects: stack.objects, readImage: async () => undefined },
    );
    await saveDatasetName(stack.objects, 'mine', { digest: 'b'.repeat(64) });
    set('run-1', { status: 'RUNNING' });
    await stopRun('run-1', { isNow: false }, stack);
    const stopped = await ledger.getRun('run-1');
    if (!stopped?.stopping) throw new Error('not stopped');
    await saveResults(stopped, stack);
  });
});
