import { expect, test } from 'vitest';
import { formatList, listDatasets } from '../../../../cli/commands/dataset-list.ts';
import { formatRuns } from '../../../../cli/commands/runs.ts';
import { stopRun } from '../../../../cli/commands/stop.ts';
import { loadRunFiles } from '../../../../cli/results/run-files.ts';
import { describeIfComplete } from '../../../../cli/run/complete-run.ts';
import { listRuns } from '../../../../cli/run/list-runs.ts';
import { loadKnownRun } from '../../../../cli/run/load-known-run.ts';
import { watchRun } from '../../../../cli/run/watch-run.ts';
import { createExecutions, executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import { createMemoryObjectStore } from '../../../../shared/adapters/memory/memory-object-store.ts';
import { saveDatasetName } from '../../../../shared/dataset/stored-datasets.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { makeClaim, makeRun } from '../../../../tools/made-up/factories.ts';
import { storeCases } from '../../../../tools/made-up/store-cases.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import { inheritedNames, prototypes } from '../../../support/prototypes.ts';

const plain = { paint: (_: unknown, text: string) => text };

/** A stack with one run and one dataset of which everything is called so. */
const createStack = async (name: string) => {
  const [ledger, objects] = [createMemoryLedger(), createMemoryObjectStore()];
  const { executions, set } = createExecutions();
  const { digest } = await storeCases(objects, [aCase({ pmc: name }).parsed()]);
  await saveDatasetName(objects, name, { digest });
  const { identity } = makeRun();
  const run = makeRun({
    runId: name,
    dataset: name,
    identity: { ...identity, model: name, datasetDigest: digest },
    activeExecution: executionArn(name),
    halted: { failure: name, message: name, at: name },
  });
  await ledger.createRun(run);
  await ledger.claimCase(makeClaim({ runId: name, caseKey: name, caseId: name }));
  set(name, { status: 'FAILED', error: name, cause: name });
  return { stack: { ledger, objects, executions }, run };
};

test.each(inheritedNames)('%s is a name like any other in commands that read the stack', async (name) => {
  const before = prototypes();
  const { stack, run } = await createStack(name);
  expect(formatRuns(await listRuns(stack, 20), plain)).toMatch(
    new RegExp(`^${name} +${name} +${name} `, 'm'),
  );
  expect(formatList(await listDatasets(stack.objects), plain)).toMatch(new RegExp(`^${name} +1 `, 'm'));
  expect(await loadKnownRun(name, {}, stack)).toEqual(run);
  expect((await stopRun(name, { isNow: true }, stack)).message).toContain(`${name} is not running`);
  expect(await describeIfComplete(run, stack)).toBeUndefined();
  const { terminal, progress } = createRecordedTerminal();
  const followed = { runId: name, executionArn: executionArn(name) };
  expect(await watchRun(followed, stack, { terminal })).toMatchObject({ status: 'FAILED', error: name });
  expect(progress.join('\n')).toContain('0/1 cases');
  const { summary } = await loadRunFiles({ run, stack }, ['summary']);
  expect(JSON.parse(summary).meta).toMatchObject({ model: name, dataset: name });
  expect(prototypes()).toEqual(before);
});

test.each(inheritedNames)('there is no run and no dataset of the name %s in an empty stack', async (name) => {
  const [ledger, objects] = [createMemoryLedger(), createMemoryObjectStore()];
  const { executions } = createExecutions();
  expect(await listRuns({ ledger, executions }, 20)).toEqual([]);
  expect(await listDatasets(objects)).toEqual([]);
  await expect(loadKnownRun(name, {}, { ledger })).rejects.toThrow(name);
  await expect(stopRun(name, { isNow: true }, { ledger, executions })).rejects.toThrow(name);
});
