/**
 * Installs LocalStack into a virtual environment in the user's cache directory, once.
 * Plain JavaScript for Node 20 without node_modules: it may run while `npm ci` still does.
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
const lockFile = path.join(pythonPackage, 'requirements.lock');

/** Raised when what an older build with the same lock left must not be used any more. */
const edition = 2;

/** Compiling is left to the imports that follow, for most modules are never used; the lock is complete, hence no resolving. */
const pipOptions = [
  ...['--disable-pip-version-check', '--no-input', '--progress-bar', 'off'],
  ...['--no-deps', '--no-compile'],
];
/** Three packages have no wheel; the environment's own setuptools builds them, not one fetched for each. */
const wheels = [
  ...['--only-binary', ':all:', '--no-binary', 'airspeed-ext,crontab,jsonpath-rw'],
  '--no-build-isolation',
];

/** Thrown when the environment cannot be built; the message holds the step, its last lines and the log's path. */
export class PythonEnvironmentFailed extends Error {
  name = 'PythonEnvironmentFailed';
}

/**
 * @param {{ report: (line: string) => void, env?: Record<string, string | undefined> }} options
 * @returns {Promise<{ directory: string, python: string }>} an environment that is complete; `python` is its interpreter
 * @throws {PythonEnvironmentFailed}
 */
export async function ensurePythonEnvironment({ report, env = process.env }) {
  const lock = await readFile(lockFile, 'utf8');
  const made = `${edition} ${process.platform} ${process.arch}\n${lock}`;
  const key = createHash('sha256').update(made).digest('hex');
  const directory = path.join(cacheDirectory(env), `localstack-${key.slice(0, 12)}`);
  const environment = { directory, python: path.join(directory, 'bin', 'python') };
  if (isReady(environment)) return environment;
  const onWait = () => report('LocalStack: another process is installing it, waiting');
  return await exclusively(
    `${directory}.lock`,
    async () => {
      if (!isReady(environment)) await build(environment, { report, env, lock });
      return environment;
    },
    { onWait },
  );
}

/** The interpreter is a link to the Python it was made with, which may have been removed since. */
function isReady({ directory, python }) {
  return existsSync(path.join(directory, 'ready')) && existsSync(python);
}

/** A package may stand there twice, for different machines. */
function countPackages(lock) {
  return new Set(lock.match(/^[a-z][\w-]*(?===)/gm)).size - installers(lock).length;
}

async function build({ directory, python }, { report, env, lock }) {
  const packages = countPackages(lock);
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const found = await findPython(env);
  report(`LocalStack: first start, installing it with Python ${found.version} into ${directory}`);
  report(`LocalStack: once, about a minute, ${packages} packages, 320 MB`);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });

  const logFile = path.join(directory, 'install.log');
  const step = async (what, command, onLine) => {
    const { code, lastLines } = await runLogged(command, { env: cleaned(env), logFile, onLine });
    if (code !== 0) throw failure({ what, lastLines, logFile });
  };
  await step('making the virtual environment', [found.command, '-m', 'venv', directory]);
  const install = [python, '-m', 'pip', 'install', ...pipOptions];
  await step('installing pip', [...install, ...installers(lock)]);
  const progress = installProgress(packages, (line) => report(`LocalStack: ${line}, ${seconds()}`));
  await step('installing', [...install, ...wheels, '-r', lockFile], progress);
  report(`LocalStack: trying its services, ${seconds()}`);
  const ours = [python, '-W', 'ignore', '-m', 'liveclin_localstack.prepare'];
  await step('importing its services', ours);

  await writeFile(path.join(directory, 'ready'), JSON.stringify({ python: found.version }));
  report(`LocalStack: installed in ${seconds()}`);
}

function installers(lock) {
  return lock.match(/^(pip|setuptools)==.*$/gm) ?? [];
}

const ofOthers =
  /^(AWS_|LOCALSTACK_|VIRTUAL_ENV$|PYTHON|PIP_(USER|TARGET|PREFIX|REQUIRE_VIRTUALENV|CONSTRAINT)$)/;

/** Settings of other projects that would move or break the installation go; mirrors and certificates stay. */
function cleaned(env) {
  const kept = Object.entries(env).filter(([name]) => !ofOthers.test(name));
  return { ...Object.fromEntries(kept), PYTHONPATH: pythonPackage };
}

/** A line at most every five seconds, made from what pip prints. */
function installProgress(packages, tell) {
  let fetched = 0;
  let last = Date.now();
  return (line) => {
    if (line.startsWith('Collecting ')) fetched += 1;
    if (line.startsWith('Installing collected packages')) tell(`unpacking ${packages} packages`);
    if (!line.startsWith('Collecting ') || Date.now() - last < 5_000) return;
    last = Date.now();
    tell(`fetched ${fetched} of ${packages} packages`);
  };
}

function failure({ what, lastLines, logFile }) {
  return new PythonEnvironmentFailed(
    [
      `LocalStack could not be installed: ${what} failed.`,
      ...lastLines.map((line) => `  ${line}`),
      `The whole log: ${logFile}`,
      'Without a Python package index, set AWS_ENDPOINT_URL to a LocalStack that runs already.',
    ].join('\n'),
  );
}
