import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, type Stack } from '@aws-sdk/client-cloudformation';
import { defaultPrefix, stackNameOf } from '../deployment/deployment-name.ts';
import { findStack } from '../find-stack.ts';
import { assertLocalAccount } from './assert-local-account.ts';
import { clientSettings, localAccount, localRegion } from './client-settings.ts';
import { exclusively } from './install/exclusively.mjs';
import { type LocalTarget, localEnvironment, thisCheckout } from './local-target.ts';
import { sourceDigest } from './source-digest.ts';
import { targetPlace } from './target-state.ts';

/** Thrown when the cdk CLI fails; the message includes the end of its output. */
export class LocalDeployFailed extends Error {
  override readonly name = 'LocalDeployFailed';
}

/**
 * Deploys this checkout's sources to a local target, unless they are deployed already.
 * @throws {NotLocalAccount} when the endpoint is not LocalStack
 * @throws {LocalDeployFailed}
 */
export const deployLocal = async (
  target: LocalTarget,
  { report, prefix = defaultPrefix }: { report: (line: string) => void; prefix?: string },
): Promise<void> => {
  await assertLocalAccount(target);
  const { directory } = targetPlace(thisCheckout, process.env);
  const wait = { onWait: () => report('LocalStack: waiting for another process that is deploying') };
  await exclusively(
    `${directory}-deploy.lock`,
    () => bringUpToDate(target, { directory, prefix, report }),
    wait,
  );
};

const bringUpToDate = async (
  target: LocalTarget,
  { directory, prefix, report }: { directory: string; prefix: string; report: (line: string) => void },
): Promise<void> => {
  const stackName = stackNameOf(prefix);
  const client = new CloudFormationClient(clientSettings(target));
  const digest = await sourceDigest(thisCheckout);
  const record = join(directory, `deployed-${prefix}`);
  const deployed = (await completeStack(client, stackName))?.StackId;
  if (deployed && (await readFile(record, 'utf8').catch(() => '')) === `${deployed} ${digest}`) return;
  const started = Date.now();
  await mkdir(directory, { recursive: true });
  if (!(await completeStack(client, 'CDKToolkit'))) {
    report('LocalStack: preparing the account for deployments (cdk bootstrap)');
    await runCdk(['bootstrap', `aws://${localAccount}/${localRegion}`], target, directory);
  }
  report('LocalStack: deploying the stack (cdk deploy)');
  const parameters = [`prefix=${prefix}`, 'localEndpoints=true', 'protect=false'];
  const settings = [...parameters.flatMap((one) => ['-c', one]), '--output', join(directory, 'cdk.out')];
  const unattended = ['--require-approval', 'never', '--method', 'direct'];
  await runCdk(['deploy', stackName, ...unattended, ...settings], target, thisCheckout);
  // Not a tag of the stack: CloudFormation does not update tags alone.
  await writeFile(record, `${(await completeStack(client, stackName))?.StackId} ${digest}`);
  report(`LocalStack: stack deployed after ${((Date.now() - started) / 1000).toFixed(0)} s`);
};

const completeStack = async (client: CloudFormationClient, name: string): Promise<Stack | undefined> => {
  const stack = await findStack(client, name);
  return stack?.StackStatus?.endsWith('_COMPLETE') ? stack : undefined;
};

const withoutProxies = Object.fromEntries(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [name, '']),
);

/** Runs the cdk CLI in a folder with or without an app: bootstrap needs none. */
const runCdk = async (args: string[], target: LocalTarget, cwd: string): Promise<void> => {
  const child = spawn(process.execPath, [cdkCli, ...args, '--no-notices'], {
    cwd,
    env: { ...process.env, ...localEnvironment(target), ...withoutProxies, PATH: nodeFirst(), CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (text: Buffer) => {
    printed = (printed + text.toString()).slice(-4_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    throw new LocalDeployFailed(
      `cdk ${args[0]} failed with exit code ${code}. The end of its output:\n${printed}`,
    );
  }
};

const cdkCli = join(thisCheckout, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** The app command in cdk.json needs the Node that runs TypeScript, whichever the shell would find. */
const nodeFirst = (): string => `${join(thisCheckout, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`;
