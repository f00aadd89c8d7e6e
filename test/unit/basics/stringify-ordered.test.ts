import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringifyOrdered } from '../../../shared/basics/stringify-ordered.ts';

describe('stringifyOrdered', () => {
  it('keeps the order of a Map, integer-like names included, at every depth', () => {
    const value = {
      groups: new Map<string, unknown>([
        ['b', 1],
        [
          '10',
          new Map([
            ['2', 0],
            ['1', null],
          ]),
        ],
        ['2', []],
      ]),
    };
    expect(stringifyOrdered(value, 0).replaceAll('\n', '')).toBe(
      '{"groups": {"b": 1,"10": {"2": 0,"1": null},"2": []}}',
    );
  });

  it('writes data without Maps as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 4 }), (value, indent) => {
        expect(stringifyOrdered(value, indent)).toBe(JSON.stringify(value, null, indent));
      }),
    );
  });

  it('leaves out members that are undefined', () => {
    expect(stringifyOrdered({ a: undefined, b: [undefined] })).toBe(JSON.stringify({ b: [null] }, null, 1));
  });
});
