import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const cli = fileURLToPath(new URL('../../cli/liveclin.ts', import.meta.url));

interface CliOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** What comes from stdin. */
  readonly input?: string;
}

/** Runs the command line as a user's shell does, from the checkout. */
export const runCli = (
  args: readonly string[],
  { environment = process.env, input = '' }: CliOptions = {},
): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // Who does not read its input may close it first.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
