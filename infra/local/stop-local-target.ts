import { rm } from 'node:fs/promises';
import { endProcesses } from './end-processes.ts';
import { exclusively } from './install/exclusively.mjs';
import { type LocalTargetOptions, thisCheckout } from './local-target.ts';
import { targetPlace } from './target-state.ts';

/**
 * Ends this checkout's target (LocalStack, DynamoDB's Java and every Lambda environment) and removes what it wrote,
 * even if LocalStack itself has been killed or its state file is gone. The installation stays. A target that
 * AWS_ENDPOINT_URL names belongs to somebody else and keeps running.
 */
export const stopLocalTarget = async (options: Partial<LocalTargetOptions> = {}): Promise<void> => {
  const { env = process.env, checkout = thisCheckout } = options;
  const place = targetPlace(checkout, env);
  await exclusively(place.lockFile, async () => {
    await endProcesses(place.instance);
    await rm(place.directory, { recursive: true, force: true });
  });
};
