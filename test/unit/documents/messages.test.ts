import { describe, expect, test } from 'vitest';
import { readCheckout, sourcePaths } from '../../support/documents/checkout-files.ts';
import { codeSpansOf } from '../../support/documents/markdown.ts';

const code = sourcePaths
  .filter((path) => !path.startsWith('test/'))
  .map(readCheckout)
  .join('\n')
  .toLowerCase();

/** Code spans of the first column of a document's tables. */
const symptomsOf = (path: string): string[] =>
  [...readCheckout(path).matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) => codeSpansOf(cell));

describe.each(['docs/troubleshooting.md', 'docs/console.md', 'docs/trust.md'])('%s', (path) => {
  test.each(symptomsOf(path))('describes what the evaluator says: %s', (symptom) => {
    // Figures and names differ from run to run.
    const words = symptom.split(/\.{3}|<[^>]+>|[\d,]+|[()]|: (?=unknown)/).map((part) => part.trim());
    expect(words.filter((part) => !code.includes(part.toLowerCase()))).toEqual([]);
  });
});
