import { ensureLocalTarget } from './ensure-local-target.ts';
import type { LocalTarget, LocalTargetOptions } from './local-target.ts';
import { stopLocalTarget } from './stop-local-target.ts';

/** An empty target: stops this checkout's and starts it again. Throws what `ensureLocalTarget` throws. */
export async function resetLocalTarget(options: LocalTargetOptions): Promise<LocalTarget> {
  await stopLocalTarget(options);
  return await ensureLocalTarget(options);
}
