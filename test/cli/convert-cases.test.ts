import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { nowhere, runCli } from '../support/cli/run-cli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const cases = [aCase({ pmc: '1' }).line(), aCase({ pmc: '2' }).line()];
const lines = `${cases.join('\n')}\n`;

/** Made by the tool that the advice undoes. */
const packed = (tool: string) => (path: string) =>
  writeFile(path, execFileSync(tool, ['-c'], { input: lines }));

const formats: readonly [string, string, string, (path: string) => Promise<void>][] = [
  ['gzip', 'gunzip', 'mine.jsonl.gz', packed('gzip')],
  ['bzip2', 'bunzip2', 'mine.jsonl.bz2', packed('bzip2')],
  ['xz', 'xz', 'mine.jsonl.xz', packed('xz')],
  ['zstd', 'zstd', 'mine.jsonl.zst', packed('zstd')],
  ['UTF-16', 'iconv', 'mine.txt', (path) => writeFile(path, Buffer.from(`\ufeff${lines}`, 'utf16le'))],
  ['a JSON array', 'jq', 'mine.json', (path) => writeFile(path, `[${cases.join(',\n')}]`)],
];

describe('cases in another format', () => {
  it.each(formats)(
    '%s: the command that the refusal names makes a file that verify accepts',
    async (_what, tool, file, write) => {
      if (spawnSync(tool, ['--version']).error) return;
      await using folder = await temporaryDirectory();
      const path = join(folder.path, file);
      await write(path);
      const { code, stderr } = await runCli(['dataset', 'verify', '--jsonl-path', path], nowhere);
      expect(code).toBe(2);
      const [, command = ''] = /convert it: (.*)/.exec(stderr) ?? [];
      execFileSync('sh', ['-c', command]);
      const converted = join(folder.path, 'mine.jsonl');
      expect((await readFile(converted, 'utf8')).replace('\ufeff', '')).toContain('"pmc":"2"');
      const verified = await runCli(['dataset', 'verify', '--jsonl-path', converted], nowhere);
      expect(verified.stdout).toContain('2 cases');
    },
  );
});
