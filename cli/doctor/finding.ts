import { awsProblemOf } from '../aws/aws-problem.ts';
import { withinTime } from '../aws/within-time.ts';

/** What one look of the doctor has found. */
export interface Finding {
  readonly name: string;
  /** A warning may do for what is planned; with a problem a run cannot work. */
  readonly state: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do. */
  readonly advice?: string;
}

const patienceMs = 20_000;

/** A look that throws has found a problem. */
export const probe = async (name: string, look: () => Promise<Omit<Finding, 'name'>>): Promise<Finding> => {
  try {
    return { name, ...(await withinTime(patienceMs, look())) };
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    const advice = awsProblemOf(error)?.advice;
    return { name, state: 'problem', message, ...(advice ? { advice } : {}) };
  }
};
