import { randomBytes } from 'node:crypto';

/** A unique name that is readable in the console; at most 80 characters. A new run has it as its id. */
export const executionName = (model: string, dataset: string, now: Date): string => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  const subject = `${model}_${dataset}`.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 50);
  return `${subject}_${stamp}_${randomBytes(2).toString('hex')}`;
};
