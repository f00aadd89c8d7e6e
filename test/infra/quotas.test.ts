import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { maxLoops } from '../../functions/evaluate-cases/evaluate-seat.ts';
import { parseStateMachine, synthesize } from '../../infra/stack-template.ts';
import { defaults } from '../../shared/run/run-settings.ts';

/**
 * Quotas of Step Functions (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html): this test
 * fails when one of our limits exceeds one of them.
 */
const historyEvents = 25_000;

const template: Template = synthesize();
const { machine, child } = parseStateMachine(template);

/** Events that a state adds to a history each time it runs: a task's five, and two of any other state. */
const eventsOf = (type: string): number => (type === 'Task' ? 5 : 2);

const total = (types: readonly string[]): number => types.reduce((sum, type) => sum + eventsOf(type), 0);
const mostRetries = Math.max(
  ...['Work', 'Await shift'].map((name) =>
    (child.States[name]?.Retry ?? []).reduce((sum, { MaxAttempts }) => sum + MaxAttempts, 0),
  ),
);

describe('quotas', () => {
  it('a lane with the maximum number of loops stays within its event history', () => {
    const typesOf = (names: readonly string[]) => names.map((name) => child.States[name]?.Type ?? '');
    const paused = typesOf(['Work', 'More?', 'Pause']);
    // Waiting for a token has one event more than another task.
    const awaited = typesOf(['Work', 'More?', 'Await shift', 'Woken?']);
    const eventsPerLoop = Math.max(total(paused), total(awaited) + 1);
    // Every retry adds three events; no lane uses up all of them in more than one of its loops.
    expect(maxLoops * eventsPerLoop + mostRetries * 3 + 10).toBeLessThan(historyEvents);
  });

  it("a run of 1,407 cases with the defaults and ten redrives stays within the parent's history", () => {
    const perPlan = Object.values(machine.States).reduce((total, { Type }) => total + eventsOf(Type), 0);
    // A Distributed Map's children have histories of their own.
    expect(11 * perPlan).toBeLessThan(historyEvents);
  });

  it('a LiveClin run in which every call is as slow and as often refused as allowed ends within its execution', () => {
    const { timeout, maxRetries, rounds, concurrency } = defaults;
    const worstSeconds = (6_605 * timeout * maxRetries * rounds) / concurrency;
    expect(worstSeconds).toBeLessThan(machine.TimeoutSeconds);
    // An execution may last longer than that; 48 hours is what a resume is planned for.
    expect(machine.TimeoutSeconds).toBeLessThanOrEqual(365 * 24 * 3_600);
  });

  it('no function may run longer than Lambda allows, and a request fits into a worker with its reserve time', () => {
    const functions = Object.values(template.findResources('AWS::Lambda::Function'));
    for (const { Properties } of functions) expect(Properties.Timeout).toBeLessThanOrEqual(900);
  });
});
