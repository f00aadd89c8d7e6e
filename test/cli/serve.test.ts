import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../infra/local/install/find-python.mjs';
import { cliPath } from '../support/cli/run-cli.ts';
import { writeStandInSglang } from '../support/cli/stand-in-sglang.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const python = await findPython().then(
  ({ command }) => command,
  () => undefined,
);

/** `liveclin serve` with what it has printed so far; `packages` is the only folder Python is given besides its own. */
const startServe = (args: readonly string[], packages: string) => {
  const child = spawn(process.execPath, [cliPath, 'serve', ...args], {
    env: { ...process.env, PYTHONPATH: packages, PYTHONNOUSERSITE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => {
    printed.stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    printed.stderr += data.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const until = async (isThere: () => boolean) => {
    for (let waited = 0; !isThere(); waited += 50) {
      if (waited > 100_000 || child.exitCode !== null) throw new Error(`It printed only: ${printed.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const dispose = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, printed, ended, until, [Symbol.asyncDispose]: dispose };
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const standIn = (
  stderr: string,
): { readonly args: string[]; readonly worker: number; readonly pid: number } =>
  JSON.parse(/stand-in: (\{.*\})/.exec(stderr)?.[1] ?? '{}');

const skipped = python === undefined ? ' (skipped: no Python)' : '';

describe.skipIf(skipped)(`liveclin serve${skipped}`, () => {
  const flags = (port: number, ...more: string[]) => [
    ...['--model-path', 'some/model', '--port', String(port), '--python', python ?? '', ...more],
  ];

  it("passes the reference's arguments, waits until models are listed, prints the run command; Ctrl-C ends everything", async () => {
    await using folder = await temporaryDirectory();
    await writeStandInSglang(folder.path, { readyAfter: 1 });
    const port = await freePort();
    await using served = startServe(flags(port, '--tp', '2'), folder.path);
    await served.until(() => served.printed.stdout.includes('\n'));
    const { args, worker } = standIn(served.printed.stderr);
    expect(args.join(' ')).toBe(
      `--model-path some/model --tp 2 --dp 1 --port ${port} --host 127.0.0.1 --log-level info --trust-remote-code --enable-multimodal`,
    );
    expect(served.printed.stderr).toContain('The server is fired up');
    expect(served.printed.stdout).toBe(
      `npx liveclin run --local --model some/model --api-base http://127.0.0.1:${port}/v1 --image-mode local\n`,
    );
    expect(isAlive(worker)).toBe(true);
    served.child.kill('SIGINT');
    expect(await served.ended).toBe(0);
    expect(served.printed.stderr).toContain('stand-in: ended by SIGINT');
    expect(isAlive(worker)).toBe(false);
  });

  it('stops a server that is not ready in time, and ends with 2', async () => {
    await using folder = await temporaryDirectory();
    await writeStandInSglang(folder.path, { readyAfter: 60 });
    await using served = startServe(flags(await freePort(), '--timeout', '2'), folder.path);
    expect(await served.ended).toBe(2);
    expect(served.printed.stderr).toContain('The server was not ready after 2 s and was stopped.');
    expect(isAlive(standIn(served.printed.stderr).worker)).toBe(false);
    expect(served.printed.stdout).toBe('');
  });

  it('reports how a server ended that did not get ready, and its last output', async () => {
    await using folder = await temporaryDirectory();
    await writeStandInSglang(folder.path, {
      instead: 'sys.exit("torch.OutOfMemoryError: CUDA out of memory")',
    });
    await using served = startServe(flags(await freePort()), folder.path);
    expect(await served.ended).toBe(2);
    const said = served.printed.stderr.split('The server exited before it was ready (exit code 1).')[1];
    expect(said).toContain('\n  torch.OutOfMemoryError: CUDA out of memory\n');
  });

  it('ends with 1 when the server ends by itself later', async () => {
    await using folder = await temporaryDirectory();
    await writeStandInSglang(folder.path);
    await using served = startServe(flags(await freePort()), folder.path);
    await served.until(() => served.printed.stdout.includes('\n'));
    const { worker, pid } = standIn(served.printed.stderr);
    process.kill(pid, 'SIGKILL');
    expect(await served.ended).toBe(1);
    expect(served.printed.stderr).toContain('The server exited (signal SIGKILL).');
    expect(isAlive(worker)).toBe(false);
  });

  it('names a port that is in use, before anything is started', async () => {
    await using folder = await temporaryDirectory();
    await writeStandInSglang(folder.path);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await using served = startServe(flags(port), folder.path);
    expect(await served.ended).toBe(2);
    expect(served.printed.stderr).toContain(`--port: 127.0.0.1:${port} is in use.`);
    expect(served.printed.stderr).not.toContain('stand-in');
    taken.close();
  });

  it('says how to install a package that is missing', async () => {
    await using folder = await temporaryDirectory();
    await using served = startServe(flags(await freePort()), folder.path);
    expect(await served.ended).toBe(2);
    expect(served.printed.stderr).toMatch(
      /does not have the package sglang\. Install it: `.* -m pip install "sglang\[all\]"`/,
    );
  });
});

it('names a missing Python', async () => {
  await using served = startServe(['--model-path', 'm', '--python', 'no-such-python'], '');
  expect(await served.ended).toBe(2);
  expect(served.printed.stderr).toContain('--python: there is no no-such-python.');
});
