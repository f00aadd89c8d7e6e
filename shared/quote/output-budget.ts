import type { SamplingParameters } from '../model/ask-model.ts';

/** Most tokens of a reply that a run asks for, however its API calls them. */
export const outputBudget = (parameters: SamplingParameters): number | undefined =>
  [parameters.max_tokens, parameters.max_completion_tokens, parameters.max_output_tokens].find(
    (value) => typeof value === 'number',
  );
