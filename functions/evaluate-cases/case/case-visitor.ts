import { createByteBudget } from '../../../shared/basics/byte-budget.ts';
import { retryDelayMs } from '../../../shared/basics/retry-delay.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import { CaseLostError } from '../../../shared/ledger/ledger.ts';
import { PreconditionFailedError } from '../../../shared/storage/object-store.ts';
import { isSettled, readyAt } from '../seat-cases.ts';
import { isOfOtherSeat } from '../seat-input.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { type AttendCaseContext, attendCase } from './attend-case.ts';
import { createLostCases } from './lost-cases.ts';
import { createTextRooms, roomLookMs } from './text-rooms.ts';

/** Of pictures; each is there as base64 twice, once in the body of its request (docs/design.md, "Memory"). */
export const imageBytesAtOnce = 48 * 1024 * 1024;

/** How often a worker checks whether a case that another worker took over is settled. */
const lostCaseLookMs = 5_000;

/** How many visits to one case may end in an error from S3, DynamoDB or the like, per invocation. */
const maxStorageErrors = 5;

/** Visits one case, and puts it back into the queue unless it is settled or another worker has it. */
export const createCaseVisitor = (
  work: Omit<AttendCaseContext, 'room'>,
  dependencies: WorkerDependencies,
) => {
  const { input, owner, queue, watch, run, known, shift, tally } = work;
  const { now, random } = dependencies;
  const images = createByteBudget(imageBytesAtOnce);
  const texts = createTextRooms();
  const lost = createLostCases(run.runId, dependencies);
  const storageErrors = new Map<string, number>();

  const imageBytes = (caseKey: string): number =>
    run.identity.imageMode === 'local' ? (known.get(caseKey)?.imageBytes ?? 0) : 0;

  const visit = async (caseKey: string): Promise<void> => {
    if (await lost.isHeldElsewhere(caseKey)) return queue.add(caseKey, now() + lostCaseLookMs);
    if (!texts.fits(caseKey)) return queue.add(caseKey, now() + roomLookMs);
    const end = await images.spend(imageBytes(caseKey), () =>
      texts.visit(caseKey, (room) => attendCase(caseKey, { ...work, room }, dependencies)),
    );
    switch (end.kind) {
      case 'refused':
        return afterRefusal(end.row);
      case 'settled':
        return watch.caseSettled(end.status);
      case 'paused':
        return queue.add(caseKey, end.retryAtMs);
      case 'halted':
        await watch.halt(end.error);
        return queue.add(caseKey, now());
    }
  };

  /** A case in the hands of another lane, whose worker may have died, is taken up when its lease is over. */
  const afterRefusal = (row: CaseRow | undefined): void => {
    if (!row || isOfOtherSeat(row.owner, input)) return;
    if (isSettled(row, input) || row.plan > input.plan) tally.note(row);
    else queue.add(row.caseKey, readyAt(row, owner, now()));
  };

  const afterError = (caseKey: string, error: unknown): void => {
    if (error instanceof CaseLostError || error instanceof PreconditionFailedError) {
      lost.add(caseKey);
      queue.add(caseKey, now() + lostCaseLookMs);
      return;
    }
    const errors = (storageErrors.get(caseKey) ?? 0) + 1;
    storageErrors.set(caseKey, errors);
    if (errors >= maxStorageErrors) throw error;
    // The storage client has retried before this: the backoff starts one step later.
    queue.add(caseKey, now() + retryDelayMs(errors + 1, undefined, random));
  };

  return (caseKey: string): Promise<void> =>
    shift.hold(caseKey, () => visit(caseKey).catch((error: unknown) => afterError(caseKey, error)));
};
