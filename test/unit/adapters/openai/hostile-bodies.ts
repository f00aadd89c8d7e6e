import { gzipSync } from 'node:zlib';
import { maxReplyBytes } from '../../../../shared/adapters/openai/read-body.ts';
import { maxReplyLength } from '../../../../shared/model/dialect/not-a-reply.ts';
import { chatCompletion } from '../../../../tools/stand-in-model/chat-completion.ts';
import type { ScriptedReply } from '../../../../tools/stand-in-model/model-server.ts';
import type { Behaviour } from './behaviour.ts';

const never = (says: string) => ({ failure: 'oversized reply', asked: 'never', says }) as const;
const answered = { outcome: 'answered', text: '\\boxed{A}' } as const;

/** As `JSON.stringify`, which cannot nest this deep. */
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** A completion with `json` as the value of one of its fields. */
const withJson = (overrides: Parameters<typeof chatCompletion>[1], json: string): ScriptedReply => ({
  text: JSON.stringify(chatCompletion('\\boxed{A}', overrides)).replace('"JSON"', json),
});

const gzipped = (text: string | Buffer, times = 1): Buffer => {
  let packed: Buffer = Buffer.from(text);
  for (let count = 0; count < times; count += 1) packed = gzipSync(packed);
  return packed;
};

/** A kilobyte that becomes 64 MiB. */
const bomb = gzipped(Buffer.alloc(64 * 1024 ** 2), 2);
const asBomb = { bytes: bomb, headers: { 'content-encoding': 'gzip, gzip' } };

const completion = JSON.stringify(chatCompletion('\\boxed{A}'));

/** Counts that no reply can have. */
const oddCounts = ['9007199254740993', '1e308', '1e999', '-3', '12.5', '"12"', 'null', nested(100)];

/** Bodies made to exhaust a worker, or to be paid for again and again. */
export const hostileBodies: readonly Behaviour[] = [
  { name: 'a decompression bomb', reply: asBomb, leadsTo: never('larger than 4 MiB') },
  {
    name: 'a body packed four times over',
    reply: { bytes: gzipped(completion, 4), headers: { 'content-encoding': 'gzip, gzip, gzip, gzip' } },
    leadsTo: never('compressed 4 times over'),
  },
  {
    name: 'a body packed three times over',
    reply: { bytes: gzipped(completion, 3), headers: { 'content-encoding': 'gzip, gzip, gzip' } },
    leadsTo: answered,
  },
  {
    name: 'a body one byte too large',
    reply: { text: completion + ' '.repeat(maxReplyBytes + 1 - completion.length) },
    leadsTo: never('larger than 4 MiB'),
  },
  {
    name: 'a body of the largest size',
    reply: { text: completion + ' '.repeat(maxReplyBytes - completion.length) },
    leadsTo: answered,
  },
  {
    name: 'a decompression bomb with a 500',
    reply: { ...asBomb, status: 500 },
    leadsTo: { failure: 'server error', asked: 'again' },
  },
  {
    name: 'a decompression bomb with a 400',
    reply: { ...asBomb, status: 400 },
    leadsTo: { failure: 'bad request', asked: 'never' },
  },
  {
    name: 'a text that is too long',
    reply: { body: chatCompletion('x'.repeat(maxReplyLength + 1)) },
    leadsTo: never('more than 750,000 characters'),
  },
  {
    name: 'a text of the greatest length',
    reply: 'x'.repeat(maxReplyLength),
    leadsTo: { outcome: 'answered', text: 'x'.repeat(maxReplyLength) },
  },
  {
    name: 'reasoning that is too long beside its text',
    reply: {
      body: chatCompletion('\\boxed{A}', { message: { reasoning_content: 'x'.repeat(maxReplyLength) } }),
    },
    leadsTo: never('more than 750,000 characters'),
  },
  {
    name: 'a large web page',
    reply: { text: `<title>Welcome</title>${'<p>'.repeat(500_000)}` },
    leadsTo: never('larger than any'),
  },
  {
    name: 'a list of a million parts',
    reply: withJson({ message: { content: 'JSON' } }, `[${'0,'.repeat(1e6)}0]`),
    leadsTo: never('larger than any'),
  },

  ...['content', 'reasoning_content', 'tool_calls'].map(
    (field): Behaviour => ({
      name: `${field} nested 100,000 levels deep`,
      reply: withJson({ message: { [field]: 'JSON' } }, nested(100_000)),
      leadsTo: never('nested too deeply or has too many parts'),
    }),
  ),
  {
    name: 'an error in a choice, nested 100,000 levels deep',
    reply: withJson({ choice: { error: { message: 'JSON' } } }, nested(100_000)),
    leadsTo: never('nested too deeply or has too many parts'),
  },
  {
    name: 'a million empty objects, which take a hundred megabytes when they are parsed',
    reply: withJson({ body: { metadata: 'JSON' } }, `[${'{},'.repeat(1e6)}{}]`),
    leadsTo: never('nested too deeply or has too many parts'),
  },
  {
    name: 'brackets inside a text',
    reply: { body: chatCompletion(`${'[{"\\'.repeat(1_000)}\\boxed{A}`) },
    leadsTo: { outcome: 'answered', text: `${'[{"\\'.repeat(1_000)}\\boxed{A}` },
  },
  {
    name: 'an additional field nested 100 levels deep',
    reply: withJson({ body: { metadata: 'JSON' } }, nested(100)),
    leadsTo: answered,
  },
  {
    name: 'a 400 nested 100,000 levels deep',
    reply: { status: 400, text: `{"error": ${nested(100_000)}}` },
    leadsTo: { failure: 'bad request', asked: 'never' },
  },
  {
    name: 'a 500 nested 100,000 levels deep',
    reply: { status: 500, text: nested(100_000) },
    leadsTo: { failure: 'server error', asked: 'again' },
  },
  {
    name: 'a 422 with thousands of malformed complaints',
    reply: { status: 422, text: `{"detail": [${'0,'.repeat(100_000)}0]}` },
    leadsTo: { failure: 'bad request', asked: 'never' },
  },
  ...oddCounts.map(
    (count): Behaviour => ({
      name: `usage of ${count.slice(0, 20)} tokens`,
      reply: withJson({ body: { usage: { prompt_tokens: 'JSON' } } }, count),
      leadsTo: answered,
    }),
  ),
];
