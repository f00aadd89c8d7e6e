import { findProcesses } from '../../../infra/local/find-processes.ts';
import { thisCheckout } from '../../../infra/local/local-target.ts';
import { targetPlace } from '../../../infra/local/target-state.ts';
import { changeFunction } from './change-function.ts';
import { invokeFunction } from './local-function.ts';

const evaluateCases = 'liveclin-evaluate-cases';
const { instance } = targetPlace(thisCheckout, process.env);

/** Whether LocalStack's Lambda environments are processes of this machine that a test may end. */
export const workersAreHere = async (): Promise<boolean> => (await findProcesses(instance)).length > 0;

/** The processes of every Lambda environment of this LocalStack. */
export const workerEnvironments = async (): Promise<number[]> => {
  const ours = new Set(await findProcesses(instance));
  return (await findProcesses('lambda-environment.mjs')).filter((pid) => ours.has(pid));
};

/** SIGKILL to every Lambda environment of this LocalStack: idle ones are restarted by their next call. */
export const killWorkers = async (): Promise<void> => {
  for (const pid of await workerEnvironments()) signal(pid, 'SIGKILL');
};

/** SIGSTOP to every Lambda environment. Returns a function that resumes those that still exist. */
export const freezeWorkers = async (): Promise<() => void> => {
  const pids = await workerEnvironments();
  for (const pid of pids) signal(pid, 'SIGSTOP');
  return () => {
    for (const pid of pids) signal(pid, 'SIGCONT');
  };
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const endpoint = () => ({ mode: 'given', endpointUrl: process.env.AWS_ENDPOINT_URL ?? '' }) as const;

/** Calls the worker function as the state machine does; resolves with its output or its error. */
export const invokeWorker = (input: unknown) =>
  invokeFunction<Record<string, unknown>>(endpoint(), evaluateCases, input);

/** Runs `task` while new executions have a worker function with another time limit (seconds). */
export const withFunctionTimeout = async <T>(seconds: number, task: () => Promise<T>): Promise<T> => {
  await using _ = await changeFunction(evaluateCases, () => ({ Timeout: seconds }));
  return await task();
};
