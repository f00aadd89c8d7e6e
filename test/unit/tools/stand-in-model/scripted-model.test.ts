import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createOpenAiModel } from '../../../../shared/adapters/openai/openai-model.ts';
import { extractLiveclin } from '../../../../shared/answer/extract-liveclin.ts';
import { extractStrict } from '../../../../shared/answer/extract-strict.ts';
import { questionsOf } from '../../../../shared/case/eval-case.ts';
import { parseCases } from '../../../../shared/case/parse-cases.ts';
import { userTurnsOf } from '../../../../shared/conversation/conversation.ts';
import { type FailureClass, ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { startModelServer } from '../../../../tools/stand-in-model/model-server.ts';
import {
  answerKeyOf,
  createScriptedModel,
  type ScriptedModelOptions,
} from '../../../../tools/stand-in-model/scripted-model.ts';

const path = join(import.meta.dirname, '../../../../datasets/sample/sample.jsonl');
const cases = parseCases(readFileSync(path, 'utf8'), path).cases.map(({ evalCase }) => evalCase);
const answerKey = answerKeyOf(cases);
const asked = cases.flatMap((evalCase) => {
  const turns = userTurnsOf(evalCase, { mode: 'url', files: {} });
  return questionsOf(evalCase).map((question, index) => ({ question, text: turns[index]?.text ?? '' }));
});

const open = async (options: Partial<ScriptedModelOptions> = {}) => {
  const server = await startModelServer({ reply: createScriptedModel({ answerKey, ...options }) });
  onTestFinished(server.close);
  const askModel = createOpenAiModel({
    apiBase: server.url,
    apiKey: undefined,
    model: 'scripted',
  });
  /** The reply's text, or the class of the failure. */
  return async (text: string): Promise<{ text: string } | { failure: FailureClass }> => {
    const messages = [{ role: 'user', content: [{ type: 'text', text }] }] as const;
    try {
      return { text: (await askModel({ messages, parameters: {}, timeoutMs: 30_000 })).text };
    } catch (error) {
      if (!(error instanceof ModelCallError)) throw error;
      return { failure: error.failure };
    }
  };
};

const never = { refused: 0, broken: 0 };

describe('the scripted model', () => {
  it('is right about as often as requested, in words that both extractors read alike', async () => {
    const ask = await open({ failing: never });
    let right = 0;
    for (const { question, text } of asked) {
      const reply = await ask(text);
      if (!('text' in reply)) throw new Error(`failed: ${reply.failure}`);
      const letter = extractStrict(reply.text, Object.keys(question.options)).letter;
      expect(letter).toMatch(/^[A-J]$/);
      expect(extractLiveclin(reply.text)).toBe(letter);
      expect(question.options).toHaveProperty(letter ?? '');
      if (letter === question.correct_answer) right += 1;
    }
    expect(right / asked.length).toBeGreaterThan(0.65);
    expect(right / asked.length).toBeLessThan(0.85);
  });

  it('uses several wordings and gives the same reply to the same question on every machine', async () => {
    const [one, two] = [await open({ failing: never }), await open({ failing: never })];
    const replies = await Promise.all(asked.map(({ text }) => one(text)));
    expect(await Promise.all(asked.map(({ text }) => two(text)))).toEqual(replies);
    const wordings = replies.map((reply) =>
      'text' in reply ? reply.text.replaceAll(/\b[A-J]\b/g, '_') : '',
    );
    expect(new Set(wordings).size).toBe(5);
  });

  it('knows everything with a skill of 1 and nothing with 0', async () => {
    const [best, worst] = [
      await open({ failing: never, skill: 1 }),
      await open({ failing: never, skill: 0 }),
    ];
    for (const { question, text } of asked.slice(0, 10)) {
      const [good, bad] = [await best(text), await worst(text)];
      expect('text' in good && extractLiveclin(good.text)).toBe(question.correct_answer);
      expect('text' in bad && extractLiveclin(bad.text)).not.toBe(question.correct_answer);
    }
  });

  it('fails now and then, and replies when asked again', async () => {
    const ask = await open();
    const first = await Promise.all(asked.map(({ text }) => ask(text)));
    const failed = asked.filter((_, index) => 'failure' in (first[index] ?? {}));
    expect(new Set(first.flatMap((reply) => ('failure' in reply ? [reply.failure] : [])))).toEqual(
      new Set(['rate limit', 'server error']),
    );
    expect(failed.length / asked.length).toBeLessThan(0.25);
    for (const { text } of failed) expect(await ask(text)).toHaveProperty('text');
  });

  it('fails the same requests again in the next run', async () => {
    const ask = await open({ failing: { refused: 1, broken: 0 } });
    const text = asked[0]?.text ?? '';
    const run = async () => [await ask(text), await ask(text)].map((reply) => 'failure' in reply);
    expect([await run(), await run()]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('fails the given number of times in a row', async () => {
    const ask = await open({ failing: { refused: 0, broken: 1 }, failuresInARow: 3 });
    const text = asked[0]?.text ?? '';
    const replies = [await ask(text), await ask(text), await ask(text), await ask(text)];
    expect(replies.map((reply) => 'failure' in reply)).toEqual([true, true, true, false]);
  });

  it('answers a connection test', async () => {
    const ask = await open({ failing: never });
    expect(await ask('This is a connection test.')).toEqual({ text: 'A' });
  });
});
