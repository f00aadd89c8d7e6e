import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findPython } from '../../../infra/local/install/find-python.mjs';

const bridge = fileURLToPath(new URL('./run-at-terminal.py', import.meta.url));

/** A command at a separate terminal of a given width. */
export const startAtTerminal = async (
  columns: number,
  command: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
) => {
  const { command: python } = await findPython();
  const child = spawn(python, [bridge, String(columns), ...command], {
    env: { ...env, TERM: 'xterm-256color' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  const decoder = new TextDecoder();
  child.stdout.on('data', (data: Buffer) => {
    output += decoder.decode(data, { stream: true });
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    /** Everything that was sent to the screen so far. */
    output: () => output,
    /** E.g. `\x03` for Ctrl-C. */
    type: (keys: string) => child.stdin.write(keys),
    ended,
    until: async (isThere: (output: string) => boolean) => {
      for (const giveUpAt = Date.now() + 120_000; !isThere(output); ) {
        if (Date.now() > giveUpAt || child.exitCode !== null) throw new Error(`It shows only:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
};
