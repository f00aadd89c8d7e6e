import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDryProgram } from '../support/cli/dry-program.ts';
import { nowhere, runCli } from '../support/cli/run-cli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('liveclin dataset init', () => {
  it('writes a dataset that the commands it prints accept unchanged', async () => {
    await using folder = await temporaryDirectory();
    const written = await runCli(['dataset', 'init', 'data/my-cases'], nowhere, '', folder.path);
    expect(written.code, written.stderr).toBe(0);
    const [verify = '', run = '', ...more] = written.stdout.trimEnd().split('\n');
    expect(more).toEqual([]);
    expect(verify).toBe('npx liveclin dataset verify my-cases');
    expect(run).toMatch(/^npx liveclin run --local .* --dataset my-cases$/);

    const { program, reached } = createDryProgram();
    program.parse(run.split(' ').slice(2), { from: 'user' });
    expect(reached).toEqual(['liveclin run']);

    const verified = await runCli(verify.split(' ').slice(2), nowhere, '', folder.path);
    expect(verified.code, verified.stderr).toBe(0);
    expect(verified.stdout).toContain('2 cases, 7 questions, image files: 2 image/png');
    expect(verified.stdout).toContain('0 errors, 1 oddity');
  });

  it('overwrites nothing', async () => {
    await using folder = await temporaryDirectory();
    const target = join(folder.path, 'mine');
    await runCli(['dataset', 'init', target], nowhere);
    const again = await runCli(['dataset', 'init', target], nowhere);
    expect(again.code).toBe(2);
    expect(again.stderr).toBe(
      `Error: ${target} is not empty, and nothing is overwritten. Give a new folder.\n`,
    );
  });
});
