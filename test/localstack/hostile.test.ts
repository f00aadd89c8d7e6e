import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stack } from '../../cli/aws/connect-stack.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { chatCompletion } from '../../tools/stand-in-model/chat-completion.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import {
  caseRows,
  deployedStack,
  execute,
  rowOf,
  storeCases,
  uniqueName,
} from '../support/deployed/deployed-stack.ts';
import { finalResults } from '../support/deployed/final-cases.ts';
import { workerEnvironments } from '../support/deployed/lambda-workers.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { type HostileReply, hostileReplies } from '../support/model/hostile-replies.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const replies = new Map<string, HostileReply>(
  hostileReplies.map((reply, index) => [String(84_300_001 + index), reply]),
);

const names: readonly string[] = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...['../../etc/passwd', '/etc/passwd', '..', 'a/../b', '%2e%2e%2f'],
  ...['случай-é-病', '🩺', 'RUN#1', 'META', "x' OR 1=1", '<script>'],
];

const neighbours = Array.from({ length: 12 }, (_, index) => String(84_400_001 + index));

const linesOf = (ids: readonly string[]) => ids.map((pmc) => aCase({ pmc, questions: 2 }).line());

/** Answers every case but those of the hostile replies, and counts how often each question is asked. */
const startHostileModel = async () => {
  const asked = new Map<string, number>();
  const server = await startModelServer({
    keepRequests: false,
    reply: ({ lastText }) => {
      const [, caseId = '', question] = /Case (.*), question (\d+)\?/.exec(lastText) ?? [];
      const key = `${caseId}/${question}`;
      asked.set(key, (asked.get(key) ?? 0) + 1);
      return replies.get(caseId)?.[2] ?? { body: chatCompletion(`Case ${caseId}: \\boxed{B}`) };
    },
  });
  return { url: server.url, asked, [Symbol.asyncDispose]: server.close };
};

describe.skipIf(localstackMissing)(`hostile cases among ordinary ones${needsLocalstack}`, () => {
  let stack: Stack;
  let calm: string;
  let mixed: string;
  beforeAll(async () => {
    stack = await deployedStack();
    calm = uniqueName('calm');
    mixed = uniqueName('hostile');
    await storeCases(stack, calm, linesOf(neighbours));
    // Every third line is an ordinary case, so that all of them have hostile neighbours in their worker.
    const hostile = [...replies.keys(), ...names];
    const ordinary = [...neighbours];
    const mixture = hostile.flatMap((id, index) => (index % 3 === 0 ? [id, ...ordinary.splice(0, 1)] : [id]));
    await storeCases(stack, mixed, linesOf([...mixture, ...ordinary]));
  });

  const run = async (url: string, dataset: string, settings: object = {}) => {
    const runId = uniqueName(dataset);
    const input = { model: 'mock', apiBase: url, dataset, imageMode: 'url', roundWaitSeconds: 1 };
    const ended = await execute(stack, runId, { ...input, concurrency: 25, ...settings });
    return { runId, ended };
  };

  it('hurt no neighbour, kill no worker, and leave the same environments fit for the next run', async () => {
    await using model = await startHostileModel();
    const before = await run(model.url, calm);
    expect(before.ended.status, before.ended.cause).toBe('SUCCEEDED');
    const environments = await workerEnvironments();
    model.asked.clear();

    const once = { maxRetries: 1, rounds: 1, haltAfter: 1_000 };
    const { runId, ended } = await run(model.url, mixed, once);
    expect(ended, ended.cause).toMatchObject({ status: 'FAILED', error: 'CasesIncomplete' });

    const rows = await caseRows(stack, runId);
    const endsOf = (ids: Iterable<string>) =>
      Object.fromEntries(Array.from(ids, (id) => [replies.get(id)?.[0] ?? id, rowOf(rows, id)?.status]));
    expect(endsOf(replies.keys())).toEqual(
      Object.fromEntries(Array.from(replies.values(), ([kind, end]) => [kind, end])),
    );
    const ordinary = [...neighbours, ...names];
    expect(Object.entries(endsOf(ordinary)).filter(([, status]) => status !== 'done')).toEqual([]);
    // A worker that dies is replaced by one that claims its cases for a second attempt.
    expect([...rows.values()].filter(({ attempt }) => attempt !== 1)).toEqual([]);
    expect([...model.asked].filter(([, times]) => times !== 1)).toEqual([]);
    expect(ordinary.filter((id) => !model.asked.has(`${id}/2`))).toEqual([]);

    const after = await run(model.url, calm);
    expect(after.ended.status, after.ended.cause).toBe('SUCCEEDED');
    expect(await finalResults(stack, after.runId)).toEqual(await finalResults(stack, before.runId));
    const left = new Set(await workerEnvironments());
    expect(environments.filter((pid) => !left.has(pid))).toEqual([]);
  });

  it.each([
    ['a deep parameter', { parameters: { deep: JSON.parse('['.repeat(40) + ']'.repeat(40)) } }],
    ['a number that would be sent as another', { parameters: { seed: 2 ** 53 * 1_000 } }],
    ['a key among the parameters', { parameters: { api_key: 'made-up-by-hand' } }],
    ['a header of the connection', { headers: { 'Keep-Alive': 'timeout=1' } }],
  ])('are refused before anything is asked: %s', async (_kind, settings) => {
    await using model = await startHostileModel();
    const { ended } = await run(model.url, calm, settings);
    expect(ended).toMatchObject({ status: 'FAILED' });
    expect(ended.error).toMatch(/^InvalidInput$/);
    expect(ended.cause).not.toContain('made-up-by-hand');
    expect(model.asked.size).toBe(0);
  });

  it.each([
    '..',
    '../secret.png',
    '/etc/hostname',
    'link.png',
    'folder/../../secret.png',
    '/dev/zero',
    'pipe.png',
    'folder.png',
    'a\u0000.png',
    'inner/secret.png',
    '%2e%2e/secret.png',
    `${'a'.repeat(300)}.png`,
  ])('are refused before the run: an image file %j', async (file) => {
    await using model = await startHostileModel();
    await using folder = await temporaryDirectory();
    const image = join(folder.path, 'image');
    await mkdir(image);
    await writeFile(join(folder.path, 'secret.png'), 'canary');
    await symlink('../secret.png', join(image, 'link.png'));
    await symlink('..', join(image, 'inner'));
    await mkdir(join(image, 'folder.png'));
    execFileSync('mkfifo', [join(image, 'pipe.png')]);
    const figure = { caption_prefix: 'Figure 1', file, url: 'https://images.example/a.png' };
    const line = aCase({ pmc: '1', questions: 1, policy: { scenario_image_details: [figure] } }).line();
    await writeFile(join(folder.path, 'cases.jsonl'), line);
    const flags = [
      '--model',
      'mock',
      '--api-base',
      model.url,
      '--image-mode',
      'local',
      '--image-root',
      image,
    ];
    const path = join(folder.path, 'cases.jsonl');
    const { code, stderr } = await runCli(
      ['run', ...flags, '--jsonl-path', path, '--output', join(folder.path, 'out.json')],
      process.env,
      '',
      folder.path,
    );
    expect(code, stderr).toBe(2);
    expect(stderr).not.toContain('canary');
    expect(stderr).not.toContain('started');
    expect(await readdir(folder.path)).not.toContain('out.json');
    expect(model.asked.size).toBe(0);
  });
});
