import { findProcesses } from '../../../infra/local/find-processes.ts';
import { thisCheckout } from '../../../infra/local/local-target.ts';
import { targetPlace } from '../../../infra/local/target-state.ts';
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

/** Runs `task` while the worker function has another time limit (seconds), then gives it back its own. */
export const withFunctionTimeout = async <T>(seconds: number, task: () => Promise<T>): Promise<T> => {
  const { Timeout } = await configuration();
  await setTimeLimit(seconds);
  try {
    return await task();
  } finally {
    await setTimeLimit(Timeout);
  }
};

interface FunctionConfiguration {
  readonly Timeout: number;
  readonly LastUpdateStatus: string;
}

const setTimeLimit = async (seconds: number): Promise<void> => {
  await configuration({ Timeout: seconds });
  while ((await configuration()).LastUpdateStatus !== 'Successful') {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const configuration = async (change?: Partial<FunctionConfiguration>): Promise<FunctionConfiguration> => {
  const url = new URL(`/2015-03-31/functions/${evaluateCases}/configuration`, endpoint().endpointUrl);
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=x';
  const response = await fetch(url, {
    method: change ? 'PUT' : 'GET',
    headers: { authorization, 'content-type': 'application/json' },
    ...(change ? { body: JSON.stringify(change) } : {}),
  });
  if (!response.ok) throw new Error(`Lambda answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as FunctionConfiguration;
};
