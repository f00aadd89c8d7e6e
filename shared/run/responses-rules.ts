import type * as z from 'zod';
import type { Api } from '../endpoint/request-url.ts';
import type { History } from '../model/ask-model.ts';

interface ApiInput {
  readonly api?: Api | undefined;
  readonly history?: History | undefined;
  readonly background?: boolean | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** Chat Completions' parameters that the Responses API spells otherwise, and the evaluator's own. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['reasoning_effort', 'give reasoning={"effort": "high"}'],
  ['verbosity', 'give text={"verbosity": "low"}'],
  ['response_format', 'give text={"format": ...}'],
  ['store', 'the evaluator sets it: nothing is stored at the provider, unless the run is in the background'],
  ['include', 'history (--history reasoning) sets it'],
  ['input', 'the evaluator builds it from the cases'],
  ['previous_response_id', 'the evaluator sends the history itself'],
  ['conversation', 'the evaluator sends the history itself'],
  ['background', 'it has its own field (--background)'],
]);

/** What an input may ask of the Responses API only, and what only of Chat Completions. */
export const responsesRules = (
  { api, history, background, parameters = {} }: ApiInput,
  context: z.RefinementCtx,
): void => {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (api !== 'responses') {
    if (background) refuse('background', 'is for "api": "responses" (--api responses) only');
    if (history === 'reasoning')
      refuse('history', 'can be "reasoning" with "api": "responses" (--api responses) only');
    return;
  }
  for (const name of Object.keys(parameters)) {
    const advice = spellings.get(name);
    if (advice) refuse('parameters', `${name} cannot be given to the Responses API: ${advice}`);
  }
};
