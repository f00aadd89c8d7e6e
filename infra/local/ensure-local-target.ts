import { endProcesses } from './end-processes.ts';
import { givenTarget } from './given-target.ts';
import { exclusively } from './install/exclusively.mjs';
import { ensurePythonEnvironment } from './install/python-environment.mjs';
import { type LocalTarget, type LocalTargetOptions, thisCheckout } from './local-target.ts';
import { runningTarget } from './running-target.ts';
import { startLocalstack } from './start-localstack.ts';
import { type TargetPlace, targetPlace } from './target-state.ts';

/**
 * A LocalStack that answers: the one that AWS_ENDPOINT_URL names, else this checkout's own, installed and started if
 * necessary. Further calls return the same one, even when several processes make them at once.
 *
 * @throws {EndpointSilent} AWS_ENDPOINT_URL is set and nothing answers
 * @throws {PythonNotFound} no Python to install it with
 * @throws {PythonEnvironmentFailed} pip or an import failed
 * @throws {LocalstackNotStarted} it ended or did not answer
 */
export const ensureLocalTarget = async (options: LocalTargetOptions): Promise<LocalTarget> => {
  const { env = process.env, checkout = thisCheckout } = options;
  if (env.AWS_ENDPOINT_URL) return await givenTarget(env.AWS_ENDPOINT_URL);
  const place = targetPlace(checkout, env);
  return await exclusively(
    place.lockFile,
    async () => (await runningTarget(place)) ?? (await start(place, { ...options, env })),
    {
      onWait: () => options.report('LocalStack: waiting for another process that is starting or stopping it'),
    },
  );
};

const start = async (
  place: TargetPlace,
  { report, env }: { report: (line: string) => void; env: NodeJS.ProcessEnv },
): Promise<LocalTarget> => {
  const { python } = await ensurePythonEnvironment({ report, env });
  await endProcesses(place.instance);
  const started = Date.now();
  report('LocalStack: starting');
  try {
    const target = await startLocalstack(python, place, env);
    report(`LocalStack: up at ${target.endpointUrl} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return target;
  } catch (error) {
    await endProcesses(place.instance);
    throw error;
  }
};
