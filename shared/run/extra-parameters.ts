import * as z from 'zod';
import { exactNumberRule, isExactNumber } from '../basics/exact-number.ts';

/** Parameters that the evaluator sets itself, and why. */
const owned: ReadonlyMap<string, string> = new Map([
  ['model', 'it has its own field'],
  ['messages', 'the evaluator builds them from the cases'],
  ['stream', 'the evaluator does not stream replies'],
  ['stream_options', 'the evaluator does not stream replies'],
  ['n', 'the protocol asks for one reply'],
  ['temperature', 'it has its own field'],
  ['max_tokens', 'maxTokens (--max-tokens) sets it'],
  ['max_completion_tokens', 'maxTokens (--max-tokens) sets it under the name that the endpoint accepts'],
]);

/** Additional parameters of the request body, e.g. `{"reasoning_effort": "high"}`; any JSON values. */
export const extraParametersSchema = z
  .record(z.string().min(1), z.json())
  .superRefine((parameters, context) => {
    for (const name of Object.keys(parameters)) {
      const reason = owned.get(name);
      if (reason) context.addIssue({ code: 'custom', message: `${name} cannot be given here: ${reason}` });
    }
    for (const [name, value] of Object.entries(parameters)) {
      if (!numbersOf(value).every(isExactNumber))
        context.addIssue({ code: 'custom', message: `a number in ${name} ${exactNumberRule}` });
    }
  });

const numbersOf = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
};

/** Those of a run's parameters that the evaluator sets itself. */
export const ownParametersOf = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => owned.has(name)));
