import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseIdOfKey, caseKeyOf } from '../../../shared/case/case-key.ts';

const caseIds = fc.string({ unit: 'grapheme', minLength: 1 });

test('a key leads back to its case id, whatever characters it contains', () => {
  fc.assert(fc.property(caseIds, (caseId) => caseIdOfKey(caseKeyOf(caseId)) === caseId));
});

test('a key is safe in object keys and file names everywhere', () => {
  fc.assert(fc.property(caseIds, (caseId) => /^[A-Za-z0-9_.-]+$/.test(caseKeyOf(caseId))));
});

test.each(['a.', 'a.zz', '.ff', '.41', 'a/b', '%41', '.2F', '../x'])(
  '%o, which is no key, is named and not taken for one',
  (caseKey) => {
    expect(() => caseIdOfKey(caseKey)).toThrow(`"${caseKey}" is not the key of a case.`);
  },
);

test('plain ids are their own keys; a DOI URL becomes one without slashes', () => {
  expect(caseKeyOf('PMID_12345')).toBe('PMID_12345');
  expect(caseKeyOf('https://doi.org/10.1/a%2F.b')).toBe('https.3a.2f.2fdoi.2eorg.2f10.2e1.2fa.252F.2eb');
});
