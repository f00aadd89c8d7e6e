import { randomBytes } from 'node:crypto';
import { idPart } from '../../shared/run/run-id.ts';

/** A unique name that is readable in the console; at most 80 characters. A new run has it as its id. */
export const executionName = (model: string, dataset: string, now: Date): string => {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return `${idPart(`${model}_${dataset}`, 50)}_${stamp}_${randomBytes(2).toString('hex')}`;
};
