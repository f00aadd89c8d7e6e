import { describe, expect, test } from 'vitest';
import { defaultOutput } from '../../../../cli/results/output-file.ts';

describe('the default results file', () => {
  const full = { model: 'org/model 7B', dataset: '2025_H1' };

  test("has the reference's name", () => {
    expect(defaultOutput(full)).toBe('results/org_model_7B_2025_H1.json');
  });

  test.each([
    [{ sample: 20 }, 'sample-20-seed-0'],
    [{ chapters: ['Neoplasms'], limit: 5 }, 'chapter-neoplasms-limit-5'],
  ])('of selected cases is another one: %j', (selection, suffix) => {
    expect(defaultOutput({ ...full, selection })).toBe(`results/org_model_7B_2025_H1_${suffix}.json`);
  });

  test('stays short and unique when many cases are named', () => {
    const names = [40, 41].map((count) =>
      defaultOutput({ ...full, selection: { cases: Array.from({ length: count }, (_, at) => `8100${at}`) } }),
    );
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThan(110);
  });
});
