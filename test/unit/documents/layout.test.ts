import { expect, test } from 'vitest';
import { readCheckout } from '../../support/documents/checkout-files.ts';

test('docs/design.md has the folders of shared/ in the order that is enforced', () => {
  const [, order = ''] = /const order = \[([^\]]*)\]/.exec(readCheckout('tools/check-folders.ts')) ?? [];
  const enforced = Array.from(order.matchAll(/'([^']+)'/g), ([, folder]) => folder);
  const [, table = ''] = readCheckout('docs/design.md').split('folders, in order |\n|---|---|\n');
  const described = table
    .split('\n\n')[0]
    ?.split('\n')
    .flatMap((row) => (row.split('|')[2] ?? '').trim().split(', '));
  expect(enforced.length).toBeGreaterThan(20);
  expect(described).toEqual(enforced);
});
