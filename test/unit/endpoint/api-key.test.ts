import { describe, expect, it, test } from 'vitest';
import { withKey } from '../../../shared/adapters/openai/authorize.ts';
import { createModelOpener } from '../../../shared/adapters/openai/model-opener.ts';
import { keyForHost, keyPlaceOf } from '../../../shared/endpoint/api-key.ts';
import { anyHost } from '../../../shared/endpoint/endpoint-guard.ts';
import { makeIdentity, makeSettings } from '../../../tools/made-up/factories.ts';
import { startModelServer } from '../../../tools/stand-in-model/model-server.ts';

const key = 'sk-made-up-0123456789abcdef';

describe('keyPlaceOf', () => {
  test.each([
    ['openai', 'secret', 'evaluator/openai'],
    ['evaluator/openai', 'secret', 'evaluator/openai'],
    ['team/openai', 'secret', 'evaluator/team/openai'],
    ['/openai', 'parameter', '/evaluator/openai'],
    ['/evaluator/openai', 'parameter', '/evaluator/openai'],
    ['//evaluator/openai', 'parameter', '/evaluator/openai'],
    [
      'arn:aws:secretsmanager:us-east-1:0:secret:evaluator/a-x1',
      'secret',
      'arn:aws:secretsmanager:us-east-1:0:secret:evaluator/a-x1',
    ],
    [
      'arn:aws:ssm:us-east-1:0:parameter/evaluator/a',
      'parameter',
      'arn:aws:ssm:us-east-1:0:parameter/evaluator/a',
    ],
  ])('%s is the %s %s', (given, kind, name) => {
    expect(keyPlaceOf(given, 'evaluator/')).toEqual({ kind, name });
  });

  it('never leaves the names of its deployment', () => {
    expect(keyPlaceOf('evaluator/openai', 'evaluator-team-a/').name).toBe(
      'evaluator-team-a/evaluator/openai',
    );
    expect(keyPlaceOf('/openai', 'evaluator-team-a/').name).toBe('/evaluator-team-a/openai');
  });
});

describe('keyForHost', () => {
  const stored = JSON.stringify({ key, hosts: ['api.openai.com', '127.0.0.1:8000'] });

  it('gives the key only for its hosts; port and letter case count as in URLs', () => {
    expect(keyForHost(stored, 'n', 'api.openai.com')).toBe(key);
    expect(keyForHost(stored, 'n', new URL('https://API.openai.com:443/v1').host)).toBe(key);
    expect(keyForHost(stored, 'n', new URL('http://127.0.0.1:8000/v1').host)).toBe(key);
    for (const host of ['evil.example', 'api.openai.com.evil.example', '127.0.0.1:8001', 'openai.com']) {
      expect(() => keyForHost(stored, 'n', host)).toThrow(`only, not to ${host}`);
    }
  });

  test.each([key, '', '{', 'null', '{}', `{"key":"${key}"}`, `{"key":"${key}","hosts":[]}`, `["${key}"]`])(
    'refuses %j by what it must hold, without repeating it',
    (text) => {
      const read = () => keyForHost(text, 'evaluator/x', 'api.openai.com');
      expect(read).toThrow(expect.objectContaining({ name: 'ApiKeyUnusable' }));
      expect(read).toThrow('liveclin key set evaluator/x --host api.openai.com');
      expect(read).not.toThrow(key);
    },
  );
});

describe('a run whose key is bound to another host', () => {
  it('is refused before a byte is sent', async () => {
    await using server = await startModelServer({ reply: () => 'A' });
    const text = JSON.stringify({ key, hosts: ['api.openai.com'] });
    const open = createModelOpener({
      keys: { load: async () => text },
      rules: anyHost,
      resolve: async () => [],
      withRole: () => withKey(),
    });
    const run = {
      identity: makeIdentity({ apiBase: server.url }),
      settings: makeSettings({ apiKeySecret: 'evaluator/openai' }),
    };
    await expect(open(run)).rejects.toThrow(`not to ${new URL(server.url).host}`);
    expect(server.counts.requests).toBe(0);
  });
});
