import { afterAll, describe, expect, it } from 'vitest';
import { connectStack, type Stack } from '../../cli/aws/connect-stack.ts';
import { createTerminal } from '../../cli/terminal/terminal.ts';
import { thisCheckout } from '../../infra/local/local-target.ts';
import { evaluatorVersion } from '../../shared/basics/evaluator-version.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { type ModelServer, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { cdk, copyAsVersion } from '../support/deployed/cdk.ts';
import {
  caseRows,
  deployedStack,
  endOf,
  execute,
  startExecution,
  storeCases,
  uniqueName,
} from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { createGate } from '../support/doubles/gate.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe.skipIf(localstackMissing)(`a second deployment${needsLocalstack}`, () => {
  const prefix = 'second';
  const parameters = { prefix, localEndpoints: 'true', protect: 'false' };
  const connectSecond = () => connectStack({ stack: prefix }, createTerminal(process.stdout, process.stderr));
  const deploy = async (checkout: string, more: Readonly<Record<string, string>> = {}): Promise<Stack> => {
    const flags = ['--require-approval', 'never', '--method', 'direct', '--output', `${folder.path}/cdk.out`];
    await cdk(checkout, ['deploy', ...flags], { ...parameters, ...more });
    return connectSecond();
  };
  const destroy = () =>
    cdk(thisCheckout, ['destroy', '--force', '--output', `${folder.path}/cdk.out`], parameters);

  let folder: Awaited<ReturnType<typeof temporaryDirectory>>;
  let isDeployed = false;
  afterAll(async () => {
    if (isDeployed) await destroy();
    await folder?.[Symbol.asyncDispose]();
  });

  const inputFor = (server: ModelServer, dataset: string) => ({
    model: 'mock',
    apiBase: server.url,
    dataset,
    imageMode: 'url',
    concurrency: 1,
    preflight: false,
  });
  const versionOf = async (stack: Stack, runId: string): Promise<string> => {
    const summary = await stack.objects.get(runKeys.summary(runId));
    return JSON.parse(summary ? textOf(summary) : '{}').meta.evaluator.version;
  };
  const casesOf = async (stack: Stack, runId: string) => [...(await caseRows(stack, runId)).keys()];

  it('runs beside the first, is replaced in the middle of a run, and goes on with its data after its removal', async () => {
    folder = await temporaryDirectory();
    const first = await deployedStack();
    const second = await deploy(thisCheckout);
    isDeployed = true;
    for (const part of ['bucketName', 'tableName', 'stateMachineArn'] as const)
      expect(second[part]).not.toBe(first[part]);

    // At once, under the same names, each with cases of its own.
    const dataset = uniqueName('shared');
    const runId = uniqueName('run');
    await storeCases(first, dataset, [aCase({ pmc: '91', questions: 2 }).line()]);
    await storeCases(second, dataset, [aCase({ pmc: '92', questions: 2 }).line()]);
    const gate = createGate();
    await using server = await startModelServer({
      reply: async () => {
        await gate.pass;
        return '\\boxed{B}';
      },
    });
    const running = await Promise.all(
      [first, second].map((stack) => startExecution(stack, runId, inputFor(server, dataset))),
    );
    await expect.poll(() => server.requests.length, { timeout: 60_000 }).toBe(2);

    // Other code, while both runs wait for a reply.
    await using other = await temporaryDirectory();
    const changed = await copyAsVersion(other.path, '9.9.9');
    await deploy(changed);
    gate.open();
    for (const executionArn of running)
      expect(await endOf(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await casesOf(first, runId)).toEqual(['91']);
    expect(await casesOf(second, runId)).toEqual(['92']);
    // Summarize ran after the deployment, and is the code that the run began with.
    expect(await versionOf(second, runId)).toBe(evaluatorVersion);
    const later = uniqueName('run');
    expect(await execute(second, later, inputFor(server, dataset))).toMatchObject({ status: 'SUCCEEDED' });
    expect(await versionOf(second, later)).toBe('9.9.9');

    await destroy();
    isDeployed = false;
    const { bucketName: bucket, tableName: table } = second;
    await expect(connectSecond()).rejects.toThrow('There is no stack LiveClinEvaluator-second');
    const adopted = await deploy(changed, { bucket, table });
    isDeployed = true;
    expect(adopted).toMatchObject({ bucketName: bucket, tableName: table });

    const { stdout, stderr, code } = await runCli(['runs', '--json'], {
      ...process.env,
      LIVECLIN_STACK: 'LiveClinEvaluator-second',
    });
    expect(code, stderr).toBe(0);
    const listed = JSON.parse(stdout).map(({ runId }: { runId: string }) => runId);
    expect(listed).toEqual([later, runId]);
    const again = await execute(adopted, uniqueName('run'), {
      resume: runId,
      cases: ['92'],
      preflight: false,
    });
    expect(again, again.cause).toMatchObject({ status: 'SUCCEEDED' });
    expect(await casesOf(adopted, runId)).toEqual(['92']);
  }, 600_000);
});
