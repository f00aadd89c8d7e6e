import { describe, expect, it } from 'vitest';
import {
  CasesIncompleteError,
  RunHaltedError,
  RunStoppedError,
} from '../../functions/conclude-run/conclude-run.ts';
import { CasesFailedError } from '../../functions/evaluate-cases/seat-errors.ts';
import { parseStateMachine, type State, synthesize } from '../../infra/stack-template.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';
import { lifetimeSeconds } from '../../shared/run/worker-limits.ts';

const { machine, child } = parseStateMachine(synthesize());
const map = machine.States.Evaluate as State;
const tasks = [...Object.entries(machine.States), ...Object.entries(child.States)].filter(
  ([, state]) => state.Type === 'Task',
);

const ownErrors = [
  new CasesFailedError([], { place: { seat: 1, lane: 0, seats: 1 }, done: 0 }),
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
    expect(machine.StartAt).toBe('Begin');
    expect(machine.States.Begin).toMatchObject({ Type: 'Pass', Result: { rounds: 0 }, Next: 'Prepare' });
    expect(machine.States.Prepare?.Parameters).toEqual({
      'input.$': '$$.Execution.Input',
      // Prepare counts its rounds, and gives up after the last one.
      'rounds.$': '$.rounds',
    });
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

  it('reads lanes, concurrency and tolerance from paths', () => {
    expect(map).toMatchObject({
      Label: 'cases',
      MaxConcurrencyPath: '$.lanes',
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
      'place.$': '$$.Map.Item.Value',
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

  it('lets a lane wait for the seconds its worker asks for, or for its next shift, and work again', () => {
    expect(child.States.Work?.Next).toBe('More?');
    expect(child.States['More?']).toMatchObject({
      Default: 'Lane done',
      Choices: [
        { Variable: '$.status', StringEquals: 'PAUSE', Next: 'Pause' },
        { Variable: '$.status', StringEquals: 'AWAIT', Next: 'Await shift' },
      ],
    });
    expect(child.States.Pause).toMatchObject({ Type: 'Wait', SecondsPath: '$.waitSeconds', Next: 'Work' });
  });

  it('begins with the work of first lanes; the others wait until they are woken, or longer than a worker lives', () => {
    expect(child.StartAt).toBe('First lane?');
    expect(child.States['First lane?']).toMatchObject({
      Default: 'Await shift',
      Choices: [{ Variable: '$.place.lane', NumericEquals: 0, Next: 'Work' }],
    });
    expect(child.States['Await shift']).toMatchObject({
      Parameters: { Payload: { 'token.$': '$$.Task.Token' } },
      ResultPath: '$.woken',
      Next: 'Woken?',
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Work', ResultPath: null }],
    });
    expect(child.States['Await shift']?.TimeoutSeconds).toBeGreaterThan(lifetimeSeconds);
    expect(child.States['Woken?']).toMatchObject({
      Default: 'Lane done',
      Choices: [{ Variable: '$.woken.status', StringEquals: 'WORK', Next: 'Work' }],
    });
  });

  describe.each(tasks)('retries of %s', (name, { Retry: retries = [], Catch }) => {
    const retried = retries.flatMap(({ ErrorEquals }) => ErrorEquals);

    it('cover only AWS faults: our errors must fail the task, for a redrive to find it', () => {
      // To wait in vain is no fault.
      const caught = name === 'Await shift' ? ['States.Timeout'] : [];
      expect((Catch ?? []).flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual(caught);
      for (const error of caught) expect(retried).not.toContain(error);
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

    it('wait for minutes while the function is not ready: just deployed, or idle for weeks', () => {
      const pending = retries.find(({ ErrorEquals }) =>
        ErrorEquals.includes('Lambda.ResourceConflictException'),
      );
      expect(pending?.ErrorEquals).toEqual(
        expect.arrayContaining([
          'Lambda.ResourceNotReadyException',
          'Lambda.CodeArtifactUserPendingException',
        ]),
      );
      const { IntervalSeconds = 1, MaxDelaySeconds = 0, MaxAttempts = 0 } = pending ?? {};
      const waits = Array.from({ length: MaxAttempts }, (_, tries) =>
        Math.min(MaxDelaySeconds, IntervalSeconds * 2 ** tries),
      );
      expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(300);
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
