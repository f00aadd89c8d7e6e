import { describe, expect, it } from 'vitest';
import { parseStateMachine, type State, synthesize } from './synthesize.ts';

const { machine, child } = parseStateMachine(synthesize());
const map = machine.States.Evaluate as State;
const tasks = [...Object.entries(machine.States), ...Object.entries(child.States)].filter(
  ([, state]) => state.Type === 'Task',
);

describe('the run state machine', () => {
  it('starts with Prepare, as often as it has more to fetch, and gives it the input as it was given', () => {
    expect(machine.StartAt).toBe('Prepare');
    expect(machine.States.Prepare?.Parameters).toEqual({ 'input.$': '$$.Execution.Input' });
    expect(machine.States.Prepare?.Next).toBe('Prepared?');
    expect(machine.States['Prepared?']).toMatchObject({
      Default: 'Plan',
      Choices: [{ Variable: '$.status', StringEquals: 'CONTINUE', Next: 'Prepare' }],
    });
  });

  it('goes from Plan over the Map to Conclude, past the Map when nothing is open', () => {
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

  it('has neither Retry nor Catch on the Map: they would redo every child and end redrive', () => {
    expect(map.Type).toBe('Map');
    expect(map.Retry).toBeUndefined();
    expect(map.Catch).toBeUndefined();
  });

  it('reads chunks, concurrency and tolerance by path', () => {
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

  it('carries references and counts only', () => {
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

  it.each(tasks)('retries of %s are those of AWS faults alone', (_name, task) => {
    expect(task.Catch).toBeUndefined();
    expect(task.Retry).toEqual([
      {
        ErrorEquals: ['Lambda.TooManyRequestsException'],
        IntervalSeconds: 2,
        BackoffRate: 2,
        MaxDelaySeconds: 60,
        JitterStrategy: 'FULL',
        MaxAttempts: 12,
      },
      {
        ErrorEquals: [
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.Unknown',
          'Sandbox.Timedout',
          'Runtime.ExitError',
          'States.Timeout',
        ],
        IntervalSeconds: 5,
        MaxAttempts: 4,
      },
    ]);
  });

  it('has no Fail state: a redrive must find a task to schedule again', () => {
    const types = [...Object.values(machine.States), ...Object.values(child.States)].map(({ Type }) => Type);
    expect(types).not.toContain('Fail');
  });

  it('ends after 48 hours', () => {
    expect(machine.TimeoutSeconds).toBe(172_800);
  });
});
