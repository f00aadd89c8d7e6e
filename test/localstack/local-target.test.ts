import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { assertLocalAccount } from '../../infra/local/assert-local-account.ts';
import { clientSettings } from '../../infra/local/client-settings.ts';
import { ensureLocalTarget } from '../../infra/local/ensure-local-target.ts';
import { findProcesses } from '../../infra/local/find-processes.ts';
import { localStatus } from '../../infra/local/local-status.ts';
import type { LocalTarget } from '../../infra/local/local-target.ts';
import { localstackVersion } from '../../infra/local/localstack-health.ts';
import { resetLocalTarget } from '../../infra/local/reset-local-target.ts';
import { LocalstackNotStarted, startLocalstack } from '../../infra/local/start-localstack.ts';
import { stopLocalTarget } from '../../infra/local/stop-local-target.ts';
import { saveTargetState, targetPlace } from '../../infra/local/target-state.ts';
import { isLoopback, listeningAddresses } from '../support/deployed/listening-addresses.ts';
import { deployFunctions, invokeFunction } from '../support/deployed/local-function.ts';

const env = { ...process.env, AWS_ENDPOINT_URL: '' };
const report = () => undefined;
const checkout = `${import.meta.filename}#${process.pid}`;
const place = targetPlace(checkout, env);
const ours = { report, env, checkout };

const up = () => ensureLocalTarget(ours) as Promise<Extract<LocalTarget, { mode: 'host' }>>;

/** Has all kinds of processes running: DynamoDB and an environment of a function. */
async function busyTarget() {
  const target = await up();
  await new DynamoDBClient(clientSettings(target)).send(new ListTablesCommand({}));
  await deployFunctions(target, { idle: { body: 'return process.pid' } });
  const { result: environment } = await invokeFunction<number>(target, 'idle', {});
  return { target, environment };
}

afterEach(() => stopLocalTarget(ours));

describe('a target', () => {
  it('is started once: a second call, and simultaneous calls of other processes, give the same one', async () => {
    const module = join(import.meta.dirname, '../../infra/local/ensure-local-target.ts');
    const program = `import { ensureLocalTarget } from ${JSON.stringify(module)};
      const target = await ensureLocalTarget({ report() {}, checkout: ${JSON.stringify(checkout)} });
      console.log(JSON.stringify(target));`;
    const inAnotherProcess = async () => {
      const args = ['--input-type=module', '-e', program];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env });
      return JSON.parse(stdout) as LocalTarget;
    };
    const [here, ...elsewhere] = await Promise.all([up(), inAnotherProcess(), inAnotherProcess()]);
    expect(elsewhere).toEqual([here, here]);
    expect(await up()).toEqual(here);
    expect(await localStatus({ env, checkout })).toMatchObject({ state: 'up', target: here });
  });

  it("belongs to LocalStack's account", async () => {
    await expect(assertLocalAccount(await up())).resolves.toBeUndefined();
  });

  it('can be reached from this machine only', async () => {
    const { port } = new URL((await up()).endpointUrl);
    const outside = Object.values(networkInterfaces())
      .flatMap((it) => it ?? [])
      .find((it) => !it.internal && it.family === 'IPv4');
    // A machine without a network has no other address to try.
    if (outside) expect(await localstackVersion(`http://${outside.address}:${port}`)).toBeUndefined();
    expect(await localstackVersion(`http://127.0.0.1:${port}`)).toBe('4.13.1');
  });

  it.runIf(process.platform === 'linux')(
    'listens on loopback only, with every process and port',
    async () => {
      await busyTarget();
      const addresses = await listeningAddresses(await findProcesses(place.instance));
      // LocalStack's own and DynamoDB's.
      expect(addresses.length).toBeGreaterThanOrEqual(2);
      expect(addresses.filter((address) => !isLoopback(address))).toEqual([]);
    },
  );

  it('is a separate one for another checkout, at the same time', async () => {
    const other = { ...ours, checkout: `${checkout}/other` };
    try {
      const [one, two] = await Promise.all([up(), ensureLocalTarget(other)]);
      expect(one.endpointUrl).not.toBe(two.endpointUrl);
      await stopLocalTarget(other);
      expect(await up()).toEqual(one);
    } finally {
      await stopLocalTarget(other);
    }
  });

  it('is empty after a reset', async () => {
    const buckets = async (target: LocalTarget) =>
      (await new S3Client(clientSettings(target)).send(new ListBucketsCommand({}))).Buckets?.length ?? 0;
    const before = await up();
    await new S3Client(clientSettings(before)).send(new CreateBucketCommand({ Bucket: 'left' }));
    expect(await buckets(before)).toBe(1);
    expect(await buckets(await resetLocalTarget(ours))).toBe(0);
  });
});

describe('down leaves nothing behind', () => {
  it('of a target with DynamoDB and Lambda environments', async () => {
    await busyTarget();
    const commands = await findProcesses(place.instance);
    // LocalStack, its watchdog, DynamoDB's Python with its two shells, Node.
    expect(commands.length).toBeGreaterThanOrEqual(6);
    await stopLocalTarget(ours);
    expect(await findProcesses(place.instance)).toEqual([]);
    expect(existsSync(place.directory)).toBe(false);
    expect(existsSync(place.lockFile)).toBe(false);
    expect(await localStatus({ env, checkout })).toEqual({ state: 'down' });
  });

  it('when its state file is gone', async () => {
    await up();
    await saveTargetState(place.stateFile, {
      pid: process.pid,
      port: 1,
      startedAt: new Date().toISOString(),
    });
    await stopLocalTarget(ours);
    expect(await findProcesses(place.instance)).toEqual([]);
  });

  it('when nothing was up', async () => {
    await expect(stopLocalTarget(ours)).resolves.toBeUndefined();
  });
});

describe('after a crash', () => {
  it('of LocalStack by SIGKILL, its other processes end by themselves', async () => {
    const { target } = await busyTarget();
    process.kill(target.pid, 'SIGKILL');
    await expect.poll(() => findProcesses(place.instance), { timeout: 5_000 }).toEqual([]);
    expect(await localStatus({ env, checkout })).toEqual({ state: 'down' });
  });

  it('of LocalStack a handler that never yields ends with it', async () => {
    const target = await up();
    await deployFunctions(target, { spins: { body: 'while (true) {}', timeout: 60 } });
    void invokeFunction(target, 'spins', {}).catch(() => undefined);
    await expect
      .poll(() => findProcesses('lambda-environment.mjs').then((it) => it.length))
      .toBeGreaterThan(0);
    process.kill(target.pid, 'SIGKILL');
    await expect.poll(() => findProcesses(place.instance), { timeout: 5_000 }).toEqual([]);
  });

  it('the next call starts a new one', async () => {
    const before = await up();
    process.kill(before.pid, 'SIGKILL');
    const after = await up();
    expect(after.pid).not.toBe(before.pid);
    expect(await localstackVersion(after.endpointUrl)).toBe('4.13.1');
  });

  it('a process that now has the old id, as after a reboot, is neither mistaken for it nor ended', async () => {
    const stranger = { pid: process.ppid, port: 1, startedAt: new Date().toISOString() };
    await saveTargetState(place.stateFile, stranger);
    const target = await up();
    expect(target.pid).not.toBe(stranger.pid);
    expect(process.kill(stranger.pid, 0)).toBe(true);
  });
});

describe('a start that fails', () => {
  it('says how it ended and where the log is', async () => {
    const start = startLocalstack('/bin/false', place, env);
    await expect(start).rejects.toBeInstanceOf(LocalstackNotStarted);
    await expect(start).rejects.toThrow(/ended with exit code 1[\s\S]*localstack\.log[\s\S]*local reset/);
  });
});
