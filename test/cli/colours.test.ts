import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { cliPath, runCli } from '../support/cli/run-cli.ts';
import { startAtTerminal } from '../support/cli/start-at-terminal.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Select Graphic Rendition: what colours text and makes it bold. */
const isColoured = (text: string): boolean => text.includes('\u001b[');

/** As in a person's shell: Node takes a CI server's terminal for one without colours. */
const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...plain } = process.env;

describe('a table', () => {
  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  let args: readonly string[];
  beforeAll(async () => {
    folder = await temporaryDirectory();
    const cases = join(folder.path, 'cases.jsonl');
    await writeFile(cases, aCase({ pmc: '90000001', questions: 1, fields: { Rarity: 2 } }).line());
    args = ['dataset', 'verify', '--no-images', '--jsonl-path', cases];
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  const atTerminal = async (env: NodeJS.ProcessEnv) => {
    const shown = await startAtTerminal(80, [process.execPath, cliPath, ...args], env);
    expect(await shown.ended).toBe(0);
    expect(shown.output()).toContain('Rarity is a number');
    return shown.output();
  };

  it('has colours at a terminal', async () => {
    expect(isColoured(await atTerminal(plain))).toBe(true);
  });

  it('has none at a terminal with NO_COLOR', async () => {
    expect(isColoured(await atTerminal({ ...plain, NO_COLOR: '1' }))).toBe(false);
  });

  it('has none in a file, a pipe or JSON', async () => {
    const { stdout } = await runCli(args, plain);
    expect(stdout).toContain('Rarity is a number');
    expect(isColoured(stdout)).toBe(false);
    const json = await runCli([...args, '--json'], plain);
    expect(() => JSON.parse(json.stdout)).not.toThrow();
  });
});
