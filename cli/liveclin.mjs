#!/usr/bin/env node
/** Starts the command line. Runs before anything is installed, so it is plain JavaScript for Node 20 or later. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));
/** The project's own Node, one of its packages: `npx liveclin` finds it, `cli/liveclin.mjs` finds the host's. */
const ownNode = `${checkout}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;

const startWithOwnNode = () => {
  const child = spawn(ownNode, ['--experimental-strip-types', ...process.argv.slice(1)], {
    stdio: 'inherit',
  });
  // The terminal sends Ctrl+C to both; the child knows what it means.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
};

try {
  await import('./liveclin.ts');
} catch (error) {
  const isOldNode = error.code === 'ERR_UNKNOWN_FILE_EXTENSION';
  // Without node_modules: an older Node cannot read TypeScript, a newer one finds no packages.
  const isNotInstalled =
    error.code === 'ERR_MODULE_NOT_FOUND' && error.message.startsWith('Cannot find package');
  if (!isOldNode && !isNotInstalled) throw error;
  if (isOldNode && existsSync(ownNode)) startWithOwnNode();
  else {
    console.error(`liveclin's packages are not installed: run \`npm ci\` in ${checkout} first.`);
    process.exitCode = 2;
  }
}
