import { localStatus } from '../../infra/local/local-status.ts';
import { stackOutputs } from '../../infra/stack-outputs.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { readStackOutputs } from '../aws/read-stack-outputs.ts';
import { pointAtLocal } from '../aws/use-local-target.ts';
import { withinTime } from '../aws/within-time.ts';
import { confirm } from '../terminal/confirm.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { describeLoss, unfinishedRuns } from './unfinished-runs.ts';

const patienceMs = 20_000;

/**
 * Asks before runs are deleted that could still be resumed. A LocalStack that does not respond is a reason to reset it, so
 * the wait for its runs is short.
 * @throws {InputError} when the answer is no, or nobody is there to give one
 */
export const askBeforeDeleting = async (terminal: Terminal): Promise<void> => {
  const status = await localStatus();
  if (status.state === 'down' || status.target.mode === 'given') return;
  pointAtLocal(status.target);
  const unfinished = await withinTime(patienceMs, listUnfinished()).catch((error: Error) => {
    terminal.note(`Cannot find out whether LocalStack has unfinished runs: ${error.message}`);
    return [];
  });
  if (unfinished.length > 0) await confirm(describeLoss(unfinished));
};

const listUnfinished = async (): Promise<string[]> => {
  const tableName = (await readStackOutputs({}))?.get(stackOutputs.tableName);
  return tableName === undefined ? [] : unfinishedRuns(connectLedger(tableName));
};
