import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { nowhere, runCli } from '../support/cli/run-cli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const flags = ['--model', 'm', '--api-base', 'http://127.0.0.1:9/v1', '--image-mode', 'local'];

describe('liveclin run with unusable input', () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeAll(async () => {
    folder = await temporaryDirectory();
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  const refuse = async (args: readonly string[]) => {
    const result = await runCli(['--local', 'run', ...args], nowhere);
    expect(result.stdout).toBe('');
    return result;
  };
  const refuseLines = async (lines: readonly string[], more: readonly string[] = []) => {
    const path = join(folder.path, 'cases.jsonl');
    await writeFile(path, lines.join('\n'));
    const result = await refuse([...flags, '--jsonl-path', path, ...more]);
    return { ...result, path };
  };

  it.each([
    ['a missing required flag', ['--model', 'm', '--image-mode', 'url'], '--api-base'],
    ['an unknown flag', [...flags, '--no-such-flag'], '--no-such-flag'],
    ['a bad image mode', ['--model', 'm', '--api-base', 'http://x', '--image-mode', 'base64'], 'url, local'],
    ['a word for a number', [...flags, '--concurrency', 'many'], '--concurrency'],
    ['a number out of range', [...flags, '--timeout', '9999'], '--timeout'],
    [
      'a sample with a limit',
      [...flags, '--sample', '5', '--limit', '5'],
      '--limit: cannot be combined with',
    ],
    ['a seed alone', [...flags, '--seed', '5'], '--seed: has no effect without sample'],
    ['an empty case id', [...flags, '--case', ''], '--case: '],
    ['a parameter that has a flag', [...flags, '--param', 'max_tokens=5'], '--param: max_tokens'],
    ['a header that is a secret', [...flags, '--header', 'X-Api-Key: k'], '--header: X-Api-Key'],
    ['a base URL without a scheme', [...flags, '--api-base', 'api.example.org'], '--api-base'],
    ['a missing file', [...flags, '--jsonl-path', '/nowhere/cases.jsonl'], '/nowhere/cases.jsonl'],
  ])('names %s and ends with 2', async (_fault, args, name) => {
    const result = await refuse(args);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(name);
    expect(result.stderr).not.toContain('    at ');
  });

  it('names the line of malformed JSON', async () => {
    const result = await refuseLines([aCase({ pmc: '1' }).line(), '{"pmc": ']);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`${result.path}, line 2: malformed JSON`);
  });

  it('names the line of a case without questions', async () => {
    const result = await refuseLines([
      aCase({ pmc: '1' }).line(),
      '',
      aCase({ pmc: '2', questions: 0 }).line(),
    ]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('line 3: case 2: mcqs is empty: a case needs at least one question.');
  });

  it('names the question without options', async () => {
    const result = await refuseLines([aCase({ pmc: '1', questions: [{}, { options: {} }] }).line()]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(
      'line 1: case 1, question 2: options is empty: a question needs at least one option.',
    );
  });

  it('names both lines of a duplicate case id', async () => {
    const result = await refuseLines([
      aCase({ pmc: '7' }).line(),
      aCase({ pmc: '8' }).line(),
      aCase({ pmc: '7' }).line(),
    ]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('line 3: duplicate case id "7", already on line 1');
  });

  it('names a missing image file, and the flag to continue without it', async () => {
    const figure = { caption_prefix: 'Figure 1', file: 'gone.png' };
    const line = aCase({ pmc: '1', policy: { scenario_image_details: [figure] } }).line();
    const result = await refuseLines([line], ['--image-root', folder.path]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('1 image cannot be used: gone.png is missing');
    expect(result.stderr).toContain('--allow-missing-images');
  });

  it('warns of odd but usable data and continues until it needs AWS', async () => {
    const odd = [{ correct_answer: 'Z' }, { options: { A: 'one', C: 'three' }, correct_answer: 'A' }];
    const result = await refuseLines([aCase({ pmc: '1', questions: odd, fields: { Rarity: 2 } }).line()]);
    expect(result.stderr).toContain('Q1: the correct answer "Z" is not among the options');
    expect(result.stderr).toContain('Q2: options skip B');
    expect(result.stderr).toContain('Rarity is a number, not a word, in 1 of 1 cases');
    expect(result.code).not.toBe(0);
    expect(result.stderr).toContain('127.0.0.1:9');
  });

  it('prints the first twenty warnings and where to find the others', async () => {
    const odd = Array.from({ length: 23 }, () => ({ correct_answer: 'Z' }));
    const { stderr } = await refuseLines([aCase({ pmc: '1', questions: odd }).line()]);
    expect(stderr.match(/^Warning: /gm)).toHaveLength(20);
    expect(stderr).toMatch(
      /\.\.\. and 3 more; `npx liveclin dataset verify --local --jsonl-path \S+\.jsonl` lists all of them\./,
    );
  });
});
