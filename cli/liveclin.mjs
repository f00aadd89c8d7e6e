#!/usr/bin/env node
/** Starts the command line. Runs before anything is installed, so it is plain JavaScript for Node 20 or later. */
import { fileURLToPath } from 'node:url';

try {
  await import('./liveclin.ts');
} catch (error) {
  // Without node_modules: an older Node cannot read TypeScript, a newer one finds no packages.
  const isNotInstalled =
    error.code === 'ERR_UNKNOWN_FILE_EXTENSION' ||
    (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.startsWith('Cannot find package'));
  if (!isNotInstalled) throw error;
  const checkout = fileURLToPath(new URL('..', import.meta.url));
  console.error(`liveclin's packages are not installed: run \`npm ci\` in ${checkout} first.`);
  process.exitCode = 2;
}
