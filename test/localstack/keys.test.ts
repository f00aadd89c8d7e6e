import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { chatCompletion } from '../../tools/stand-in-model/chat-completion.ts';
import {
  type ReceivedRequest,
  type ScriptedReply,
  startModelServer,
} from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { tracesSince } from '../support/deployed/all-traces.ts';
import { deployedStack, execute, storeCases, uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** With characters that JSON and URLs may escape. */
const newKey = () => `sk-made+up/${randomBytes(12).toString('hex')}=`;

/** Repeats the key it was given in errors of all kinds and in replies. */
const tellTale = ({ headers, lastText, body }: ReceivedRequest): ScriptedReply => {
  const key = (headers.authorization ?? '').replace('Bearer ', '');
  const message = `Key ${key} (${encodeURIComponent(key)}) was seen`;
  if (body.model === 'refused') return { status: 401, body: { error: { message } } };
  const [, id = ''] = /Case (\d+), question \d/.exec(lastText) ?? [];
  const requestId = { 'x-request-id': `req-${key}` };
  if (id === '85000002') return { status: 500, headers: requestId, body: { error: { message, code: key } } };
  if (id === '85000003')
    return { status: 400, text: JSON.stringify({ error: { message } }).replaceAll('/', '\\/') };
  if (id === '85000004') return { status: 307, headers: { location: `https://else.example/?key=${key}` } };
  return {
    headers: requestId,
    body: chatCompletion(`${message}. The answer is B.`, {
      message: { reasoning_content: message },
      body: { model: key },
    }),
  };
};

describe.skipIf(localstackMissing)(`keys${needsLocalstack}`, () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await deployedStack();
  });

  it.each(['', '/'])(
    'are set from stdin and listed with name and host, with "%s" before the name',
    async (slash) => {
      const [key, name] = [newKey(), `${slash}${uniqueName('provider')}`];
      const hosts = ['--host', 'api.example.com', '--host', '127.0.0.1:8000'];
      const set = await runCli(['--local', 'key', 'set', name, ...hosts], process.env, `${key}\n`);
      expect(set.code, set.stderr).toBe(0);
      const full = `${slash}evaluator/${name.slice(slash.length)}`;
      expect(set.stderr).toContain(`Stored as ${full} (key names start with evaluator/)`);
      const list = await runCli(['--local', 'key', 'list']);
      expect(list.code, list.stderr).toBe(0);
      const lines = list.stdout.split('\n').map((line) => line.split(/ {2,}/));
      expect(lines).toContainEqual([full, 'api.example.com, 127.0.0.1:8000']);
      const json = await runCli(['--local', 'key', 'list', '--json']);
      expect(JSON.parse(json.stdout)).toContainEqual({
        name: full,
        hosts: ['api.example.com', '127.0.0.1:8000'],
      });
      for (const { stdout, stderr } of [set, list, json]) expect(stdout + stderr).not.toContain(key);
    },
  );

  it('are nowhere but in their secret after a run whose endpoint repeats them', async () => {
    const since = new Date();
    await using server = await startModelServer({ reply: tellTale });
    await using folder = await temporaryDirectory();
    const [cases, output] = [join(folder.path, 'cases.jsonl'), join(folder.path, 'out.json')];
    const ids = ['85000001', '85000002', '85000003', '85000004'];
    await writeFile(cases, ids.map((id) => aCase({ pmc: id, questions: 2 }).line()).join('\n'));
    const fixed = '--local run --model mock --image-mode url --max-retries 2 --rounds 1 --verbose';
    const key = newKey();
    const run = await runCli([
      ...fixed.split(' '),
      ...['--api-base', server.url, '--jsonl-path', cases, '--output', output, '--api-key', key],
    ]);
    // Three of four cases fail, each in its own way.
    expect(run.code, run.stderr).toBe(1);
    expect(run.stderr).toContain('--api-key is now in this shell');
    expect(server.requests.every(({ headers }) => headers.authorization === `Bearer ${key}`)).toBe(true);

    const dataset = uniqueName('echo');
    await storeCases(stack, dataset, [aCase({ pmc: '85000001' }).line()]);
    const apiKeySecret = `evaluator/${new URL(server.url).host.replace(':', '-')}`;
    const refused = { model: 'refused', apiBase: server.url, apiKeySecret, dataset, imageMode: 'url' };
    const execution = await execute(stack, uniqueName('echo'), refused);
    expect(execution.cause).toContain('access denied');

    const results = await readFile(output, 'utf8');
    const { run_id: runId } = JSON.parse(results).meta.run;
    const traces = await tracesSince(stack, stack.tableName, since);
    const printed = { place: 'terminal', name: 'printed', text: run.stdout + run.stderr };
    const all = [...traces, { place: 'file', name: output, text: results }, printed];
    // The search covers every place: the run itself is found in each.
    for (const place of ['object', 'row', 'execution', 'file', 'terminal']) {
      expect(all.some((trace) => trace.place === place && trace.text.includes(runId))).toBe(true);
    }
    expect(all.filter(({ place }) => place === 'log').length).toBeGreaterThan(3);
    expect(all.filter(({ text }) => text.includes('[API key]')).map(({ place }) => place)).toEqual(
      expect.arrayContaining(['object', 'row', 'execution', 'file', 'terminal']),
    );
    // Its random part, which no escaping can hide.
    const secret = key.slice('sk-made+up/'.length, -1);
    expect(
      all.filter(({ text }) => text.includes(secret)).map(({ place, name }) => `${place} ${name}`),
    ).toEqual([]);
  });

  it('are sent only to their hosts: the execution ends before anything is sent', async () => {
    const [name, dataset] = [uniqueName('bound'), uniqueName('bound')];
    const set = await runCli(
      ['--local', 'key', 'set', name, '--host', 'api.example.com'],
      process.env,
      newKey(),
    );
    expect(set.code, set.stderr).toBe(0);
    await storeCases(stack, dataset, [aCase({ pmc: '86000001' }).line()]);
    await using server = await startModelServer({ reply: () => 'B' });
    const execution = await execute(stack, uniqueName('bound'), {
      model: 'mock',
      apiBase: server.url,
      apiKeySecret: name,
      dataset,
      imageMode: 'url',
      preflight: false,
    });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'ApiKeyUnusable' });
    expect(execution.cause).toContain('may be sent to api.example.com only');
    expect(server.counts.requests).toBe(0);
  });
});
