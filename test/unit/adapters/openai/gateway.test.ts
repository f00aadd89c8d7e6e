import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { longestSleepMs } from '../../../../functions/evaluate-cases/start-rule.ts';
import { createOpenAiModel } from '../../../../shared/adapters/openai/openai-model.ts';
import { admitFreely } from '../../../../shared/conversation/admission.ts';
import { askQuestion } from '../../../../shared/conversation/ask-question.ts';
import { type Api, apis } from '../../../../shared/endpoint/request-url.ts';
import type { AskModel } from '../../../../shared/model/ask-model.ts';
import { createRequestParameters } from '../../../../shared/model/request-parameters.ts';
import { samplingParameters } from '../../../../shared/run/run-identity.ts';
import { type ModelServerOptions, startModelServer } from '../../../../tools/stand-in-model/model-server.ts';
import { responseObject } from '../../../../tools/stand-in-model/response-object.ts';
import { type Behaviour, openAiError } from './behaviour.ts';
import { connectionBehaviours } from './connection-behaviours.ts';
import { haltingBehaviours } from './halting-behaviours.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { rateLimitBehaviours } from './rate-limit-behaviours.ts';
import { refusedQuestionBehaviours } from './refused-question-behaviours.ts';
import { replyBehaviours } from './reply-behaviours.ts';
import { responseBehaviours } from './response-behaviours.ts';
import { troubleBehaviours } from './trouble-behaviours.ts';

/** A second without a fraction: HTTP dates have none. */
const startMs = Date.UTC(2026, 10, 22, 12, 0, 0);
const maxTries = 5;

const openServer = async (reply: ModelServerOptions['reply'], api: Api = 'chat') => {
  const server = await startModelServer({ reply });
  onTestFinished(server.close);
  const askModel = createOpenAiModel({
    api,
    apiBase: server.url,
    apiKey: 'sk-made-up-0123456789',
    model: 'made-up',
    now: () => startMs,
  });
  return { server, askModel };
};

/** Asks as a worker does, on a clock that only sleeping moves. */
const ask = async (askModel: AskModel, api: Api = 'chat') => {
  const waits: number[] = [];
  let now = startMs;
  const step = await askQuestion(
    {
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Which?' }] }],
      timeoutMs: 30_000,
      attempt: 1,
      round: 1,
      triesUsed: 0,
      maxTries,
    },
    {
      askModel,
      parameters: createRequestParameters(samplingParameters(api, { temperature: 0, maxTokens: 16_384 })),
      admit: admitFreely,
      now: () => now,
      sleep: async (ms) => {
        waits.push(ms);
        now += ms;
      },
      random: () => 0.5,
      mayStartIn: (ms) => ms <= longestSleepMs,
      announce: async () => {},
    },
  );
  return { step, waits };
};

/** Makes only the first attempt time out, soon after the call, however busy this machine is. */
const endFirstAttempt = () => {
  const first = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(first.signal);
  onTestFinished(() => timeout.mockRestore());
  const end = () => first.abort(new DOMException('made up', 'TimeoutError'));
  // The part that is sent must arrive before.
  return () => setTimeout(end, 50);
};

/** What every API meets alike: no reply comes. */
const troubles = [
  ...troubleBehaviours,
  ...haltingBehaviours,
  ...refusedQuestionBehaviours,
  ...rateLimitBehaviours,
  ...connectionBehaviours,
];

const behavioursOf: Readonly<Record<Api, readonly Behaviour[]>> = {
  chat: [...troubles, ...replyBehaviours, ...hostileBodies],
  responses: [...troubles.filter(({ isOfChat }) => !isOfChat), ...responseBehaviours],
};

const meet = async ({ reply, isOverdue = false }: Behaviour, api: Api) => {
  const scripted = typeof reply === 'function' ? reply(startMs) : reply;
  const endFirst = isOverdue ? endFirstAttempt() : () => undefined;
  const afterwards = api === 'chat' ? 'afterwards' : { body: responseObject('afterwards') };
  const { server, askModel } = await openServer((_, index) => {
    if (index > 0) return afterwards;
    endFirst();
    return scripted;
  }, api);
  const { step, waits } = await ask(askModel, api);
  return { step, waits, sent: server.counts.requests };
};

const isAsked = (word: 'again' | 'later' | 'adapted' | 'never') => (behaviour: Behaviour) =>
  'failure' in behaviour.leadsTo && behaviour.leadsTo.asked === word;

describe.each(apis)('the gateway, asked through askQuestion by the API %s', (api) => {
  const behaviours = behavioursOf[api];
  const table = (asked: (behaviour: Behaviour) => boolean) =>
    behaviours.filter(asked).map((behaviour) => [behaviour.name, behaviour] as const);

  it('is tried with more than 100 behaviours', () => {
    expect(new Set(behaviours.map(({ name }) => name)).size).toBe(behaviours.length);
    expect(behaviours.length).toBeGreaterThan(100);
  });

  describe('takes as a reply', () => {
    it.each(table(({ leadsTo }) => 'outcome' in leadsTo))('%s', async (_, behaviour) => {
      const { step, waits, sent } = await meet(behaviour, api);
      if (!('outcome' in behaviour.leadsTo)) throw new Error('no reply expected');
      const { outcome, text = '\\boxed{A}' } = behaviour.leadsTo;
      expect(step).toMatchObject({ kind: 'replied', outcome, reply: { text } });
      expect({ waits, sent, calls: step.calls.length }).toEqual({ waits: [], sent: 1, calls: 1 });
    });
  });

  describe('asks again after', () => {
    it.each(table(isAsked('again')))('%s', async (_, behaviour) => {
      const { step, waits, sent } = await meet(behaviour, api);
      if (!('failure' in behaviour.leadsTo)) throw new Error('no failure expected');
      const { failure, waitMs = 500, says = '' } = behaviour.leadsTo;
      expect(step).toMatchObject({ kind: 'replied', reply: { text: 'afterwards' } });
      expect(step.calls[0]).toMatchObject({ failure, message: expect.stringContaining(says) });
      expect(step.calls[1]).not.toHaveProperty('failure');
      expect({ waits, sent, calls: step.calls.length }).toEqual({ waits: [waitMs], sent: 2, calls: 2 });
    });
  });

  describe('leaves to the state machine', () => {
    it.each(table(isAsked('later')))('%s', async (_, behaviour) => {
      const { step, waits, sent } = await meet(behaviour, api);
      if (!('failure' in behaviour.leadsTo)) throw new Error('no failure expected');
      const retryAtMs = startMs + (behaviour.leadsTo.waitMs ?? Number.NaN);
      expect(step).toMatchObject({ kind: 'waiting', retryAtMs, triesUsed: 1 });
      expect(step.calls).toMatchObject([{ failure: behaviour.leadsTo.failure }]);
      expect({ waits, sent }).toEqual({ waits: [], sent: 1 });
    });
  });

  describe('asks again at once, with other parameters and without using a try, after', () => {
    it.each(table(isAsked('adapted')))('%s', async (_, behaviour) => {
      const { step, waits, sent } = await meet(behaviour, api);
      if (!('failure' in behaviour.leadsTo)) throw new Error('no failure expected');
      const { failure, says = '' } = behaviour.leadsTo;
      expect(step).toMatchObject({ kind: 'replied', reply: { text: 'afterwards' } });
      expect(step.calls).toMatchObject([
        { failure, message: expect.stringContaining(says), try: 1 },
        { try: 1 },
      ]);
      expect({ waits, sent }).toEqual({ waits: [], sent: 2 });
    });
  });

  describe('never asks again after', () => {
    it.each(table(isAsked('never')))('%s', async (_, behaviour) => {
      const { step, waits, sent } = await meet(behaviour, api);
      if (!('failure' in behaviour.leadsTo)) throw new Error('no failure expected');
      const { failure, says = '' } = behaviour.leadsTo;
      expect(step).toMatchObject({ kind: 'failed', error: { failure } });
      expect(step.calls).toMatchObject([{ failure, message: expect.stringContaining(says) }]);
      expect({ waits, sent }).toEqual({ waits: [], sent: 1 });
    });
  });

  it('gives up when the tries of a round are used up, with doubling waits', async () => {
    const { server, askModel } = await openServer(() => ({ status: 500 }));
    const { step, waits } = await ask(askModel);
    expect(step).toMatchObject({ kind: 'failed', error: { failure: 'server error', status: 500 } });
    expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
    expect(server.counts.requests).toBe(maxTries);
  });

  it('waits for a tier without room, longer each time, and uses up no try', async () => {
    const unavailable = {
      status: 429,
      body: openAiError('Resource unavailable', { code: 'resource_unavailable' }),
    };
    const text = api === 'chat' ? 'A' : { body: responseObject('A') };
    const { askModel } = await openServer((_, index) => (index < 2 * maxTries ? unavailable : text), api);
    const { step, waits } = await ask(askModel, api);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
    expect(step).toMatchObject({ kind: 'waiting', triesUsed: 0 });
    expect(step.calls.map((call) => [call.try, call.failure])).toEqual(Array(8).fill([1, 'no capacity']));
  });

  it('retries a refused connection', async () => {
    const { server, askModel } = await openServer(() => 'never asked');
    await server.close();
    const { step } = await ask(askModel);
    expect(step).toMatchObject({ kind: 'failed', error: { failure: 'connection' } });
    expect(step.calls).toHaveLength(maxTries);
  });
});
