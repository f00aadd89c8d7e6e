import { type ConcludeEvent, concludeRun } from '../../../functions/conclude-run/conclude-run.ts';
import { finalOutput } from '../../../functions/conclude-run/final-output.ts';
import type { SeatInput } from '../../../functions/evaluate-cases/seat-input.ts';
import { planRun } from '../../../functions/plan-run/plan-run.ts';
import { summarizeRun } from '../../../functions/summarize-run/summarize-run.ts';
import { createExecutions, executionArn } from '../../../shared/adapters/memory/memory-executions.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { textOf } from '../../../shared/storage/object-store.ts';
import { createEvaluation, type EvaluationOptions } from './evaluation.ts';

/** The state machine by hand: Plan, the Map's children one after the other, Summarize, Conclude. */
export const createMachine = async (options: EvaluationOptions) => {
  const evaluation = await createEvaluation(options);
  const { executions, set } = createExecutions();
  const { objects, clock, model } = evaluation;
  let listings = 0;
  const ledger: Ledger = {
    ...evaluation.ledger,
    listCases: (runId) => {
      listings += 1;
      return evaluation.ledger.listCases(runId);
    },
  };
  const openModel = async () => model.askModel;
  const fromPlan = async (name: string, input: unknown) => {
    const event = { input, executionName: name, executionArn: executionArn(name) };
    const linkObject = async (key: string) => key;
    const dependencies = {
      ledger,
      objects,
      executions,
      lambdaQuota: async () => ({ total: 1_000, free: 1_000 }),
      linkObject,
      openModel,
      ...clock,
      checkEndpoint: async () => {},
    };
    const planned = await planRun(event, dependencies);
    const items = await objects.get(planned.itemsKey);
    for (const place of JSON.parse(items ? textOf(items) : '[]') as SeatInput['place'][]) {
      const { runId, executionArn: arn, plan } = planned;
      // The Map tolerates children that fail.
      await evaluation
        .child({ input: { place, runId, executionArn: arn, plan, loops: 0 } })
        .catch(() => undefined);
    }
    const coverage = await summarizeRun({ runId: planned.runId }, { ledger, objects, now: clock.now });
    return { ...planned, coverage };
  };
  const conclude = (state: ConcludeEvent) => concludeRun(state, { ledger, executions });
  /** What the console shows of an execution that succeeds. */
  const output = async (state: ConcludeEvent) => {
    const conclusion = await conclude(state);
    if (conclusion.decision !== 'DONE') throw new Error('not the end');
    return finalOutput(conclusion, state, { objects, bucketName: 'evidence' });
  };
  return { ...evaluation, set, fromPlan, conclude, output, listings: () => listings };
};
