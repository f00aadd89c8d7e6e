import type { Rule } from './resources.ts';
import { machinesOf, statesOf } from './states.ts';

/** The console shows comments: the machine and every state have one. */
export const missingComments: Rule = (template) =>
  machinesOf(template).flatMap((machine) =>
    [['the machine', machine] as const, ...statesOf(machine)].flatMap(([name, { Comment }]) =>
      Comment === undefined || Comment.trim() === '' ? [`${name} has no comment`] : [],
    ),
  );
