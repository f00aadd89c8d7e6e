import { expect, test } from 'vitest';
import { datasetOf } from '../../../../cli/flags/dataset-of.ts';
import { datasetNamePattern } from '../../../../shared/dataset/dataset-name.ts';

test.each([
  ['the release without any flag', {}, '2025_H1'],
  ['the name that is given', { dataset: 'mine', jsonlPath: 'other.jsonl' }, 'mine'],
  ['the name of a file', { jsonlPath: 'data/my-cases.jsonl' }, 'my-cases'],
  ["a file's name made usable", { jsonlPath: '/tmp/_Fälle von heute (2).jsonl' }, 'F-lle-von-heute-2-'],
  ['a file whose name has nothing usable', { jsonlPath: '/tmp/病例.jsonl' }, 'cases'],
])('a run is over %s', (_what, flags, name) => {
  expect(datasetOf(flags)).toBe(name);
  expect(name).toMatch(datasetNamePattern);
});
