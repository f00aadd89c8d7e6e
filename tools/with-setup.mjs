#!/usr/bin/env node
/**
 * `node tools/with-setup.mjs [--localstack] <command> [arguments]`: sets a fresh checkout up, then runs the command on
 * the project's own Node. Runs before anything is installed, so it is plain JavaScript for Node 20 or later.
 *
 * Installs npm's packages when the lock file changed since the last time; with `--localstack` also LocalStack's Python
 * packages beside that, into the user's cache.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const marker = join(root, 'node_modules', '.installed-lock');

/** Runs a command to its end; its output goes to stderr, where progress belongs. */
const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['inherit', 2, 2], ...options });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 128 : code));
  });

const installPackages = async () => {
  const lock = createHash('sha256')
    .update(await readFile(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = await readFile(marker, 'utf8').catch(() => '');
  if (installed === lock) return;
  const started = Date.now();
  console.error("Installing npm's packages (npm ci) ...");
  // Errors only: on a host with Node 20 npm warns about packages that the project's own Node 24 runs.
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}. See its output above.`);
  await writeFile(marker, lock);
  console.error(`npm's packages installed after ${((Date.now() - started) / 1000).toFixed(0)} s.`);
};

/** A failure is ignored here: the command that needs LocalStack says what is missing and how to get it. */
const prefetchLocalStack = async () => {
  if (process.env.AWS_ENDPOINT_URL) return;
  await run(process.execPath, [join(root, 'infra', 'local', 'install', 'prefetch.mjs')]).catch(
    () => undefined,
  );
};

const needsLocalStack = process.argv[2] === '--localstack';
const [command, ...args] = process.argv.slice(needsLocalStack ? 3 : 2);

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    `Node ${process.versions.node} is too old: install Node 20 or later from https://nodejs.org.`,
  );
  process.exit(2);
}
try {
  await Promise.all([installPackages(), needsLocalStack && prefetchLocalStack()]);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
process.exitCode = await run(command, args, { stdio: 'inherit', env });
