#!/usr/bin/env node
/** `node infra/local/install/prefetch.mjs`: installs LocalStack ahead of time, while `npm ci` runs. */
import { ensurePythonEnvironment } from './python-environment.mjs';

try {
  await ensurePythonEnvironment({ report: (line) => console.error(line) });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
