import { appendFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { TalliedModel } from '../model/tallied-model.ts';
import { type FinalResults, lostTurns } from './final-cases.ts';

/** One row of the table in docs/faults.md. */
export interface FaultFigures {
  readonly scenario: string;
  readonly cases: number;
  readonly questions: number;
  readonly calmRequests: number;
  readonly requests: number;
  /** Requests that the model failed on purpose. */
  readonly failed: number;
  readonly repeated: number;
  readonly maxRepeatedOfOneCase: number;
  readonly lostTurns: number;
  readonly equal: boolean;
}

export interface FaultedRun {
  readonly scenario: string;
  readonly calm: { readonly results: FinalResults; readonly requests: number };
  readonly results: FinalResults;
  readonly model: TalliedModel;
  /** Workers that died or lost their cases on the way: each may cost a conversation one request. */
  readonly crashes: number;
}

/** Asserts what must hold of a run that went wrong, and records the figures if requested. */
export const expectNothingLost = async (run: FaultedRun): Promise<FaultFigures> => {
  const figures = figuresOf(run);
  await keep(figures);
  expect(lostTurns(run.calm.results, run.results)).toEqual([]);
  expect(run.results).toEqual(run.calm.results);
  expect(figures.maxRepeatedOfOneCase).toBeLessThanOrEqual(run.crashes);
  return figures;
};

const figuresOf = ({ scenario, calm, results, model }: FaultedRun): FaultFigures => {
  const repeats = [...model.repeats().values()];
  return {
    scenario,
    cases: results.cases.length,
    questions: results.cases.reduce((sum, { mcqs }) => sum + mcqs.length, 0),
    calmRequests: calm.requests,
    requests: model.asked(),
    failed: [...model.tallies.values()].reduce((sum, { failed }) => sum + failed, 0),
    repeated: repeats.reduce((sum, each) => sum + each, 0),
    maxRepeatedOfOneCase: Math.max(...repeats),
    lostTurns: lostTurns(calm.results, results).length,
    equal: JSON.stringify(results) === JSON.stringify(calm.results),
  };
};

/** FAULT_FIGURES names a file for `tools/fault-table.ts`. */
const keep = async (figures: FaultFigures): Promise<void> => {
  const file = process.env.FAULT_FIGURES;
  if (file) await appendFile(file, `${JSON.stringify(figures)}\n`);
};
