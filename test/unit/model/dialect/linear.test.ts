import { describe, expect, it } from 'vitest';
import { adaptParameters } from '../../../../shared/model/adapt-parameters.ts';
import { durationMs } from '../../../../shared/model/dialect/duration-ms.ts';
import { failureTable } from '../../../../shared/model/dialect/failure-table.ts';
import { limitSpan } from '../../../../shared/model/dialect/limit-words.ts';
import { parameterTable } from '../../../../shared/model/dialect/parameter-table.ts';
import { readErrorAnswer } from '../../../../shared/model/dialect/read-error-answer.ts';
import { retryAfterMs } from '../../../../shared/model/dialect/retry-after.ts';
import { waitInWords } from '../../../../shared/model/dialect/wait-words.ts';
import { descriptionTest } from '../../../../shared/vision/vision-check.ts';
import { cpuMs } from '../../../support/cpu-ms.ts';

/** What patterns with two open ends take squares of time over. */
const units = [
  'model/',
  'model ',
  'a',
  'download ',
  'image ',
  'I ',
  '1',
  '1h ',
  'retry after 1s',
  'unsupported parameter: ',
  '"',
  ' ',
  '模型',
  '<',
  'https://a/',
  'used all of your ',
  'quota exceeded ',
  'out of memory ',
  'saldo ',
];

const factor = 16;

/** Eight times what a linear pattern takes for a text sixteen times as long, and half of what a quadratic one takes. */
const growsLinearly = (work: (text: string) => unknown, unit: string, length: number): boolean => {
  const least = (text: string) => Math.min(...[0, 1, 2].map(() => cpuMs(() => work(text))));
  const long = unit.repeat((length * factor) / unit.length);
  const longMs = least(long);
  // Too short a time to tell; a square over this length takes a hundred times as long.
  return (
    longMs < 4 || longMs < (factor * factor * Math.max(least(unit.repeat(length / unit.length)), 0.05)) / 2
  );
};

const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ['an error response', (text) => readErrorAnswer({ status: 400, headers: new Headers(), text }, 0)],
  [
    'an error response in JSON',
    (text) =>
      readErrorAnswer(
        {
          status: 429,
          headers: new Headers(),
          text: JSON.stringify({ error: { message: text, code: text } }),
        },
        0,
      ),
  ],
  [
    'a refused parameter',
    (text) => adaptParameters({ seed: 1 }, { status: 400, message: text, param: text }),
  ],
  ['a duration', durationMs],
  ['a wait in words', (text) => waitInWords(text, 0)],
  ['a limit', limitSpan],
  ['a header', (text) => retryAfterMs({ get: () => text }, 0)],
  ['a description', descriptionTest('').isSeen],
];

describe.each(readers)('%s', (_, read) => {
  it.each(units)('of a long text of %j is read in a time that grows with its length', (unit) => {
    expect(growsLinearly(read, unit, 8_000)).toBe(true);
  });
});

const patterns = [...failureTable, ...parameterTable].flatMap(({ texts }) => texts ?? []);

describe('each pattern of the tables', () => {
  it.each(units)('is linear by itself over %j', (unit) => {
    const slow = patterns.filter((pattern) => !growsLinearly((text) => text.search(pattern), unit, 500));
    expect(slow).toEqual([]);
  });
});
