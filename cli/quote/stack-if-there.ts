import { localStatus } from '../../infra/local/local-status.ts';
import { connectStack, type Stack } from '../aws/connect-stack.ts';
import { pointAtLocal } from '../aws/use-local-target.ts';
import { withinTime } from '../aws/within-time.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Nobody waits longer for what an estimate can do without. */
const patienceMs = 15_000;

/** The stack for a command that can do without one: undefined where it is not reached. Starts nothing. */
export const stackIfThere = async (
  { local, ...target }: Target,
  terminal: Terminal,
): Promise<Stack | undefined> => {
  try {
    if (local) {
      const status = await localStatus();
      if (status.state === 'down') return undefined;
      pointAtLocal(status.target);
    }
    return await withinTime(patienceMs, connectStack(target, terminal));
  } catch {
    return undefined;
  }
};
