import * as z from 'zod';

/** Parameters that the evaluator sets itself, and what sets them. */
const owned: Readonly<Record<string, string>> = {
  model: 'the model has a field of its own',
  messages: 'the cases are what is asked',
  stream: 'replies are read whole',
  stream_options: 'replies are read whole',
  n: 'the protocol asks for one reply',
  temperature: 'temperature has a field of its own',
  max_tokens: 'maxTokens (--max-tokens) sets it',
  max_completion_tokens: 'maxTokens (--max-tokens) sets it, under the name that the endpoint accepts',
};

/** Parameters of the request body beyond the evaluator's own, e.g. `{"reasoning_effort": "high"}`; any JSON values. */
export const extraParametersSchema = z
  .record(z.string().min(1), z.json())
  .superRefine((parameters, context) => {
    for (const name of Object.keys(parameters)) {
      const reason = owned[name];
      if (reason) context.addIssue({ code: 'custom', message: `${name} cannot be given here: ${reason}` });
    }
  });

/** Those of a run's parameters that the evaluator sets itself. */
export const ownParametersOf = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => Object.hasOwn(owned, name)));
