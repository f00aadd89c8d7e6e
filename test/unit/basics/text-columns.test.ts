import { describe, expect, test } from 'vitest';
import { columnsOf, cutToColumns, padToColumns } from '../../../shared/basics/text-columns.ts';

describe('the columns of a text', () => {
  test.each([
    ['plain', 5],
    ['肺癌', 4],
    ['한국어', 6],
    ['e\u0301', 1],
    ['\u001b[31mred\u001b[39m', 23],
    ['\u202ea', 7],
    ['👩‍⚕️', 2],
    ['█░·–…', 5],
    ['', 0],
  ])('%j takes %d', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  test.each([
    ['肺癌の診断', 5, '肺癌'],
    ['肺癌の診断', 6, '肺癌の'],
    ['e\u0301e\u0301', 1, 'e\u0301'],
    ['plain', 9, 'plain'],
    ['plain', 0, ''],
  ])('%j is cut to %d as %j', (text, width, cut) => {
    expect(cutToColumns(text, width)).toBe(cut);
  });

  test('are filled up with blanks, never cut', () => {
    expect(padToColumns('肺', 4)).toBe('肺  ');
    expect(padToColumns('plain', 2)).toBe('plain');
  });
});
