import { deployLocal } from '../../infra/local/deploy-local.ts';
import { ensureLocalTarget } from '../../infra/local/ensure-local-target.ts';
import { type LocalTarget, localEnvironment } from '../../infra/local/local-target.ts';
import { present } from '../../shared/basics/present.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { useProxies } from './terminal-http.ts';

/** Starts LocalStack and deploys to it if needed, and points this process's AWS clients at it. */
export const useLocalTarget = async ({ stack }: Target, terminal: Terminal): Promise<LocalTarget> => {
  const report = (line: string) => terminal.note(line);
  const target = await ensureLocalTarget({ report });
  await deployLocal(target, { report, ...present({ prefix: stack }) });
  pointAtLocal(target);
  return target;
};

/** Points this process's AWS clients at a LocalStack that is running. */
export const pointAtLocal = (target: LocalTarget): void => {
  Object.assign(process.env, localEnvironment(target));
  useProxies();
};
