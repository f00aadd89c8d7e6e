import { expect, it } from 'vitest';
import { createContentCheck } from '../../../shared/dataset/content-check.ts';
import type { HubFile } from '../../../shared/dataset/hub.ts';

/** Digests of "hello world": of `git hash-object`, and of `sha256sum`. */
const digests: readonly HubFile['checksum'][] = [
  { algorithm: 'git-blob', hex: '95d09f2b10159347eece71399a7e2e907ea3df4f' },
  { algorithm: 'sha256', hex: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9' },
];

it.each(digests)('checks the content by its $algorithm, piece by piece', (checksum) => {
  const matches = (text: string, bytes = 11) => {
    const check = createContentCheck({ kind: 'file', path: 'a', bytes, checksum });
    for (const piece of text.match(/.{1,4}/g) ?? []) check.update(Buffer.from(piece));
    return check.matches();
  };
  expect(matches('hello world')).toBe(true);
  expect(matches('hello worle')).toBe(false);
  expect(matches('hello worl')).toBe(false);
  expect(matches('hello world', 12)).toBe(false);
});
