import { countOf } from '../../shared/basics/count-of.ts';
import { formatCount } from '../../shared/basics/format-count.ts';
import { loadDatasetIndex } from '../../shared/dataset/dataset-index.ts';
import { coverageOf } from '../../shared/ledger/coverage.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { resolveSelection } from '../../shared/run/resolve-selection.ts';
import { type IdentityInput, identityDifferences, overlayIdentity } from '../../shared/run/run-identity.ts';
import type { Stack } from '../aws/connect-stack.ts';

/**
 * Says so of the run that `--resume` names; undefined, too, where the flags ask for another run than that one, which the
 * execution refuses and explains.
 */
export const describeIfResumedInVain = async (
  runId: string,
  { input, datasetDigest }: { readonly input: IdentityInput; readonly datasetDigest: string },
  stack: Pick<Stack, 'ledger' | 'executions' | 'objects'>,
): Promise<string | undefined> => {
  const run = await stack.ledger.getRun(runId);
  const index = await loadDatasetIndex(stack.objects, datasetDigest);
  if (!run || !index) return undefined;
  const selection = input.selection && resolveSelection(input.selection, index.cases);
  const asked = overlayIdentity(run.identity, { ...input, selection }, datasetDigest);
  if (identityDifferences(run.identity, asked).length > 0) return undefined;
  return describeIfComplete(run, stack);
};

/** Says that a run has nothing left to run; undefined when it has, or an execution still works on it. */
export const describeIfComplete = async (
  run: Run,
  { ledger, executions }: Pick<Stack, 'ledger' | 'executions'>,
): Promise<string | undefined> => {
  const execution = await executions.describe(run.activeExecution);
  if (execution?.status === 'RUNNING') return undefined;
  const { done } = await coverageOf(run, ledger.listCases(run.runId));
  if (done < run.totals.cases) return undefined;
  return `Run ${run.runId} is complete: ${formatCount(done)} of ${countOf(done, 'case')} done.`;
};
