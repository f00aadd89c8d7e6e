import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import type { CaseLoader } from '../../../shared/dataset/case-loader.ts';
import { createImageLoader } from '../../../shared/dataset/image-loader.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import type { ModelAccess } from '../admission/open-model-access.ts';
import type { SeatWork } from '../seat-work.ts';
import { createWaitRule } from '../start-rule.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { caseLease } from './case-lease.ts';
import { holdCase } from './held-case.ts';
import type { TextRoom } from './text-rooms.ts';
import { type CaseVisit, visitCase } from './visit-case.ts';

export interface AttendCaseContext extends SeatWork {
  readonly loadCase: CaseLoader;
  readonly model: ModelAccess;
  readonly room: TextRoom;
}

/** `refused`: another worker has the case, or it is settled already. */
export type Attendance = CaseVisit | { readonly kind: 'refused'; readonly row: CaseRow | undefined };

/** Claims a case and advances its conversation. */
export const attendCase = async (
  caseKey: string,
  { run, input, owner, rows, cases, mayStartIn, watch, loadCase, model, room }: AttendCaseContext,
  dependencies: WorkerDependencies,
): Promise<Attendance> => {
  const { objects, now, sleep, random } = dependencies;
  const { datasetDigest, imageMode } = run.identity;
  const claim = await cases.claimCase({
    runId: run.runId,
    caseKey,
    caseId: caseIdOfKey(caseKey),
    owner,
    plan: input.plan,
    leaseUntil: caseLease(now(), run.settings),
    now: now(),
    seen: rows.get(caseKey),
  });
  if (!('claimed' in claim)) return { kind: 'refused', row: claim.refused };
  const { evalCase, images } = await loadCase(caseKey);
  const claimed = { run, row: claim.claimed, evalCase, files: images };
  const hold = () => holdCase(claimed, { objects, ledger: cases, now, log: dependencies.log });
  // Nothing can be there of a case that was never asked.
  const held = await (claim.claimed.calls.sent > 0 ? room.load(hold) : hold());
  return visitCase(held, {
    ...model,
    askModel: room.limitReplies(model.askModel),
    keepTexts: room.keep,
    mayStartIn,
    waitRule: run.settings.background ? createWaitRule(watch, dependencies.remainingMs) : undefined,
    now,
    sleep,
    random,
    loadImage: createImageLoader(imageMode, { digest: datasetDigest, images }, dependencies),
    settings: run.settings,
    attempt: claim.claimed.attempt,
  });
};
