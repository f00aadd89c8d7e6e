import { sha256 } from '../../shared/basics/sha256.ts';
import { caseKeyOf } from '../../shared/case/case-key.ts';
import type { CaseRow } from '../../shared/ledger/case-row.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { ExecutionStarter, Executions } from '../../shared/run/executions.ts';
import { idPart } from '../../shared/run/run-id.ts';
import type { Log } from '../log.ts';
import { type RerunRequest, readRerunRequests, type SqsEvent } from './rerun-requests.ts';

export interface RerunFailedDependencies {
  readonly ledger: Pick<Ledger, 'getRun' | 'getCases' | 'requestRerun'>;
  readonly executions: Pick<Executions, 'describe'>;
  readonly starter: ExecutionStarter;
  readonly now: () => number;
  readonly log: Log;
}

/** Messages to be delivered again after the queue's visibility timeout; all others are done. */
export interface PartialBatch {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Starts one execution `{"resume": runId}` for each run whose failed cases were moved to `rerun-requests`.
 * The ledger decides: messages of cases that are no longer failed as they say change nothing and are dropped.
 * While the run is being worked on its messages are left for later.
 */
export const rerunFailed = async (
  event: SqsEvent,
  dependencies: RerunFailedDependencies,
): Promise<PartialBatch> => {
  const { log } = dependencies;
  const { byRun, unreadable } = readRerunRequests(event);
  if (unreadable.length > 0) log('messages that name no failed case dropped', { messageIds: unreadable });
  const later: RerunRequest[] = [];
  for (const [runId, requests] of byRun) {
    try {
      later.push(...(await rerunOne(runId, requests, dependencies)));
    } catch (error) {
      // A problem with one run must not hold up the others.
      log('rerun put off', { runId, messages: requests.length, reason: String(error) });
      later.push(...requests);
    }
  }
  return { batchItemFailures: later.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};

/** Returns the requests that have to wait. */
const rerunOne = async (
  runId: string,
  requests: readonly RerunRequest[],
  { ledger, executions, starter, now, log }: RerunFailedDependencies,
): Promise<readonly RerunRequest[]> => {
  const run = await ledger.getRun(runId);
  const live = run ? await liveRequests(run, requests, ledger) : [];
  const stale = requests.length - live.length;
  if (stale > 0)
    log('stale rerun requests dropped', { runId, messages: stale, isRunKnown: run !== undefined });
  if (!run || live.length === 0) return [];
  if (await isActive(run, executions, now())) return live;
  const name = rerunName(run, live);
  const isOurs = await ledger.requestRerun({
    runId,
    executionArn: starter.arnOf(name),
    requestedAt: now(),
    expected: run.rerun?.executionArn,
  });
  // Another batch of this run's messages was faster.
  if (!isOurs) return live;
  await starter.start(name, { resume: runId });
  log('rerun started', { runId, executionName: name, messages: live.length });
  return [];
};

/** Requests whose case is still failed as they say: no execution has taken it up since. */
const liveRequests = async (
  { runId }: Run,
  requests: readonly RerunRequest[],
  ledger: Pick<Ledger, 'getCases'>,
): Promise<RerunRequest[]> => {
  const keys = [...new Set(requests.map(({ failedCase }) => caseKeyOf(failedCase.caseId)))];
  const rows = new Map<string, CaseRow>();
  for (const row of await ledger.getCases(runId, keys)) rows.set(row.caseId, row);
  return requests.filter(({ failedCase: { caseId, plan } }) => {
    const row = rows.get(caseId);
    return row?.status === 'failed' && row.plan === plan;
  });
};

/** How long after it was noted an execution may still be unknown to Step Functions. */
const startingMs = 60_000;

const isActive = async (
  { activeExecution, rerun }: Run,
  executions: Pick<Executions, 'describe'>,
  nowMs: number,
): Promise<boolean> => {
  if ((await executions.describe(activeExecution))?.status === 'RUNNING') return true;
  if (!rerun) return false;
  // It may still be planning: only Plan makes it the run's active execution.
  const requested = await executions.describe(rerun.executionArn);
  return requested ? requested.status === 'RUNNING' : nowMs - rerun.requestedAt < startingMs;
};

/** Deterministic: the same messages delivered again name the same execution. At most 80 characters. */
const rerunName = ({ runId, plan }: Run, requests: readonly RerunRequest[]): string => {
  const ids = requests.map(({ messageId }) => messageId).sort();
  const hash = sha256(JSON.stringify([runId, plan, ids]));
  return `${idPart(runId, 50)}_rerun-${plan}_${hash.slice(0, 12)}`;
};
