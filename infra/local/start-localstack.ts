import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalTarget } from './local-target.ts';
import { localstackEnvironment } from './localstack-environment.ts';
import { localstackVersion } from './localstack-health.ts';
import { saveTargetState, type TargetPlace } from './target-state.ts';

const startTimeoutMs = 90_000;

/** Thrown when LocalStack ends during its start or does not answer in time; the message includes the end of its log. */
export class LocalstackNotStarted extends Error {
  override readonly name = 'LocalstackNotStarted';

  readonly logFile: string;

  constructor(reason: string, logFile: string, lastLines: string[]) {
    super(
      [
        `LocalStack did not start: it ${reason}. The end of its log:`,
        ...lastLines.map((line) => `  ${line}`),
        `Full log: ${logFile}. To start from scratch: npx liveclin local reset`,
      ].join('\n'),
    );
    this.logFile = logFile;
  }
}

/**
 * Starts LocalStack in its own session, which a Ctrl-C in the terminal does not reach, and waits until it answers. The
 * caller has made sure that no other is running at this place.
 * @throws {LocalstackNotStarted}
 */
export const startLocalstack = async (
  python: string,
  place: TargetPlace,
  env: NodeJS.ProcessEnv,
): Promise<LocalTarget> => {
  await prepare(place);
  const port = await freePort();
  const log = openSync(place.logFile, 'w');
  const child = spawn(python, ['-W', 'ignore', '-m', 'liveclin_localstack', place.instance], {
    cwd: place.directory,
    env: localstackEnvironment({ ...place, port }, env),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be run (${error.message})`));
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? `exit code ${code}`}`));
  });
  const { pid } = child;
  if (pid !== undefined) {
    await saveTargetState(place.stateFile, { pid, port, startedAt: new Date().toISOString() });
  }
  const endpointUrl = `http://127.0.0.1:${port}`;
  const reason = await Promise.race([ended, unanswered(endpointUrl)]);
  if (reason !== undefined || pid === undefined) {
    throw new LocalstackNotStarted(reason ?? 'has no process', place.logFile, await lastLines(place.logFile));
  }
  return { mode: 'host', endpointUrl, pid, logFile: place.logFile };
};

/** Removes what an earlier start left, but keeps its log, which may say why it ended. */
const prepare = async ({ directory, logFile }: TargetPlace): Promise<void> => {
  for (const name of ['localstack', 'tmp', 'config']) {
    await rm(path.join(directory, name), { recursive: true, force: true });
  }
  await mkdir(path.join(directory, 'tmp'), { recursive: true });
  if (existsSync(logFile)) await rename(logFile, `${logFile}.previous`);
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('Found no free port on 127.0.0.1.');
  return address.port;
};

/** Undefined once LocalStack answers, else the reason to report. */
const unanswered = async (endpointUrl: string): Promise<string | undefined> => {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (await localstackVersion(endpointUrl)) return undefined;
    await sleep(200);
  }
  return `did not answer within ${startTimeoutMs / 1000} s`;
};

const lastLines = async (logFile: string): Promise<string[]> => {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-15);
};
