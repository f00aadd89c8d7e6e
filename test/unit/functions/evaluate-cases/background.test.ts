import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryObjectStore } from '../../../../shared/adapters/memory/memory-object-store.ts';
import type { Ledger } from '../../../../shared/ledger/ledger.ts';
import { samplingParameters } from '../../../../shared/run/run-identity.ts';
import { runKeys } from '../../../../shared/storage/keys.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { createMortal } from '../../../../tools/doubles/mortal.ts';
import { createGatewayRun } from '../../../../tools/stand-in-model/gateway-run.ts';
import { startModelServer } from '../../../../tools/stand-in-model/model-server.ts';
import { throughBackground } from '../../../../tools/stand-in-model/responses-api.ts';

/** Looks that never end the response: whoever looks waits on. */
const endless = Number.POSITIVE_INFINITY;

const start = async (looks: number) => {
  const api = throughBackground(() => 'The answer is B.', looks);
  const server = await startModelServer({ reply: api.reply });
  onTestFinished(server.close);
  const objects = createMemoryObjectStore();
  const run = await createGatewayRun({
    questions: [2],
    apiBase: server.url,
    objects,
    identity: {
      api: 'responses',
      parameters: samplingParameters('responses', { maxTokens: 9, temperature: 0 }),
    },
    settings: { background: true, timeout: 3_600 },
  });
  const rows = async () => {
    const [row] = await run.ledger.getCases('run-1', ['90000001']);
    if (!row) throw new Error('the case has no row');
    return row;
  };
  const result = async () => {
    const object = await objects.get(runKeys.caseResult('run-1', '90000001'));
    return object && JSON.parse(textOf(object));
  };
  return { api, server, run, rows, result };
};

const quick = { sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) };

/** A worker that dies in one of its sleeps after the id of its response is in the ledger. */
const dieInSleep = (sleeps: number) => {
  let isKnown = false;
  let slept = 0;
  return createMortal(({ name, args }) => {
    const [, progress] = args as readonly [unknown, { inFlight?: { responseId?: string } } | undefined];
    if (name === 'ledger.saveProgress' && progress?.inFlight?.responseId) isKnown = true;
    if (name !== 'clock.sleep' || !isKnown) return undefined;
    slept += 1;
    return slept === sleeps ? 'die before' : undefined;
  });
};

describe('a run whose replies are made in the background', () => {
  it('starts one response for each question and waits for it', async () => {
    const { api, run, rows, result } = await start(3);
    await run.work(quick);
    expect(await rows()).toMatchObject({ status: 'done', calls: { sent: 2, served: 2, failed: 0 } });
    expect(api.created).toHaveLength(2);
    expect(api.cancelled).toEqual([]);
    const { mcqs } = await result();
    expect(mcqs.map(({ extracted_answer }: { extracted_answer: string }) => extracted_answer)).toEqual([
      'B',
      'B',
    ]);
    expect(mcqs[0].turn.calls).toMatchObject([{ responseId: 'resp_1' }]);
  });

  it.each([1, 5])('loses and repeats no call when its worker dies in sleep %i', async (sleeps) => {
    const { api, run, rows } = await start(6);
    const mortal = dieInSleep(sleeps);
    const { sleep } = mortal.wrap('clock', quick);
    const ledger: Ledger = mortal.wrap('ledger', run.ledger);
    await Promise.race([run.work({ sleep, ledger }), mortal.died]);
    expect(await rows()).toMatchObject({ status: 'running', inFlight: { responseId: 'resp_1' } });
    await run.work(quick);
    expect(await rows()).toMatchObject({ status: 'done', calls: { sent: 2, served: 2, failed: 0 } });
    expect(api.created).toEqual(['resp_1', 'resp_2']);
  });

  it('leaves a response to the next worker when its own time is over', async () => {
    const { api, run, rows } = await start(4);
    let remaining = 900_000;
    const sleep = async () => {
      if (api.created.length > 0) remaining = 20_000;
      await quick.sleep();
    };
    await run.work({ sleep, remainingMs: () => remaining });
    expect(await rows()).toMatchObject({ status: 'paused', inFlight: { responseId: 'resp_1' } });
    await run.work(quick);
    expect(await rows()).toMatchObject({ status: 'done', calls: { sent: 2, served: 2, failed: 0 } });
    expect(api.created).toHaveLength(2);
  });

  it('cancels what is in the making when the run is stopped, and a resume asks again', async () => {
    const { api, run, rows } = await start(endless);
    const ledger: Ledger = {
      ...run.ledger,
      getRun: async (runId) => {
        const stored = await run.ledger.getRun(runId);
        return stored && { ...stored, stopping: api.created.length > 0 };
      },
    };
    await run.work({ ...quick, ledger });
    expect(api.cancelled).toEqual(['resp_1']);
    const row = await rows();
    expect(row).toMatchObject({ status: 'paused', turn: 0, triesUsed: 0, calls: { sent: 1, failed: 1 } });
    expect(row.inFlight).toBeUndefined();
  });

  it('asks again for a response that is gone or failed, with a try less', async () => {
    const { server, run, rows } = await start(endless);
    const mortal = dieInSleep(1);
    const { sleep } = mortal.wrap('clock', quick);
    await Promise.race([run.work({ sleep, ledger: mortal.wrap('ledger', run.ledger) }), mortal.died]);
    await server.close();
    const again = throughBackground(() => 'The answer is B.', 1);
    await using replacement = await startModelServer({
      port: Number(new URL(server.url).port),
      reply: (request, index) =>
        request.path.endsWith('/resp_1') && again.created.length === 0
          ? { status: 404 }
          : again.reply(request, index),
    });
    await run.work(quick);
    expect(await rows()).toMatchObject({ status: 'done', calls: { sent: 3, served: 2, failed: 1 } });
    expect(replacement.counts.requests).toBeGreaterThan(3);
  });
});
