import { spawn } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { thisCheckout } from '../../../infra/local/local-target.ts';

const bin = join(thisCheckout, 'node_modules', '.bin');

/** Runs `cdk` as npm's scripts do, with nobody to answer a question; the environment names LocalStack. */
export const cdk = async (
  checkout: string,
  [command = '', ...flags]: readonly string[],
  parameters: Readonly<Record<string, string>>,
): Promise<void> => {
  const context = Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'cdk'), [command, ...flags, ...context, '--no-notices'], {
    cwd: checkout,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      printed += text.toString();
    });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`cdk ${command} failed with exit code ${code}:\n${printed.slice(-4_000)}`);
};

/** A copy of the checkout's sources as another version: every function's code differs. */
export const copyAsVersion = async (folder: string, version: string): Promise<string> => {
  for (const source of ['infra', 'functions', 'shared', 'package.json', 'package-lock.json', 'cdk.json'])
    await cp(join(thisCheckout, source), join(folder, source), { recursive: true });
  await symlink(join(thisCheckout, 'node_modules'), join(folder, 'node_modules'));
  const packageFile = join(folder, 'package.json');
  const content = JSON.parse(await readFile(packageFile, 'utf8'));
  await writeFile(packageFile, JSON.stringify({ ...content, version }));
  return folder;
};
