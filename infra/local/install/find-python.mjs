import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** LocalStack 4.13.1 with these packages was tested on 3.11 to 3.13; 3.14 has all wheels, but is untested. */
const wanted = ['3.13', '3.12', '3.11', '3.14'];

// Debian ships venv without ensurepip, which fails halfway.
const describe = `import sys, venv, ensurepip; print(sys.version.split()[0])`;

/** Thrown when no Python that LocalStack runs on was found. `looked` lists the candidates and what was wrong with each. */
export class PythonNotFound extends Error {
  name = 'PythonNotFound';

  /** @param {string[]} looked */
  constructor(looked) {
    super(
      [
        'LocalStack needs Python 3.11, 3.12 or 3.13 with the venv module, but none was found. Tried:',
        ...looked.map((line) => `  ${line}`),
        'Install one with "apt install python3 python3-venv" (Debian, Ubuntu), "brew install python@3.13" (macOS) or',
        '"pyenv install 3.12". Or set LIVECLIN_PYTHON to one, or AWS_ENDPOINT_URL to the URL of a running LocalStack.',
      ].join('\n'),
    );
    this.looked = looked;
  }
}

/**
 * The first suitable Python, in this order: LIVECLIN_PYTHON alone if it is set; else `python3.1x` and `python3` on PATH,
 * pyenv's versions, Homebrew's.
 *
 * @param {Record<string, string | undefined>} env
 * @param {string[]} homebrew its directories, which may not be on PATH
 * @returns {Promise<{ command: string, version: string }>}
 * @throws {PythonNotFound}
 */
export const findPython = async (env = process.env, homebrew = ['/opt/homebrew/bin', '/usr/local/bin']) => {
  const looked = [];
  for (const command of candidates(env, homebrew)) {
    const found = await look(command, env);
    if (found.version && wanted.includes(minor(found.version))) return { command, version: found.version };
    looked.push(`${command}: ${found.version ? `Python ${found.version}` : found.problem}`);
  }
  throw new PythonNotFound(looked);
};

const candidates = (env, homebrew) => {
  if (env.LIVECLIN_PYTHON) return [env.LIVECLIN_PYTHON];
  const named = wanted.map((version) => `python${version}`);
  const brew = homebrew.flatMap((directory) =>
    named.map((name) => path.join(directory, name)).filter((it) => existsSync(it)),
  );
  return [...named, 'python3', ...pyenvPythons(env), ...brew];
};

const pyenvPythons = (env) => {
  const versions = path.join(env.PYENV_ROOT || path.join(env.HOME || homedir(), '.pyenv'), 'versions');
  if (!existsSync(versions)) return [];
  return wanted.flatMap((version) =>
    readdirSync(versions)
      .filter((name) => name.startsWith(`${version}.`))
      .map((name) => path.join(versions, name, 'bin', 'python3')),
  );
};

const minor = (version) => version.split('.').slice(0, 2).join('.');

/** A pyenv shim without a version and a missing command both fail here. */
const look = async (command, env) => {
  try {
    const { stdout } = await run(command, ['-c', describe], { env, timeout: 20_000 });
    return { version: stdout.trim() };
  } catch (error) {
    if (error.code === 'ENOENT') return { problem: 'not found' };
    const lines = String(error.stderr ?? error.message).split('\n');
    return { problem: lines.find((line) => /error|not found/i.test(line)) ?? 'cannot be run' };
  }
};
