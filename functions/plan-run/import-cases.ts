import { forEachAtOnce } from '../../shared/basics/for-each-at-once.ts';
import { caseKeyOf } from '../../shared/case/case-key.ts';
import { leaseUntil } from '../../shared/ledger/lease.ts';
import type { CaseLedger } from '../../shared/ledger/ledger.ts';
import { nothingAsked } from '../../shared/ledger/nothing-asked.ts';
import type { ImportedCase } from '../../shared/results/imported-case.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { putJson } from '../../shared/storage/put-json.ts';

interface ImportingPlan {
  readonly runId: string;
  readonly executionArn: string;
  readonly plan: number;
}

interface ImportCasesDependencies {
  readonly ledger: CaseLedger;
  readonly objects: ObjectStore;
  readonly now: () => number;
}

/** Cases imported in parallel. */
const atOnce = 32;

/**
 * Records imported cases in the ledger as done, each the way a worker does: claim, result object, conditional
 * finish. After a crash the next plan repeats it: cases already done stay as they are, and a claim left behind
 * belongs to an older plan.
 */
export const importCases = async (
  cases: readonly ImportedCase[],
  planned: ImportingPlan,
  dependencies: ImportCasesDependencies,
): Promise<void> => forEachAtOnce(cases, atOnce, (imported) => importCase(imported, planned, dependencies));

const importCase = async (
  imported: ImportedCase,
  { runId, executionArn, plan }: ImportingPlan,
  { ledger, objects, now }: ImportCasesDependencies,
): Promise<void> => {
  const caseId = imported.case_id;
  const caseKey = caseKeyOf(caseId);
  const owner = `${executionArn}#${plan}#import`;
  const lease = leaseUntil(now(), 0);
  const claim = await ledger.claimCase({
    runId,
    caseKey,
    caseId,
    owner,
    plan,
    leaseUntil: lease,
    now: now(),
  });
  if (!('claimed' in claim)) return;
  const resultKey = runKeys.caseResult(runId, caseKey);
  const put = await putJson(objects, resultKey, imported);
  const outcomes = imported.mcqs.map(({ outcome, extracted_answer, is_correct }) => ({
    outcome: outcome ?? 'answered',
    answer: extracted_answer,
    correct: is_correct,
  }));
  await ledger.finishCase(
    { runId, caseKey, fence: claim.claimed.fence },
    {
      status: 'done',
      progress: {
        // This run made none of the calls.
        ...nothingAsked,
        turn: imported.mcqs.length,
        outcomes,
        leaseUntil: lease,
      },
      resultKey,
      resultVersion: put.versionId,
    },
  );
};
