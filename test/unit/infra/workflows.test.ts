import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../.github/workflows');
const uses = readdirSync(folder).flatMap((file) =>
  Array.from(readFileSync(join(folder, file), 'utf8').matchAll(/\buses: (.+)$/gm), ([, action]) => action),
);

test('actions are pinned by full commit, with their version beside it', () => {
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
});
