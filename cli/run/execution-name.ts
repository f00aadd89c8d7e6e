import { randomBytes } from 'node:crypto';

/**
 * A name that people can read in the console and that no earlier execution has; at most 80 characters. It is the
 * run's id for a new run.
 */
export const executionName = (model: string, dataset: string, now: Date): string => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const subject = `${model}_${dataset}`.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 50);
  return `${subject}_${stamp}_${randomBytes(2).toString('hex')}`;
};
