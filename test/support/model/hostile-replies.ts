import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { chatCompletion } from '../../../tools/stand-in-model/chat-completion.ts';
import type { ScriptedReply } from '../../../tools/stand-in-model/model-server.ts';

/** How the case of a reply ends when the question is asked once. */
type End = 'done' | 'failed';

export type HostileReply = readonly [kind: string, end: End, reply: ScriptedReply];

const boxed = 'The answer is \\boxed{B}.';
const ok = (overrides: Parameters<typeof chatCompletion>[1]) => ({ body: chatCompletion(boxed, overrides) });
/** A completion as text, with one part of it replaced by what no JSON writer would write. */
const written = (part: string, by: string) => ({
  text: JSON.stringify(chatCompletion(boxed)).replace(part, by),
  headers: { 'content-type': 'application/json' },
});
const usage = (tokens: string) => written('"prompt_tokens":100', `"prompt_tokens":${tokens}`);
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const zeros = Buffer.alloc(256 * 2 ** 20);
const packed = (encoding: string, bytes: Uint8Array) => ({
  bytes,
  headers: { 'content-encoding': encoding },
});
const redirect = (location: string) => ({ status: 302, headers: { location }, text: '' });

const texts: readonly HostileReply[] = [
  ['terminal escapes', 'done', `\u001b]0;owned\u0007\u001b[2J\r${boxed}`],
  ['bidi controls and C1', 'done', `\u202e\u2066\u009b31m${boxed}`],
  ['NUL and a half surrogate', 'done', `a\u0000b\ud800c ${boxed}`],
  ['a megabyte of text', 'failed', `${'word '.repeat(200_000)}${boxed}`],
  ['text that slows patterns down', 'done', `${'model/'.repeat(20_000)}${'\\boxed{'.repeat(5_000)}`],
  ['text that opens a script', 'done', `</script><script>alert(1)</script>${boxed}`],
  ['text that a spreadsheet would run', 'done', `=HYPERLINK("http://127.0.0.1:1")${boxed}`],
];

const bodies: readonly HostileReply[] = [
  ['a gzip bomb', 'failed', packed('gzip', gzipSync(zeros))],
  ['a deflate bomb', 'failed', packed('deflate', deflateSync(zeros))],
  ['a Brotli bomb', 'failed', packed('br', brotliCompressSync(zeros))],
  ['a bomb in a bomb', 'failed', packed('gzip, gzip', gzipSync(gzipSync(zeros)))],
  ['an unknown coding', 'failed', packed('made-up', Buffer.from('x'))],
  ['a coding that it is not', 'failed', packed('gzip', Buffer.from('{"choices": []}'))],
  ['deep JSON', 'failed', { text: nested(100_000) }],
  ['deep JSON beside a reply', 'failed', written('"object"', `"deep":${nested(50_000)},"object"`)],
  ['__proto__ as a field', 'done', written('"object"', '"__proto__":{"polluted":1},"object"')],
  [
    'constructor as a field',
    'done',
    written('"object"', '"constructor":{"prototype":{"polluted":1}},"object"'),
  ],
  ['an empty body', 'failed', { text: '' }],
  ['half of a JSON text', 'failed', { text: '{"choices": [{"message": {"role": "assist' }],
  ['HTML', 'failed', { text: '<html>502</html>', headers: { 'content-type': 'text/html' } }],
  ['bytes that are no UTF-8', 'failed', { bytes: Buffer.from([0xff, 0xfe, 0x7b, 0x00]) }],
  ['null', 'failed', { text: 'null' }],
  ['an array', 'failed', { text: '[]' }],
  ['choices of a wrong type', 'failed', { body: { choices: 'none' } }],
  ['no choices', 'failed', { body: { choices: [] } }],
  ['a message that is null', 'failed', { body: { choices: [{ message: null, finish_reason: 'stop' }] } }],
  ['tool calls only', 'failed', { body: chatCompletion(null, { message: { tool_calls: [{ id: '1' }] } }) }],
  ['a model name of 100 kB', 'done', ok({ body: { model: 'm'.repeat(100_000) } })],
];

const numbers: readonly HostileReply[] = [
  ['usage beyond a double', 'done', usage('1e400')],
  ['usage of 20 digits', 'done', usage('12345678901234567890')],
  ['negative usage', 'done', usage('-5')],
  ['half a token', 'done', usage('0.5')],
  ['usage in words', 'done', usage('"many"')],
];

const connections: readonly HostileReply[] = [
  ['a cut stream', 'failed', { ...ok({}), drop: 'mid body' }],
  ['a dropped socket', 'failed', { drop: 'before headers' }],
  ['a redirect to the metadata service', 'failed', redirect('http://169.254.169.254/latest/meta-data/')],
  ['a redirect to loopback', 'failed', redirect('http://127.0.0.1:9/')],
  ['a redirect to a file', 'failed', redirect('file:///etc/passwd')],
  ['headers of 60 kB', 'failed', { ...ok({}), headers: { 'x-flood': 'a'.repeat(60_000) } }],
  ['a megabyte of an error', 'failed', { status: 400, text: 'no '.repeat(350_000) }],
  ['an error named like a property', 'failed', { status: 400, body: { error: { code: '__proto__' } } }],
  ['an error with escapes', 'failed', { status: 500, body: { error: { message: '\u001b[2J\u202e' } } }],
  ['Retry-After beyond time', 'failed', { status: 500, headers: { 'retry-after': '-1e999' }, text: '' }],
];

export const hostileReplies: readonly HostileReply[] = [...texts, ...bodies, ...numbers, ...connections];
