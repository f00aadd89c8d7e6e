import { ensureLocalTarget } from './ensure-local-target.ts';
import type { LocalTarget, LocalTargetOptions } from './local-target.ts';
import { stopLocalTarget } from './stop-local-target.ts';

/** Stops this checkout's target and starts an empty one. Throws what `ensureLocalTarget` throws. */
export const resetLocalTarget = async (options: LocalTargetOptions): Promise<LocalTarget> => {
  await stopLocalTarget(options);
  return await ensureLocalTarget(options);
};
