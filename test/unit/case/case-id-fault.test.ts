import { describe, expect, it } from 'vitest';
import { caseIdFault, maxCaseKeyBytes } from '../../../shared/case/case-id-fault.ts';
import { caseKeyOf } from '../../../shared/case/case-key.ts';
import { scanCases } from '../../../shared/case/scan-cases.ts';
import { prepareDataset } from '../../../shared/dataset/prepare-dataset.ts';
import { verifyDataset } from '../../../shared/dataset/verify-dataset.ts';
import { caseSort, listIndex, runPartition } from '../../../shared/ledger/ledger-keys.ts';
import { datasetKeys, runKeys } from '../../../shared/storage/keys.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';

/** Ids that a dataset's JSON can hold and a key cannot, with what the error says. */
const unusable: readonly (readonly [string, string, string])[] = [
  ['half a surrogate pair', 'case \ud83e', 'contains the character U+D83E'],
  ['the other half', 'case \udd7a', 'contains the character U+DD7A'],
  ['halves in the wrong order', '\udd7a\ud83e', 'contains the character U+DD7A'],
  ['NUL', 'case\u0000', 'contains the character U+0000'],
  ['an escape sequence', 'case \u001b[2J', 'contains the character U+001B'],
  ['a line end', 'case\n2', 'contains the character U+000A'],
  ['a C1 control character', 'case\u009b', 'contains the character U+009B'],
  ['what no queue message may contain', 'case\uffff', 'contains the character U+FFFF'],
  ['601 letters', 'x'.repeat(601), 'its key has 601 bytes, and 600 are allowed'],
  ['67 characters of three bytes', '例'.repeat(67), 'its key has 603 bytes'],
];

describe.each(unusable)('an id with %s', (_, pmc, message) => {
  const text = [aCase({ pmc: '1' }).line(), aCase({ pmc }).line(), aCase({ pmc: '3' }).line()].join('\n');

  it('is named by `dataset verify`, with its line', async () => {
    expect((await verifyDataset(text)).findings).toEqual([
      { kind: 'unusable case id', isError: true, lineNumber: 2, detail: expect.stringContaining(message) },
    ]);
  });

  it('is refused when its dataset is prepared', async () => {
    const prepared = prepareDataset({ text, name: 'made-up.jsonl' });
    await expect(prepared).rejects.toThrow(
      expect.objectContaining({ name: 'InvalidInput', message: expect.stringContaining(message) }),
    );
    await expect(prepared).rejects.toThrow('made-up.jsonl, line 2: ');
  });

  it('comes back in an error that a terminal and a queue can carry', () => {
    expect(caseIdFault(pmc)).not.toMatch(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u);
  });
});

describe('an id', () => {
  it.each(['x'.repeat(600), '例'.repeat(66), 'https://doi.org/10.1/a b', '🩺', 'É', '..', ' '])(
    'such as %o is usable',
    (caseId) => {
      expect(caseIdFault(caseId)).toBeUndefined();
    },
  );

  it('as long as allowed fits into every key, with a run id of any 80 characters', () => {
    const caseKey = caseKeyOf('x'.repeat(maxCaseKeyBytes));
    const runId = '🩺'.repeat(80);
    const keys = [
      datasetKeys.case('d'.repeat(64), caseKey),
      runKeys.checkpoint(runId, caseKey),
      runKeys.caseResult(runId, caseKey),
      runPartition(runId),
      caseSort(caseKey),
      listIndex.failed(runId),
    ];
    for (const key of keys) expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1_024);
  });

  it('that another resembles has a key of its own, whatever a reader or a file system may fold', () => {
    const alike = ['a', 'A', 'a ', ' a', 'ａ', 'á', 'a\u0301', 'а', 'a.', 'a.20', '.61', '%61', 'a\u200b'];
    expect(alike.map(caseIdFault).filter((fault) => fault !== undefined)).toEqual([]);
    expect(new Set(alike.map(caseKeyOf)).size).toBe(alike.length);
  });
});

describe('an id that is a number', () => {
  const withId = (id: string) => aCase().line().replace('"pmc":"90000001"', `"pmc":${id}`);

  it.each(['12345678901234567890', '9007199254740993', '1.5', '1e21'])(
    '%s is refused: quotes keep it',
    (id) => {
      const { cases, faults } = scanCases(withId(id));
      expect(cases).toEqual([]);
      expect(faults).toEqual([
        { kind: 'unusable case id', lineNumber: 1, detail: expect.stringContaining('Put it in quotes') },
      ]);
      expect(scanCases(withId(`"${id}"`)).cases).toMatchObject([{ caseId: id }]);
    },
  );

  it.each(['12345678', '9007199254740991'])('%s is usable', (id) => {
    expect(scanCases(withId(id)).cases).toMatchObject([{ caseId: id }]);
  });
});
