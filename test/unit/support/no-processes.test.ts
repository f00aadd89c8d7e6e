import { execFileSync, spawn } from 'node:child_process';
import { expect, test } from 'vitest';

test('a unit test starts no process', () => {
  expect(() => spawn(process.execPath, ['--version'])).toThrow('test/cli');
  expect(() => execFileSync(process.execPath, ['--version'])).toThrow('test/cli');
});
