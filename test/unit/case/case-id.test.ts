import { expect, test } from 'vitest';
import { caseIdOf } from '../../../shared/case/case-id.ts';

test.each([
  [{ pmc: '12345678', pmid: '1', doi: 'https://doi.org/10.1/x' }, '12345678'],
  [{ pmc: 12_345_678 }, '12345678'],
  [{ pmid: '77', PMID: '88', doi: 'd' }, 'PMID_77'],
  [{ PMID: 88 }, 'PMID_88'],
  [{ pmc: '', pmid: null, doi: 'https://doi.org/10.1/x' }, 'https://doi.org/10.1/x'],
])('the id of %o is %s (docs/protocol.md, "Data")', (evalCase, caseId) => {
  expect(caseIdOf(evalCase, 'line')).toEqual({ caseId, derived: false });
});

test('a case without any id gets one from its content: the same for the same line, a different one otherwise', () => {
  const first = caseIdOf({}, '{"a": 1}');
  expect(first).toEqual({ caseId: expect.stringMatching(/^case-[0-9a-f]{16}$/), derived: true });
  expect(caseIdOf({ doi: '' }, '{"a": 1}')).toEqual(first);
  expect(caseIdOf({}, '{"a": 2}').caseId).not.toBe(first.caseId);
});
