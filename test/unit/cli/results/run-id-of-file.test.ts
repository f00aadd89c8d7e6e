import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMember } from '../../../../cli/results/read-member.ts';
import { runIdOfFile } from '../../../../cli/results/run-id-of-file.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const withFile = async <T>(text: string, read: (path: string) => Promise<T>): Promise<T> => {
  await using folder = await temporaryDirectory();
  const path = join(folder.path, 'file.json');
  await writeFile(path, text);
  return await read(path);
};

describe("a results file's run", () => {
  it.each([
    [
      'as this evaluator writes it',
      '{\n "meta": {"model": "m", "run": {"run_id": "run-1"}},\n "cases": [\n',
      'run-1',
    ],
    ['behind the cases', '{"cases": [{"a": "}"}], "meta": {"run": {"run_id": "run-1"}}}', 'run-1'],
    ['of the reference, which has none', '{"meta": {"model": "m"}, "cases": []}', undefined],
    ['quoted in a reply', '{"meta": {}, "cases": [{"r": "\\"run_id\\": \\"run-1\\""}]}', undefined],
    ['below another name', '{"meta": {"other": {"run_id": "run-1"}}, "run": {"run_id": "run-1"}}', undefined],
    ['of a type that is not an id', '{"meta": {"run": {"run_id": 7}}}', undefined],
    ['cut off', '{"meta": {"run": {"run_id": "run-1"}', undefined],
    ['that is not JSON', 'once upon a time', undefined],
    ['of a list', '[{"meta": {"run": {"run_id": "run-1"}}}]', undefined],
    ['of nothing', '', undefined],
  ])('%s', async (_what, text, runId) => {
    expect(await withFile(text, runIdOfFile)).toBe(runId);
  });

  it('is read without the rest of the file', async () => {
    const head = '{"meta": {"run": {"run_id": "run-1"}}, "cases": [';
    expect(await withFile(head + '{"never": "ends'.repeat(10_000), runIdOfFile)).toBe('run-1');
  });
});

describe('a member of a JSON file', () => {
  it('is what JSON.parse finds, whatever surrounds it', async () => {
    const objects = fc.dictionary(
      fc.oneof(fc.string(), fc.constant('meta')).filter((key) => key !== '__proto__'),
      fc.jsonValue(),
      { maxKeys: 6 },
    );
    await fc.assert(
      fc.asyncProperty(objects, fc.constantFrom(undefined, 1), async (object, indent) => {
        const member = await withFile(JSON.stringify(object, null, indent), (path) =>
          readMember(path, 'meta'),
        );
        const expected = Object.hasOwn(object, 'meta') ? object.meta : undefined;
        expect(member === undefined ? undefined : JSON.parse(member)).toEqual(
          expected === undefined ? undefined : JSON.parse(JSON.stringify(expected)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
