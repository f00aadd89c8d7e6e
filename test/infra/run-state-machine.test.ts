import { describe, expect, it } from 'vitest';
import {
  CasesIncompleteError,
  RunHaltedError,
  RunStoppedError,
} from '../../functions/conclude-run/conclude-run.ts';
import { CasesFailedError } from '../../functions/evaluate-cases/chunk-errors.ts';
import { parseStateMachine, type State, synthesize } from '../../infra/stack-template.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';

const { machine, child } = parseStateMachine(synthesize());
const map = machine.States.Evaluate as State;
const tasks = [...Object.entries(machine.States), ...Object.entries(child.States)].filter(
  ([, state]) => state.Type === 'Task',
);

const ownErrors = [
  new CasesFailedError([]),
  new CasesIncompleteError(),
  new RunHaltedError(),
  new RunStoppedError(),
  new PreflightFailedError(),
].map(({ name }) => name);

/** Names that also match errors of ours. */
const everything = ['States.ALL', 'States.TaskFailed'];

/** AWS's names for its own failures. */
const awsFault = /^(?:Lambda\.\w+|Sandbox\.Timedout|Runtime\.ExitError|States\.Timeout)$/;

describe('the run state machine', () => {
  it('starts with Prepare, repeated while there is more to fetch, and gives it the unchanged input', () => {
    expect(machine.StartAt).toBe('Prepare');
    expect(machine.States.Prepare?.Parameters).toEqual({ 'input.$': '$$.Execution.Input' });
    expect(machine.States.Prepare?.Next).toBe('Prepared?');
    expect(machine.States['Prepared?']).toMatchObject({
      Default: 'Plan',
      Choices: [{ Variable: '$.status', StringEquals: 'CONTINUE', Next: 'Prepare' }],
    });
  });

  it('goes from Plan through the Map to Conclude, skipping the Map when nothing is open', () => {
    expect(machine.States.Plan?.Next).toBe('AnyCases?');
    expect(machine.States['AnyCases?']).toMatchObject({
      Default: 'Summarize',
      Choices: [{ Variable: '$.pending', NumericGreaterThan: 0, Next: 'Evaluate' }],
    });
    expect(map.Next).toBe('Summarize');
    expect(machine.States.Summarize?.Next).toBe('Conclude');
    expect(machine.States.Conclude?.Next).toBe('Route');
    expect(machine.States.Route).toMatchObject({
      Default: 'Done',
      Choices: [{ Variable: '$.conclusion.decision', StringEquals: 'RERUN', Next: 'Plan' }],
    });
  });

  it('has neither Retry nor Catch on the Map: they would repeat every child and prevent redrive', () => {
    expect(map.Type).toBe('Map');
    expect(map.Retry).toBeUndefined();
    expect(map.Catch).toBeUndefined();
  });

  it('reads chunks, concurrency and tolerance from paths', () => {
    expect(map).toMatchObject({
      Label: 'cases',
      MaxConcurrencyPath: '$.workers',
      ToleratedFailurePercentagePath: '$.toleratedFailurePercentage',
      ItemReader: { ReaderConfig: { InputType: 'JSON' }, Parameters: { 'Key.$': '$.itemsKey' } },
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      ResultPath: null,
    });
    expect(map).not.toHaveProperty('MaxConcurrency');
    expect(map.ResultWriter).toBeDefined();
  });

  it('carries only references and counts', () => {
    expect(map.ItemSelector).toEqual({
      'chunk.$': '$$.Map.Item.Value',
      'runId.$': '$.runId',
      'executionArn.$': '$.executionArn',
      'plan.$': '$.plan',
      loops: 0,
    });
    expect(machine.States.Plan?.Parameters).toEqual({
      'input.$': '$$.Execution.Input',
      'executionArn.$': '$$.Execution.Id',
      'executionName.$': '$$.Execution.Name',
      'datasetDigest.$': '$.datasetDigest',
    });
    expect(machine.States.Summarize).toMatchObject({
      Parameters: { 'runId.$': '$.runId' },
      ResultPath: '$.coverage',
    });
    expect(machine.States.Conclude?.Parameters).toEqual({
      'runId.$': '$.runId',
      'executionArn.$': '$.executionArn',
      'plan.$': '$.plan',
      'coverage.$': '$.coverage',
    });
  });

  it('lets a child wait for the seconds its worker asks for, and work again', () => {
    expect(child.StartAt).toBe('Work');
    expect(child.States.Work?.Next).toBe('More?');
    expect(child.States['More?']).toMatchObject({
      Default: 'Chunk done',
      Choices: [{ Variable: '$.status', StringEquals: 'CONTINUE', Next: 'Pause' }],
    });
    expect(child.States.Pause).toMatchObject({ Type: 'Wait', SecondsPath: '$.waitSeconds', Next: 'Work' });
  });

  describe.each(tasks)('retries of %s', (_name, { Retry: retries = [], Catch }) => {
    const retried = retries.flatMap(({ ErrorEquals }) => ErrorEquals);

    it('cover only AWS faults: our errors must fail the task, for a redrive to find it', () => {
      expect(Catch).toBeUndefined();
      expect(retried).not.toHaveLength(0);
      for (const error of retried) expect(error).toMatch(awsFault);
      for (const error of [...ownErrors, ...everything]) expect(retried).not.toContain(error);
    });

    it('wait longest when Lambda has no capacity, which returns when others finish', () => {
      const throttled = retries.find(({ ErrorEquals }) =>
        ErrorEquals.includes('Lambda.TooManyRequestsException'),
      );
      expect(throttled?.ErrorEquals).toHaveLength(1);
      expect(throttled).toMatchObject({ JitterStrategy: 'FULL' });
      expect(throttled?.BackoffRate).toBeGreaterThan(1);
      expect(throttled?.MaxDelaySeconds).toBeGreaterThan(0);
      const others = retries.filter((retry) => retry !== throttled);
      for (const { MaxAttempts } of others) expect(MaxAttempts).toBeLessThan(throttled?.MaxAttempts ?? 0);
    });

    it('include a worker that died or ran out of time: its cases are resumed', () => {
      expect(retried).toEqual(expect.arrayContaining(['Sandbox.Timedout', 'Runtime.ExitError']));
    });
  });

  it('has no Fail state: a redrive must find a task to schedule again', () => {
    const types = [...Object.values(machine.States), ...Object.values(child.States)].map(({ Type }) => Type);
    expect(types).not.toContain('Fail');
  });

  it('ends after 48 hours', () => {
    expect(machine.TimeoutSeconds).toBe(172_800);
  });
});
