import { describe, expect, test } from 'vitest';
import type { HeldCase } from '../../../../../functions/evaluate-cases/case/held-case.ts';
import type { Place } from '../../../../../functions/evaluate-cases/case/place.ts';
import {
  type VisitCaseDependencies,
  visitCase,
} from '../../../../../functions/evaluate-cases/case/visit-case.ts';
import { admitFreely } from '../../../../../shared/conversation/admission.ts';
import { userTurnsOf } from '../../../../../shared/conversation/conversation.ts';
import type { TurnRecord } from '../../../../../shared/conversation/turn-record.ts';
import type { ModelRequest } from '../../../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../../../shared/model/model-call-error.ts';
import { createRequestParameters } from '../../../../../shared/model/request-parameters.ts';
import { createFakeClock } from '../../../../../tools/doubles/fake-clock.ts';
import { aCase } from '../../../../../tools/made-up/a-case.ts';
import { makeReply, makeSettings } from '../../../../../tools/made-up/factories.ts';

/** A held case that records what the visit writes, in order. */
const paperCase = (questions: number) => {
  const evalCase = aCase({ questions }).parsed();
  const turns: TurnRecord[] = [];
  const written: string[] = [];
  const settled: TurnRecord[] = [];
  const place: Place = { round: 1, triesUsed: 0, calls: [] };
  const held: HeldCase = {
    userTurns: userTurnsOf(evalCase, { mode: 'url', files: {} }),
    turns,
    place,
    announce: async () => void written.push('announce'),
    checkpoint: async (turn) => {
      turns.push(turn);
      written.push('checkpoint');
    },
    pause: async (at, retryAtMs) => void written.push(`pause in round ${at.round} until ${retryAtMs}`),
    settle: async (status, last, error) => {
      settled.push(last);
      written.push(`settle ${status}${error ? ` (${error.failure})` : ''}`);
    },
  };
  return { held, written, settled };
};

const dependencies = (overrides: Partial<VisitCaseDependencies> = {}): VisitCaseDependencies => ({
  ...createFakeClock(0),
  random: () => 0,
  mayStartIn: () => true,
  parameters: createRequestParameters({}),
  admit: admitFreely,
  askModel: async () => makeReply(),
  loadImage: async () => 'https://image.example/1.png',
  settings: makeSettings({ maxRetries: 2, rounds: 2, roundWaitSeconds: 60 }),
  attempt: 1,
  keepTexts: () => true,
  ...overrides,
});

describe('a visit to a case', () => {
  test('announces every request before it goes out, and saves every reply but the last as a checkpoint', async () => {
    const { held, written } = paperCase(3);
    const askModel = async () => {
      written.push('request');
      return makeReply();
    };
    expect(await visitCase(held, dependencies({ askModel }))).toEqual({ kind: 'settled', status: 'done' });
    const asked = ['announce', 'request'];
    expect(written).toEqual([...asked, 'checkpoint', ...asked, 'checkpoint', ...asked, 'settle done']);
  });

  test('sends all earlier turns again with the replies', async () => {
    const { held } = paperCase(2);
    const requests: ModelRequest[] = [];
    const askModel = async (request: ModelRequest) => {
      requests.push(request);
      return makeReply({ text: `reply ${requests.length}` });
    };
    await visitCase(held, dependencies({ askModel }));
    expect(requests[1]?.messages).toEqual([
      ...(requests[0]?.messages ?? []),
      { role: 'assistant', content: 'reply 1' },
      { role: 'user', content: [{ type: 'text', text: held.userTurns[1]?.text }] },
    ]);
    expect(requests[1]?.timeoutMs).toBe(120_000);
  });

  test('pauses the case at its turn when its tries are used up, with a fresh set for the next round', async () => {
    const { held, written } = paperCase(2);
    const askModel = () => Promise.reject(new ModelCallError('timeout', 'Request timed out.'));
    const visit = await visitCase(held, dependencies({ askModel }));
    expect(visit).toMatchObject({ kind: 'paused' });
    expect(written.at(-1)).toBe('pause in round 2 until 60000');
  });

  test('fails the case in the last round', async () => {
    const { held, written, settled } = paperCase(2);
    const askModel = () => Promise.reject(new ModelCallError('timeout', 'Request timed out.'));
    const last: HeldCase = { ...held, place: { round: 2, triesUsed: 0, calls: [] } };
    expect(await visitCase(last, dependencies({ askModel }))).toEqual({ kind: 'settled', status: 'failed' });
    expect(written.at(-1)).toBe('settle failed (timeout)');
    expect(settled[0]).toMatchObject({
      outcome: 'errored',
      reply: null,
      error: 'API error: Request timed out.',
    });
  });

  test('leaves the case at its turn when no call can succeed', async () => {
    const { held, written } = paperCase(2);
    const error = new ModelCallError('unknown model', 'no such model');
    const visit = await visitCase(held, dependencies({ askModel: () => Promise.reject(error) }));
    expect(visit).toEqual({ kind: 'halted', error });
    expect(written).toEqual(['announce', 'pause in round 1 until 0']);
  });

  test('does not begin a turn that may not start', async () => {
    const { held, written } = paperCase(2);
    const visit = await visitCase(held, dependencies({ mayStartIn: () => false }));
    expect(visit).toEqual({ kind: 'paused', retryAtMs: 0 });
    expect(written).toEqual(['pause in round 1 until 0']);
  });

  test('keeps a reply whose text was cut short or is a refusal: the conversation continues', async () => {
    const { held, settled } = paperCase(2);
    const replies = [makeReply({ finishReason: 'length' }), makeReply({ refusal: 'I cannot' })];
    const askModel = async () => replies.shift() ?? makeReply();
    await visitCase(held, dependencies({ askModel }));
    expect([...held.turns, ...settled].map(({ outcome }) => outcome)).toEqual(['truncated', 'refused']);
  });

  test("passes on errors that are not the model's", async () => {
    const { held } = paperCase(1);
    const askModel = () => Promise.reject(new TypeError('broken'));
    await expect(visitCase(held, dependencies({ askModel }))).rejects.toThrow(TypeError);
  });
});
