import * as z from 'zod';
import type { SamplingParameters } from './ask-model.ts';
import { cut } from './dialect/cut.ts';
import { type ParameterRow, parameterTable } from './dialect/parameter-table.ts';

/** How a parameter of a run was changed because its endpoint refuses it; saved with the run. */
export const adaptationSchema = z.discriminatedUnion('change', [
  z.object({ change: z.literal('renamed'), parameter: z.string(), to: z.string() }),
  z.object({ change: z.literal('removed'), parameter: z.string(), value: z.unknown() }),
]);
export type Adaptation = z.infer<typeof adaptationSchema>;

/** An error response as `ModelCallError` carries it. */
export interface ParameterRefusal {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly param?: string | undefined;
  readonly message: string;
}

const refusals = new Set([
  'unsupported_parameter',
  'unknown_parameter',
  'extra_forbidden',
  'unsupported_value',
  'parameter_unknown',
  'UnsupportedParameter',
  'unexpected_keyword_argument',
  // Pydantic 1 (https://docs.pydantic.dev/1.10/usage/models/).
  'value_error.extra',
]);

/** Some servers call an unknown field an error of their own, or say so in the body of a success. */
const adaptableStatuses = new Set([200, 400, 422, 500, 501]);

/**
 * If one of these is refused, the endpoint's default is used. Any other parameter (say a reasoning effort) is what the
 * user wants to measure, so its refusal is final.
 */
const sampling = new Set([
  'temperature',
  'top_p',
  'top_k',
  'n',
  'seed',
  'stop',
  'presence_penalty',
  'frequency_penalty',
]);

/** Two names for one parameter: whichever an endpoint accepts, the measurement is the same. */
const budgets = new Set(['max_tokens', 'max_completion_tokens']);

/**
 * Removes one parameter that an endpoint refuses from a request, or gives it the name that the endpoint knows. Relies
 * on the error response alone, never on the model's name. Changes one parameter at a time: send the request again, and
 * adapt again if another is refused.
 * @returns undefined if the response names no parameter that was sent and can be changed
 */
export const adaptParameters = (
  parameters: SamplingParameters,
  refusal: ParameterRefusal,
): { readonly parameters: SamplingParameters; readonly adaptation: Adaptation } | undefined => {
  if (refusal.status === undefined || !adaptableStatuses.has(refusal.status)) return undefined;
  const parameter = refusedParameter(parameters, refusal);
  if (parameter === undefined) return undefined;
  if (parameter === 'max_tokens') return renameMaxTokens(parameters);
  // Without its token budget, the run would not be the one that the user asked for.
  if (parameter === 'max_completion_tokens' && !('max_tokens' in parameters)) return undefined;
  return removed(parameters, parameter);
};

const refusedParameter = (parameters: SamplingParameters, refusal: ParameterRefusal): string | undefined => {
  const name = refusedByParam(parameters, refusal) ?? namedParameter(parameters, refusal.message);
  if (name === undefined || sampling.has(name)) return name;
  const isValue = refusal.code === 'unsupported_value' || says('value', refusal.message);
  return budgets.has(name) && !isValue ? name : undefined;
};

const refusedByParam = (
  parameters: SamplingParameters,
  { code, param, message }: ParameterRefusal,
): string | undefined => {
  const name = param && parameterAt(param);
  if (!name || !Object.hasOwn(parameters, name)) return undefined;
  const isRefused = (code !== undefined && refusals.has(code)) || says('refused', message);
  return isRefused ? name : undefined;
};

/**
 * FastAPI's paths begin with `body` and may name a variant (`body.ChatRequest.seed`), JSON pointers with a slash. A name
 * inside a field (`messages.0.n`) is not a parameter.
 */
const parameterAt = (path: string): string =>
  path
    .slice(0, 200)
    .replace(/^[#$]?[./]/, '')
    .replace(/^(body|request)[./]/, '')
    .replace(/^[A-Z]\w{0,60}[./]/, '')
    .replace(/\.$/, '');

const textsThat = (meaning: ParameterRow['says']): readonly RegExp[] =>
  parameterTable.flatMap(({ says: said, texts }) => (said === meaning ? texts : []));

const says = (meaning: ParameterRow['says'], message: string): boolean =>
  textsThat(meaning).some((pattern) => pattern.test(cut(message)));

const namedParameter = (parameters: SamplingParameters, message: string): string | undefined => {
  const text = cut(message);
  for (const pattern of textsThat('named')) {
    for (const [, path] of text.matchAll(pattern)) {
      const name = path && parameterAt(path);
      if (name && Object.hasOwn(parameters, name)) return name;
    }
  }
  return undefined;
};

const renameMaxTokens = (parameters: SamplingParameters) => {
  if ('max_completion_tokens' in parameters) return removed(parameters, 'max_tokens');
  const { max_tokens: budget, ...others } = parameters;
  return {
    parameters: { ...others, max_completion_tokens: budget },
    adaptation: { change: 'renamed', parameter: 'max_tokens', to: 'max_completion_tokens' } as const,
  };
};

const removed = (parameters: SamplingParameters, parameter: string) => {
  const { [parameter]: value, ...others } = parameters;
  return { parameters: others, adaptation: { change: 'removed', parameter, value } as const };
};
