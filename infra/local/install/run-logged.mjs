import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * Runs a command with its output appended to a log file.
 *
 * @param {string[]} command
 * @param {{ env: Record<string, string | undefined>, logFile: string, onLine?: (line: string) => void }} options
 * @returns {Promise<{ code: number | null, lastLines: string[] }>} the exit code, null after a signal
 */
export const runLogged = async ([file, ...args], { env, logFile, onLine }) => {
  const log = createWriteStream(logFile, { flags: 'a' });
  log.write(`$ ${[file, ...args].join(' ')}\n`);
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lastLines = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      onLine?.(line);
      lastLines.push(line);
      if (lastLines.length > 15) lastLines.shift();
    });
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  await new Promise((resolve) => log.end(resolve));
  return { code, lastLines };
};
