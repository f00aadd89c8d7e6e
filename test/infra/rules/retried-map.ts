import type { Rule } from './resources.ts';
import { machinesOf, statesOf } from './states.ts';

/** A Map has neither Retry, which would repeat every child, nor Catch, which would rule out a redrive. */
export const retriedMaps: Rule = (template) =>
  machinesOf(template)
    .flatMap(statesOf)
    .filter(([, { Type }]) => Type === 'Map')
    .flatMap(([name, state]) =>
      ['Retry', 'Catch'].filter((field) => field in state).map((field) => `${name} has a ${field}`),
    );
