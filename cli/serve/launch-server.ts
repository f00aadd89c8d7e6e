import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a server's process ended. */
export interface ServerEnd {
  /** E.g. `exit code 1`, `signal SIGKILL`. */
  readonly how: string;
  readonly lastLines: readonly string[];
}

export interface Server {
  readonly ended: Promise<ServerEnd>;
  /** Stops it and all processes it has started, gently at first. A second call waits for the same end. */
  stop(): Promise<void>;
}

/** How long each signal gets: workers on GPUs take a while to exit. */
const patience = [
  ['SIGINT', 10_000],
  ['SIGTERM', 5_000],
  ['SIGKILL', 5_000],
] as const;

const keptLines = 15;

/** How long the last of a server's output may take to arrive. */
const outputMs = 500;

/** Starts `python` in a new process group, and passes its output on. */
export const launchServer = (
  python: string,
  args: readonly string[],
  relay: (text: string) => void,
): Server => {
  const child = spawn(python, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PYTHONUNBUFFERED: '1' },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    const decoder = new StringDecoder();
    stream.on('data', (data: Buffer) => {
      const text = decoder.write(data);
      relay(text);
      printed = (printed + text).slice(-10_000);
    });
  }
  const ended = new Promise<ServerEnd>((resolve) => {
    const end = (how: string) => resolve({ how, lastLines: printed.trimEnd().split('\n').slice(-keptLines) });
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => {
      const how = signal ? `signal ${signal}` : `exit code ${code}`;
      child.once('close', () => end(how));
      // Processes that it started may keep its output open.
      setTimeout(() => end(how), outputMs).unref();
    });
  });
  let stopping: Promise<void> | undefined;
  return {
    ended,
    stop: () => {
      stopping ??= endGroup(child.pid);
      return stopping;
    },
  };
};

/** A process group outlives its first process: this stops workers that were left behind, too. */
const endGroup = async (group: number | undefined): Promise<void> => {
  if (group === undefined) return;
  for (const [signal, waitMs] of patience) {
    if (!signalGroup(group, signal)) return;
    for (let waited = 0; waited < waitMs; waited += 50) {
      await sleep(50);
      if (!signalGroup(group, 0)) return;
    }
  }
};

/** False when no process is left. */
const signalGroup = (group: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
};
