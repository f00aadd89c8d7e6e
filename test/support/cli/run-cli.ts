import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An environment without AWS, for commands that must not need it. */
export const nowhere = { ...process.env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_REGION: 'us-east-1' };

/** The command line's entry point. */
export const cliPath = fileURLToPath(new URL('../../../cli/liveclin.ts', import.meta.url));

/**
 * Runs the command line as a user's shell does, from the checkout.
 * @param input what comes from stdin
 * @param cwd where it is run, e.g. to keep its default output apart
 */
export const runCli = (
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  input = '',
  cwd?: string,
): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliPath, ...args], {
      env: environment,
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // A command that does not read its input may close it first.
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
