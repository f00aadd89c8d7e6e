/**
 * Installs LocalStack, or for the tests cfn-lint, into a virtual environment in the user's cache directory, once. Plain
 * JavaScript for Node 20 without node_modules, because it may run during `npm ci`.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDirectory } from './cache-directory.mjs';
import { exclusively } from './exclusively.mjs';
import { findPython } from './find-python.mjs';
import { runLogged } from './run-logged.mjs';

const pythonPackage = fileURLToPath(new URL('../python', import.meta.url));
const installersFile = path.join(pythonPackage, 'installers.lock');

/** Raised when environments built by older code from the same lock must no longer be used. */
const edition = 2;

/** Nothing is compiled, because most modules are never imported; nothing is resolved, because the lock is complete. */
const pipOptions = [
  ...['--disable-pip-version-check', '--no-input', '--progress-bar', 'off'],
  ...['--no-deps', '--no-compile', '--require-hashes'],
];
/** Three packages have no wheel. The environment's own setuptools builds them, instead of one fetched for each. */
const wheels = [
  ...['--only-binary', ':all:', '--no-binary', 'airspeed-ext,crontab,jsonpath-rw'],
  '--no-build-isolation',
];

/**
 * What an environment is for.
 * @typedef {{ name: string, title: string, lockFile: string, size: string, check: string[], otherwise: string }} Contents
 */

/** @type {Contents} */
const localstack = {
  name: 'localstack',
  title: 'LocalStack',
  lockFile: path.join(pythonPackage, 'requirements.lock'),
  size: '320 MB',
  check: ['-m', 'liveclin_localstack.prepare'],
  otherwise:
    'If this machine cannot reach a Python package index, set AWS_ENDPOINT_URL to the URL of a running LocalStack.',
};

/** @type {Contents} */
export const cfnLint = {
  name: 'cfn-lint',
  title: 'cfn-lint',
  lockFile: path.join(pythonPackage, 'cfn-lint.lock'),
  size: '120 MB',
  check: ['-c', 'import cfnlint.runner'],
  otherwise: 'Without CI=true, the test that needs it is skipped.',
};

/** Thrown when the environment cannot be built; the message names the step, the end of its output and the log. */
export class PythonEnvironmentFailed extends Error {
  name = 'PythonEnvironmentFailed';
}

/**
 * @param {{ report: (line: string) => void, env?: Record<string, string | undefined>, contents?: Contents }} options
 * @returns {Promise<{ directory: string, python: string }>} a complete environment; `python` is its interpreter
 * @throws {PythonEnvironmentFailed}
 */
export const ensurePythonEnvironment = async ({ report, env = process.env, contents = localstack }) => {
  const { name, title } = contents;
  const lock = await readFile(contents.lockFile, 'utf8');
  const installers = await readFile(installersFile, 'utf8');
  const made = `${edition} ${process.platform} ${process.arch}\n${installers}${lock}`;
  const key = createHash('sha256').update(made).digest('hex');
  const directory = path.join(cacheDirectory(env), `${name}-${key.slice(0, 12)}`);
  const environment = { directory, python: path.join(directory, 'bin', 'python') };
  if (isReady(environment)) return environment;
  const onWait = () => report(`${title}: waiting for another process that is installing it`);
  return await exclusively(
    `${directory}.lock`,
    async () => {
      if (!isReady(environment)) await build(environment, { report, env, lock, contents });
      return environment;
    },
    { onWait },
  );
};

/** The interpreter is a link to the Python that made the environment, which may have been removed since. */
const isReady = ({ directory, python }) => existsSync(path.join(directory, 'ready')) && existsSync(python);

/** A package may be listed twice, for different machines. */
const countPackages = (lock) => new Set(lock.match(/^[a-z][\w-]*(?===)/gm)).size;

const build = async ({ directory, python }, { report, env, lock, contents }) => {
  const { title, lockFile, size, check } = contents;
  const packages = countPackages(lock);
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const found = await findPython(env);
  report(`${title}: first start, installing it with Python ${found.version} in ${directory}`);
  report(`${title}: this happens once and takes about a minute (${packages} packages, ${size})`);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });

  const logFile = path.join(directory, 'install.log');
  const step = async (what, command, onLine) => {
    const { code, lastLines } = await runLogged(command, { env: cleaned(env), logFile, onLine });
    if (code !== 0) throw failure({ what, lastLines, logFile, contents });
  };
  await step('making the virtual environment', [found.command, '-m', 'venv', directory]);
  const install = [python, '-m', 'pip', 'install', ...pipOptions];
  await step('installing pip', [...install, '-r', installersFile]);
  const progress = installProgress(packages, (line) => report(`${title}: ${line}, ${seconds()}`));
  await step('installing', [...install, ...wheels, '-r', lockFile], progress);
  report(`${title}: checking the installation, ${seconds()}`);
  await step('checking the installation', [python, '-W', 'ignore', ...check]);

  await writeFile(path.join(directory, 'ready'), JSON.stringify({ python: found.version }));
  report(`${title}: installed in ${seconds()}`);
};

const ofOthers =
  /^(AWS_|LOCALSTACK_|VIRTUAL_ENV$|PYTHON|PIP_(USER|TARGET|PREFIX|REQUIRE_VIRTUALENV|CONSTRAINT)$)/;

/** Removes settings of other projects that would redirect or break the installation; keeps mirrors and certificates. */
const cleaned = (env) => {
  const kept = Object.entries(env).filter(([name]) => !ofOthers.test(name));
  return { ...Object.fromEntries(kept), PYTHONPATH: pythonPackage };
};

/** Reports progress from pip's output, at most every five seconds. */
const installProgress = (packages, tell) => {
  let fetched = 0;
  let last = Date.now();
  return (line) => {
    if (line.startsWith('Collecting ')) fetched += 1;
    if (line.startsWith('Installing collected packages')) tell(`unpacking ${packages} packages`);
    if (!line.startsWith('Collecting ') || Date.now() - last < 5_000) return;
    last = Date.now();
    tell(`fetched ${fetched} of ${packages} packages`);
  };
};

const failure = ({ what, lastLines, logFile, contents }) =>
  new PythonEnvironmentFailed(
    [
      `${contents.title} could not be installed: ${what} failed.`,
      ...lastLines.map((line) => `  ${line}`),
      `Full log: ${logFile}`,
      contents.otherwise,
    ].join('\n'),
  );
