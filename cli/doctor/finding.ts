import { present } from '../../shared/basics/present.ts';
import { awsProblemOf } from '../aws/aws-problem.ts';
import { withinTime } from '../aws/within-time.ts';

/** What one check of `liveclin doctor` found. */
export interface Finding {
  readonly name: string;
  /** With a warning a run may still work; with a problem it cannot. */
  readonly state: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do. */
  readonly advice?: string;
}

const patienceMs = 20_000;

/** Makes one check; an error it throws is a problem found. */
export const probe = async (name: string, check: () => Promise<Omit<Finding, 'name'>>): Promise<Finding> => {
  try {
    return { name, ...(await withinTime(patienceMs, check())) };
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    const advice = awsProblemOf(error)?.advice;
    return { name, state: 'problem', message, ...present({ advice }) };
  }
};
