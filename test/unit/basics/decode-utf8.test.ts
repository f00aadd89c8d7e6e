import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../../shared/basics/decode-utf8.ts';

test('text is read as it is, without a byte order mark', () => {
  expect(decodeUtf8(Buffer.from('\ufeffBehçet\r\n疾\n'), 'cases.jsonl')).toBe('Behçet\r\n疾\n');
});

test.each([
  ['Latin-1 on the second line', Buffer.from('one\nBeh\xe7et\nthree', 'latin1'), 2],
  ['UTF-16', Buffer.from('\ufeffone', 'utf16le'), 1],
  ['a character cut short at the end', Buffer.from('one\ntwo\n疾').subarray(0, -1), 3],
])('%s is refused by line, never replaced', (_what, bytes, line) => {
  expect(() => decodeUtf8(bytes, 'cases.jsonl')).toThrow(`cases.jsonl, line ${line}: this is not UTF-8`);
});
