import * as z from 'zod';
import { exactNumberRule, isExactNumber } from '../basics/exact-number.ts';
import { looksLikeKey } from '../endpoint/looks-like-key.ts';
import { keysBelong, parameterNamesSecret } from './names-secret.ts';
import { unstorableName } from './unstorable-name.ts';

/** Parameters that the evaluator sets itself, and why. */
const owned: ReadonlyMap<string, string> = new Map([
  ['model', 'it has its own field'],
  ['messages', 'the evaluator builds them from the cases'],
  ['stream', 'the evaluator does not stream replies'],
  ['stream_options', 'the evaluator does not stream replies'],
  ['n', 'the protocol asks for one reply'],
  ['temperature', 'it has its own field'],
  [
    'extra_body',
    'it is an argument of a Python client, not of the API: give what it contains, each as a parameter of its own',
  ],
  ['max_output_tokens', 'maxTokens (--max-tokens) sets it for the Responses API'],
  ['max_tokens', 'maxTokens (--max-tokens) sets it'],
  ['max_completion_tokens', 'maxTokens (--max-tokens) sets it under the name that the endpoint accepts'],
]);

/** More than any JSON schema of a response format needs; deeper ones exhaust the stack of what reads them. */
const maxDepth = 32;
/** They are part of the execution's input (256 KiB), of the run's row (400 kB) and of every request. */
const maxCharacters = 65_536;

/** Walked before anything else looks at it, without recursion. */
const isDeep = (given: unknown): boolean => {
  let level: unknown[] = [given];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
};

const bounded = z.unknown().superRefine((given, context) => {
  if (isDeep(given)) {
    context.addIssue({ code: 'custom', message: 'must be nested at most 32 levels deep' });
  } else if ((JSON.stringify(given)?.length ?? 0) > maxCharacters) {
    context.addIssue({ code: 'custom', message: 'must be at most 65,536 characters of JSON' });
  } else if (unstorableName(given) !== undefined) {
    // Before `z.record`, which leaves `__proto__` out without a word.
    context.addIssue({ code: 'custom', message: `${unstorableName(given)} cannot be stored: leave it out` });
  }
});

/** Additional parameters of the request body, e.g. `{"reasoning_effort": "high"}`; any JSON values. */
export const extraParametersSchema = bounded.pipe(
  z.record(z.string().min(1), z.json()).superRefine((parameters, context) => {
    for (const [name, value] of Object.entries(parameters)) {
      const message = faultOf(name, value);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    }
  }),
);

const faultOf = (name: string, value: unknown): string | undefined => {
  if (looksLikeKey(name)) return `a name looks like an API key, but ${keysBelong}`;
  if (!leavesOf(value).every((leaf) => typeof leaf !== 'number' || isExactNumber(leaf)))
    return `a number in ${name} ${exactNumberRule}`;
  if (holdsSecret(name, value)) return `${name} looks like a secret, but ${keysBelong}`;
  const reason = owned.get(name);
  return reason && `${name} cannot be given here: ${reason}`;
};

const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];

/** Only texts are secrets: in the JSON schema of a response format, `password` names an object. */
const holdsSecret = (name: string, value: unknown): boolean => {
  if (looksLikeKey(name)) return true;
  if (typeof value === 'string') return (value !== '' && parameterNamesSecret(name)) || looksLikeKey(value);
  if (Array.isArray(value)) return value.some((one) => holdsSecret(name, one));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([inner, one]) => holdsSecret(inner, one));
};

/** Those of a run's parameters that the evaluator sets itself. */
export const ownParametersOf = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => owned.has(name)));
