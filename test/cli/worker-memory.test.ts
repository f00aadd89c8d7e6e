import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WorkerEnvironment } from '../../functions/environment.ts';
import { imageBytesAtOnce } from '../../functions/evaluate-cases/case/case-visitor.ts';
import { maxReplyBytes } from '../../shared/adapters/openai/read-body.ts';
import { maxReplyLength } from '../../shared/model/dialect/not-a-reply.ts';
import { maxPerWorker } from '../../shared/run/worker-limits.ts';
import { chatCompletion } from '../../tools/stand-in-model/chat-completion.ts';
import { type ScriptedReply, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import type { WorkerOrder, WorkerReport } from '../support/runs/worker-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** As the construct asks for (infra/constructs/functions/evaluate-cases-function.ts). */
const limitMegabytes = 512;

const program = fileURLToPath(new URL('../support/runs/worker-process.ts', import.meta.url));

/** Holds the first `together` calls until all of them have been made: their replies come at once. */
const startServer = async (together: number, reply: (index: number) => ScriptedReply) => {
  let release = (): void => undefined;
  const allAsked = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await startModelServer({
    keepRequests: false,
    reply: async (_, index) => {
      if (index === together - 1) release();
      await allAsked;
      return reply(index);
    },
  });
  onTestFinished(server.close);
  return server;
};

/** With DEBUG=1, prints what it measured. */
const work = async (order: WorkerOrder): Promise<WorkerReport> => {
  // Lambda's Node runtime gives the heap nine tenths of a function's memory.
  const heap = `--max-old-space-size=${Math.floor(limitMegabytes * 0.9)}`;
  const environment: WorkerEnvironment = {
    BUCKET_NAME: 'unused',
    TABLE_NAME: 'unused',
    FAILED_CASES_URL: 'unused',
    KEY_PREFIX: 'unused',
    PRIVATE_HOSTS: '',
    ALLOW_LOCAL_ENDPOINTS: 'true',
  };
  const env = { ...process.env, AWS_REGION: 'us-east-1', ...environment };
  await using directory = await temporaryDirectory();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [heap, program, JSON.stringify(order), directory.path],
    { env },
  );
  if (process.env.DEBUG) console.log(stdout);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};

const padded = (start: string, filler: string, end: string): string => {
  const room = maxReplyBytes - Buffer.byteLength(start + end);
  return start + filler.repeat(Math.floor(room / Buffer.byteLength(filler))) + end;
};

const completion = JSON.stringify(chatCompletion('\\boxed{A}'));

/** One character outside Latin-1 makes a text take two bytes a character. */
const longText = `\u2192${'x'.repeat(maxReplyLength - 20)} \\boxed{A}`;

/** Bodies of the largest size that is accepted. */
const largest: Readonly<Record<string, string>> = {
  'white space': padded(completion, ' ', ''),
  'numbers, which take more when they are parsed': padded(
    `${completion.slice(0, -1)},"extra":[0`,
    ',1.5',
    ']}',
  ),
  'log probabilities': padded(
    `${completion.slice(0, -1)},"logprobs":[0`,
    ',{"token":"\u2192","logprob":-0.123456789,"bytes":null}',
    ']}',
  ),
};

const bomb: ScriptedReply = {
  bytes: gzipSync(gzipSync(Buffer.alloc(256 * 1024 ** 2))),
  headers: { 'content-encoding': 'gzip, gzip' },
};

const conditions: readonly Pick<WorkerOrder, 'imageMode' | 'conversations' | 'pictureBytes'>[] = [
  { imageMode: 'url', conversations: maxPerWorker.url },
  // Together they fill what a worker keeps of pictures.
  {
    imageMode: 'local',
    conversations: maxPerWorker.local,
    pictureBytes: Math.floor(imageBytesAtOnce / maxPerWorker.local),
  },
];

describe.each(conditions)(
  `a worker with $conversations conversations in mode $imageMode stays under ${limitMegabytes} MB`,
  (condition) => {
    const { conversations } = condition;
    /** A run in which every conversation has so many questions. */
    const measure = async (questions: number, reply: Parameters<typeof startServer>[1]) => {
      const server = await startServer(conversations, reply);
      const order = { ...condition, apiBase: server.url, questions: Array(conversations).fill(questions) };
      return { ...(await work(order)), counts: server.counts };
    };

    test.each(Object.entries(largest))(
      'when all bodies are the largest at once, a decompression bomb among them: %s',
      async (_, text) => {
        const { peakMegabytes, done, failed, counts } = await measure(1, (index) =>
          index === 7 ? bomb : { text },
        );
        expect({ done, failed }).toEqual({ done: conversations - 1, failed: 1 });
        expect(counts).toMatchObject({ maxAtOnce: conversations, requests: conversations });
        expect(peakMegabytes).toBeLessThan(limitMegabytes);
      },
    );

    test('when every body is a decompression bomb', async () => {
      const { peakMegabytes, failed, counts } = await measure(1, () => bomb);
      expect(failed).toBe(conversations);
      expect(counts.requests).toBe(conversations);
      expect(peakMegabytes).toBeLessThan(limitMegabytes);
    });

    test('when all texts are the longest, until a case has too many of them', async () => {
      const { peakMegabytes, failed, counts } = await measure(4, () => longText);
      expect(failed).toBe(conversations);
      expect(counts.requests).toBe(2 * conversations);
      expect(peakMegabytes).toBeLessThan(limitMegabytes);
    });
  },
);
