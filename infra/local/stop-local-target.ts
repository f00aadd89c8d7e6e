import { rm } from 'node:fs/promises';
import { endProcesses } from './end-processes.ts';
import { exclusively } from './install/exclusively.mjs';
import { type LocalTargetOptions, thisCheckout } from './local-target.ts';
import { targetPlace } from './target-state.ts';

/**
 * Ends this checkout's target and removes what it wrote: LocalStack, DynamoDB's Java and every Lambda
 * environment, also when LocalStack itself was killed before or its state file is gone. The installation
 * stays. A target that AWS_ENDPOINT_URL names is not ours to stop.
 */
export async function stopLocalTarget(options: Partial<LocalTargetOptions> = {}): Promise<void> {
  const { env = process.env, checkout = thisCheckout } = options;
  const place = targetPlace(checkout, env);
  await exclusively(place.lockFile, async () => {
    await endProcesses(place.instance);
    await rm(place.directory, { recursive: true, force: true });
  });
}
