import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const host = join(import.meta.dirname, '../../../infra/local/lambda-environment.mjs');

type Reply = {
  ready?: true;
  result?: string;
  error?: { errorType: string; errorMessage: string; trace: string[] };
  exiting?: true;
};

/** One environment over its pipes, as LocalStack drives it. */
export type TestEnvironment = AsyncDisposable & {
  /** The next reply; undefined once the process has ended without one. */
  nextReply: () => Promise<Reply | undefined>;
  send: (event: unknown, invocation?: Partial<Invocation>) => void;
  invoke: (event: unknown, invocation?: Partial<Invocation>) => Promise<Reply | undefined>;
  /** Everything printed so far. */
  printed: () => string;
  /** LocalStack's end of the pipe closes. */
  hangUp: () => void;
  exitCode: Promise<number | null>;
};

type Invocation = { requestId: string; arn: string; traceId: string; deadline: number };

/** Starts the environment host on `files` (name to text) with `handler` and `env`, as a function would be. */
export async function startTestEnvironment({
  files,
  handler = 'index.handler',
  env = {},
}: {
  files: Record<string, string>;
  handler?: string;
  env?: Record<string, string>;
}): Promise<TestEnvironment> {
  const taskRoot = await mkdtemp(join(tmpdir(), 'lambda-environment-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(taskRoot, name), text);
  const child = spawn(process.execPath, [host, 'test', '3'], {
    env: { LAMBDA_TASK_ROOT: taskRoot, _HANDLER: handler, ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  const { requests, replies, printed } = connect(child);
  const nextReply = async () => {
    const { value, done } = await replies.next();
    return done ? undefined : (JSON.parse(value) as Reply);
  };
  const send = (event: unknown, invocation: Partial<Invocation> = {}) => {
    const defaults = { requestId: 'request-1', arn: 'arn', traceId: 'trace', deadline: Date.now() + 60_000 };
    requests.write(`${JSON.stringify({ ...defaults, ...invocation, payload: JSON.stringify(event) })}\n`);
  };
  return {
    nextReply,
    send,
    invoke: async (event, invocation) => {
      send(event, invocation);
      return await nextReply();
    },
    printed,
    hangUp: () => requests.end(),
    exitCode,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exitCode;
      await rm(taskRoot, { recursive: true, force: true });
    },
  };
}

function connect(child: ChildProcess) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return {
    requests: child.stdin as Writable,
    replies: createInterface({ input: child.stdio[3] as Readable })[Symbol.asyncIterator](),
    printed: () => text,
  };
}
