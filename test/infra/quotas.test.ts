import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { maxLoops } from '../../functions/evaluate-cases/evaluate-chunk.ts';
import { parseStateMachine, synthesize } from '../../infra/stack-template.ts';
import { planFanOut } from '../../shared/run/plan-chunks.ts';
import { defaults } from '../../shared/run/run-settings.ts';

/**
 * Quotas of Step Functions (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html): this test
 * fails when one of our limits exceeds one of them.
 */
const historyEvents = 25_000;
const payloadBytes = 256 * 1024;

const template: Template = synthesize();
const { machine, child } = parseStateMachine(template);

/** Events that a state adds to a history each time it runs: a task's five, and two of any other state. */
const eventsOf = (type: string): number => (type === 'Task' ? 5 : 2);

describe('quotas', () => {
  it('a child with the maximum number of loops stays within its event history', () => {
    const loop = ['Work', 'More?', 'Pause'].map((name) => child.States[name]?.Type ?? '');
    const eventsPerLoop = loop.reduce((total, type) => total + eventsOf(type), 0);
    expect(eventsPerLoop).toBe(9);
    const retries = child.States.Work?.Retry?.reduce((total, { MaxAttempts }) => total + MaxAttempts, 0) ?? 0;
    // Every retry adds three events; a child that used up all of them in each loop would not get far anyway.
    expect(maxLoops * eventsPerLoop + retries * 3 + 10).toBeLessThan(historyEvents);
  });

  it("a run of 1,407 cases with the defaults and ten redrives stays within the parent's history", () => {
    const { chunkSize } = planFanOut(1_407, 100);
    const perPlan = Object.values(machine.States).reduce((total, { Type }) => total + eventsOf(Type), 0);
    // A Distributed Map's children have histories of their own.
    expect(Math.ceil(1_407 / chunkSize)).toBeLessThan(10_000);
    expect(11 * perPlan).toBeLessThan(historyEvents);
  });

  it('a LiveClin run in which every call is as slow and as often refused as allowed ends within its execution', () => {
    const { timeout, maxRetries, rounds, concurrency } = defaults;
    const worstSeconds = (6_605 * timeout * maxRetries * rounds) / concurrency;
    expect(worstSeconds).toBeLessThan(machine.TimeoutSeconds);
    // An execution may last longer than that; 48 hours is what a resume is planned for.
    expect(machine.TimeoutSeconds).toBeLessThanOrEqual(365 * 24 * 3_600);
  });

  it('the largest chunk fits into a payload', () => {
    const longestKey = 'x'.repeat(512);
    const chunk = {
      number: 1,
      caseKeys: Array.from({ length: planFanOut(100_000, 10_000).chunkSize }, () => longestKey),
    };
    expect(JSON.stringify(chunk).length).toBeLessThan(payloadBytes);
  });

  it('no function may run longer than Lambda allows, and a request fits into a worker with its reserve time', () => {
    const functions = Object.values(template.findResources('AWS::Lambda::Function'));
    for (const { Properties } of functions) expect(Properties.Timeout).toBeLessThanOrEqual(900);
  });
});
