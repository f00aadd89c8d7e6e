import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createOpenAiModel } from '../../../../shared/adapters/openai/openai-model.ts';
import { startModelServer } from '../../../../tools/stand-in-model/model-server.ts';

const minutes = 60_000;

/**
 * Node's fetch counts its timeouts (300 s by default) in ticks of `setTimeout`: with that one faked, minutes pass at
 * once while the sockets stay real.
 */
const slowServer = async () => {
  const events = new EventEmitter();
  const arrived = once(events, 'arrived');
  const released = once(events, 'released');
  const server = await startModelServer({
    reply: async () => {
      events.emit('arrived');
      await released;
      return 'A';
    },
  });
  onTestFinished(server.close);
  return { url: server.url, arrived, release: () => events.emit('released') };
};

// One faked clock for both: fetch keeps its ticking timer from call to call.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe('an endpoint that takes ten minutes to send its headers', () => {
  it('makes Node’s fetch give up, so the next test can fail', async () => {
    const { url, arrived } = await slowServer();
    const call = fetch(url, { method: 'POST', body: '{}' }).catch((error: Error) => error);
    await arrived;
    await vi.advanceTimersByTimeAsync(10 * minutes);
    expect(await call).toMatchObject({ cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } });
  });

  it('does not make the gateway give up', async () => {
    const { url, arrived, release } = await slowServer();
    const askModel = createOpenAiModel({ apiBase: url, apiKey: undefined, model: 'm' });
    const call = askModel({
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Which?' }] }],
      parameters: {},
      timeoutMs: 20 * minutes,
    });
    await arrived;
    await vi.advanceTimersByTimeAsync(10 * minutes);
    release();
    expect(await call).toMatchObject({ text: 'A' });
  });
});
