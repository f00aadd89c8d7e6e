import { present } from '../../shared/basics/present.ts';
import { findProcesses } from './find-processes.ts';
import { givenTarget } from './given-target.ts';
import { type LocalTarget, type LocalTargetOptions, thisCheckout } from './local-target.ts';
import { runningTarget } from './running-target.ts';
import { loadTargetState, targetPlace } from './target-state.ts';

export type LocalStatus =
  | { state: 'down' }
  /** `processes` counts LocalStack, DynamoDB and the Lambda environments with their watchdogs. */
  | { state: 'up'; target: LocalTarget; startedAt?: string; processes?: number };

/**
 * Whether a target is running; starts nothing.
 * @throws {EndpointSilent} AWS_ENDPOINT_URL is set and nothing answers
 */
export const localStatus = async (options: Partial<LocalTargetOptions> = {}): Promise<LocalStatus> => {
  const { env = process.env, checkout = thisCheckout } = options;
  if (env.AWS_ENDPOINT_URL) return { state: 'up', target: await givenTarget(env.AWS_ENDPOINT_URL) };
  const place = targetPlace(checkout, env);
  const target = await runningTarget(place);
  if (!target) return { state: 'down' };
  const processes = (await findProcesses(place.instance)).length;
  const startedAt = (await loadTargetState(place.stateFile))?.startedAt;
  return { state: 'up', target, processes, ...present({ startedAt }) };
};
