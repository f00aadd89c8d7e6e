import { deployLocal } from '../../infra/local/deploy-local.ts';
import { ensureLocalTarget } from '../../infra/local/ensure-local-target.ts';
import { localStatus } from '../../infra/local/local-status.ts';
import { localEnvironment } from '../../infra/local/local-target.ts';
import { stopLocalTarget } from '../../infra/local/stop-local-target.ts';

/**
 * Brings LocalStack and the stack up once for all files of this project. What was down before is stopped
 * again afterwards; `liveclin local up` beforehand keeps it between runs. Where LocalStack cannot run, the
 * tests are skipped and say why; with CI=true that is a failure.
 */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  const report = (line: string) => console.error(line);
  const wasDown = (await localStatus()).state === 'down';
  try {
    const target = await ensureLocalTarget({ report });
    await deployLocal(target, { report });
    Object.assign(process.env, localEnvironment(target));
  } catch (error) {
    if (process.env.CI) throw error;
    process.env.LOCALSTACK_UNAVAILABLE = (error as Error).message;
    report(`LocalStack is not available, its tests are skipped: ${(error as Error).message}`);
  }
  return wasDown ? () => stopLocalTarget({ report }) : undefined;
};
