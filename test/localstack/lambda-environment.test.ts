import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientSettings } from '../../infra/local/client-settings.ts';
import { ensureLocalTarget } from '../../infra/local/ensure-local-target.ts';
import type { LocalTarget } from '../../infra/local/local-target.ts';
import { stopLocalTarget } from '../../infra/local/stop-local-target.ts';
import { deployFunctions, functionLog, invokeFunction } from '../support/deployed/local-function.ts';

const checkout = `${import.meta.filename}#${process.pid}`;
/** An endpoint in AWS_ENDPOINT_URL may be a LocalStack of another kind: this suite is about ours. */
const env = { ...process.env, AWS_ENDPOINT_URL: '' };
let target: LocalTarget;

type Echo = { pid: number; task: string; env: Record<string, string> };
type LambdaError = { errorType: string; errorMessage: string };

const pass = { Type: 'Pass', End: true };
const work = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'chunk', 'Payload.$': '$' },
  OutputPath: '$.Payload',
  Catch: [{ ErrorEquals: ['CasesFailed', 'Sandbox.Timedout', 'Runtime.ExitError'], Next: 'Caught' }],
  End: true,
};
const machine = {
  StartAt: 'Evaluate',
  States: {
    Evaluate: {
      Type: 'Map',
      Label: 'cases',
      MaxConcurrency: 3,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'chunks', 'Key.$': '$.key' },
      },
      ItemSelector: { 'chunk.$': '$$.Map.Item.Value' },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Work',
        States: { Work: work, Caught: pass },
      },
      End: true,
    },
  },
};
const machineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:evaluate';

beforeAll(async () => {
  target = await ensureLocalTarget({ report: () => undefined, env, checkout });
  await deployFunctions(
    target,
    {
      echo: {
        body: 'await new Promise((it) => setTimeout(it, event.wait ?? 0)); return { event, pid: process.pid, task: process.env.LAMBDA_TASK_ROOT, variable: process.env.GIVEN, offset: new Date().getTimezoneOffset(), env: process.env }',
        variables: { GIVEN: 'yes' },
      },
      slow: { body: 'if (event.hang) while (true) {} return process.pid', timeout: 1 },
      exits: { body: 'if (event.exit !== undefined) process.exit(event.exit); return process.pid' },
      broken: { body: `throw new URIError('at import')`, module: true },
      prints: { body: `console.log('first'); console.error('second'); return context.awsRequestId` },
      chunk: {
        body: `if (event.chunk === 'fail') throw Object.assign(new Error('2 cases'), { name: 'CasesFailed' });
          if (event.chunk === 'hang') while (true) {}
          if (event.chunk === 'exit') process.exit(1);
          return event.chunk`,
        timeout: 1,
      },
    },
    {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'chunks' } },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: 'evaluate',
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          DefinitionString: JSON.stringify(machine),
        },
      },
    },
  );
});

afterAll(() => stopLocalTarget({ env, checkout }));

describe('an invocation', () => {
  it('reaches the handler with its event and the environment of the function', async () => {
    const { failed, result } = await invokeFunction<Echo>(target, 'echo', { n: 1 });
    expect(failed).toBe(false);
    expect(result).toMatchObject({ event: { n: 1 }, variable: 'yes', offset: 0 });
    expect(result.env).toMatchObject({
      AWS_LAMBDA_FUNCTION_NAME: 'echo',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: target.endpointUrl,
      _HANDLER: 'index.handler',
    });
  });

  it('passes no proxy and nothing of the machine to the handler', async () => {
    const { result } = await invokeFunction<Echo>(target, 'echo', {});
    expect(Object.keys(result.env).filter((name) => /proxy|^HOME$|PYTHON/i.test(name))).toEqual([]);
  });

  it('reuses the process of the previous one, and its code', async () => {
    const [first, second] = [
      await invokeFunction<Echo>(target, 'echo', 1),
      await invokeFunction<Echo>(target, 'echo', 2),
    ];
    expect(second.result.pid).toBe(first.result.pid);
    expect(second.result.task).toBe(first.result.task);
  });

  it('runs in parallel with another one in a separate process', async () => {
    const long = () => invokeFunction<Echo>(target, 'echo', { wait: 2_000 });
    const both = await Promise.all([long(), long()]);
    expect(new Set(both.map((it) => it.result.pid)).size).toBe(2);
  });
});

describe('an invocation that goes wrong', () => {
  it('is ended from outside when its time is up, even if the handler never yields', async () => {
    const started = Date.now();
    const { failed, result } = await invokeFunction<LambdaError>(target, 'slow', { hang: true });
    expect(failed).toBe(true);
    expect(result.errorType).toBe('Sandbox.Timedout');
    expect(result.errorMessage).toMatch(/Task timed out after 1\.00 seconds$/);
    expect(Date.now() - started).toBeLessThan(10_000);
    expect((await invokeFunction(target, 'slow', {})).failed).toBe(false);
  });

  it.each([
    [7, /exit status 7$/],
    [0, /without providing a reason$/],
  ])(
    'is a Runtime.ExitError when the process exits with %d, and the next gets a new process',
    async (exit, says) => {
      const before = await invokeFunction<number>(target, 'exits', {});
      const { failed, result } = await invokeFunction(target, 'exits', { exit });
      expect(failed).toBe(true);
      expect(result).toMatchObject({
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(says),
      });
      const after = await invokeFunction(target, 'exits', {});
      expect(after.failed).toBe(false);
      expect(after.result).not.toBe(before.result);
    },
  );

  it('is served again when its idle process was killed in between', async () => {
    const before = await invokeFunction<number>(target, 'exits', {});
    process.kill(before.result, 'SIGKILL');
    await sleep(200);
    const after = await invokeFunction(target, 'exits', {});
    expect(after.failed).toBe(false);
    expect(after.result).not.toBe(before.result);
  });

  it('reports every time why the module could not be imported', async () => {
    for (const _attempt of [1, 2]) {
      const { failed, result } = await invokeFunction(target, 'broken', {});
      expect(failed).toBe(true);
      expect(result).toMatchObject({ errorType: 'URIError', errorMessage: 'at import' });
    }
  });
});

describe('what a function prints', () => {
  it('is in its log group between START, END and REPORT', async () => {
    const { result: requestId } = await invokeFunction(target, 'prints', {});
    await expect
      .poll(() => functionLog(target, 'prints'), { timeout: 10_000 })
      .toEqual([
        expect.stringMatching(`^START RequestId: ${requestId} Version: \\$LATEST$`),
        expect.stringMatching(/\tINFO\tfirst$/),
        expect.stringMatching(/\tERROR\tsecond$/),
        `END RequestId: ${requestId}`,
        expect.stringMatching(`^REPORT RequestId: ${requestId}\tDuration: [\\d.]+ ms`),
      ]);
  });

  it('ends with the timeout if that ended it', async () => {
    await invokeFunction(target, 'slow', { hang: true });
    await expect
      .poll(async () => (await functionLog(target, 'slow')).join('\n'), { timeout: 10_000 })
      .toMatch(/Task timed out after 1\.00 seconds\nEND RequestId/);
  });
});

describe('a Distributed Map over chunks in S3', () => {
  it('catches errors of the environments by their names', async () => {
    const chunks = ['a', 'fail', 'b', 'hang', 'c', 'exit', 'd', 'e'];
    const s3 = new S3Client(clientSettings(target));
    await s3.send(
      new PutObjectCommand({ Bucket: 'chunks', Key: 'items.json', Body: JSON.stringify(chunks) }),
    );
    const sfn = new SFNClient(clientSettings(target));
    const start = { stateMachineArn: machineArn, input: JSON.stringify({ key: 'items.json' }) };
    const { executionArn } = await sfn.send(new StartExecutionCommand(start));
    const execution = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await execution()).status, { timeout: 60_000 }).toBe('SUCCEEDED');
    const output: unknown[] = JSON.parse((await execution()).output ?? '');
    expect(output.map((it) => (typeof it === 'string' ? it : (it as { Error: string }).Error))).toEqual([
      ...['a', 'CasesFailed', 'b', 'Sandbox.Timedout', 'c', 'Runtime.ExitError', 'd', 'e'],
    ]);
  });
});
