import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { cliPath, nowhere, runCli } from '../support/cli/run-cli.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

it('serves a results file without AWS, prints its address, and ends when it is told to', async () => {
  await using folder = await temporaryDirectory();
  const [results, dataset] = [join(folder.path, 'results.json'), join(folder.path, 'mine.jsonl')];
  const made = aCase({ pmc: '7' });
  const meta = { model: 'made-up', dataset: '../mine', image_mode: 'url' };
  await writeFile(results, JSON.stringify({ meta, cases: [made.judged()] }));
  await writeFile(dataset, made.line());
  const port = await freePort();
  const args = ['view', results, '--port', String(port), '--jsonl-path', dataset];
  const child = spawn(process.execPath, [cliPath, ...args], { env: nowhere });
  const ended = once(child, 'close');
  try {
    const [address] = await Promise.race([once(child.stdout, 'data'), ended]);
    expect(String(address)).toBe(`http://127.0.0.1:${port}/\n`);
    const query = new URLSearchParams({ run: results, case: '7' });
    const page = await (await fetch(`http://127.0.0.1:${port}/case?${query}`)).text();
    expect(page).toContain('Scenario of case 7.');
    const second = await runCli(args, nowhere);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`--port: 127.0.0.1:${port} is in use`);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
});

it('names a file that it cannot read, before it serves anything', async () => {
  const { code, stdout, stderr } = await runCli(['view', '/nowhere/results.json'], nowhere);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('/nowhere/results.json cannot be read');
});
