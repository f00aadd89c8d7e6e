import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { listSome } from '../basics/list-some.ts';
import { ownValue } from '../basics/own-value.ts';
import { present } from '../basics/present.ts';
import { imageModes } from '../conversation/turn-images.ts';
import { type Api, apis } from '../endpoint/request-url.ts';
import { histories } from '../model/ask-model.ts';
import { ownParametersOf } from './extra-parameters.ts';
import type { RunInput, StartInput } from './run-input.ts';
import { defaults } from './run-settings.ts';
import {
  compactSelection,
  describeSelection,
  maxInlineCases,
  runSelectionSchema,
  type Selection,
} from './selection.ts';

/** Version of the reference evaluator's protocol that this evaluator follows. */
export const protocolVersion = '1.0.0';

/** Everything that must be the same for two executions to belong to one run. */
export const runIdentitySchema = z.object({
  model: z.string(),
  apiBase: z.string(),
  /** Absent: Chat Completions, as in the reference. */
  api: z.enum(apis).optional(),
  /** Absent: texts, as in the reference. */
  history: z.enum(histories).optional(),
  datasetDigest: z.string(),
  /** Resolved; absent: all cases of the dataset. */
  selection: runSelectionSchema.optional(),
  imageMode: z.enum(imageModes),
  /** Sampling parameters as they appear in the request body. */
  parameters: z.record(z.string(), z.unknown()),
  protocolVersion: z.string(),
});
export type RunIdentity = z.infer<typeof runIdentitySchema>;

/** What an execution's input says about a run's identity; a resume may leave everything out. */
export type IdentityInput = Pick<
  RunInput,
  | 'model'
  | 'apiBase'
  | 'api'
  | 'history'
  | 'selection'
  | 'imageMode'
  | 'maxTokens'
  | 'temperature'
  | 'parameters'
>;

/** @param input its selection resolved */
export const runIdentity = (input: StartInput, datasetDigest: string): RunIdentity => ({
  model: input.model,
  apiBase: withoutEndSlashes(input.apiBase),
  ...present({ api: unlessDefault(input.api, 'chat'), history: unlessDefault(input.history, 'text') }),
  datasetDigest,
  ...present({ selection: input.selection && compactSelection(input.selection) }),
  imageMode: input.imageMode,
  parameters: overlayParameters(defaultParameters(input.api), input, input.api),
  protocolVersion,
});

/**
 * The identity that an execution asks of a stored run: the run's own wherever the input is silent.
 * @param input its selection resolved
 */
export const overlayIdentity = (
  stored: RunIdentity,
  input: IdentityInput,
  datasetDigest: string,
): RunIdentity => ({
  ...stored,
  ...present({
    model: input.model,
    apiBase: input.apiBase === undefined ? undefined : withoutEndSlashes(input.apiBase),
    api: input.api,
    history: input.history,
    selection: input.selection,
    imageMode: input.imageMode,
  }),
  datasetDigest,
  parameters: overlayParameters(stored.parameters, input, stored.api),
  protocolVersion,
});

const withoutEndSlashes = (url: string): string => url.replace(/\/+$/, '');

type Parameters = RunIdentity['parameters'];

/** Rows name what differs from the reference only, as those of earlier versions do. */
const unlessDefault = <T>(value: T | undefined, byDefault: T): T | undefined =>
  value === byDefault ? undefined : value;

/** What each API calls the most tokens of a reply. */
const budgetNames: Readonly<Record<Api, string>> = { chat: 'max_tokens', responses: 'max_output_tokens' };

const defaultParameters = (api: Api | undefined): Parameters => samplingParameters(api, defaults);

/** What every request carries under the names of its API, which may know nothing of several replies to one request. */
export const samplingParameters = (
  api: Api | undefined,
  { maxTokens, temperature }: { readonly maxTokens: number; readonly temperature: number },
): Parameters =>
  api === 'responses'
    ? { [budgetNames.responses]: maxTokens, temperature }
    : { [budgetNames.chat]: maxTokens, n: 1, temperature };

/** `parameters` of the input replace all further parameters together. */
const overlayParameters = (
  before: Parameters,
  { maxTokens, temperature, parameters }: IdentityInput,
  api: Api = 'chat',
): Parameters => ({
  ...(parameters === undefined ? before : { ...ownParametersOf(before), ...parameters }),
  ...present({ [budgetNames[api]]: maxTokens, temperature }),
});

/** The differences between two identities, each as part of a sentence; empty when they agree. */
export const identityDifferences = (stored: RunIdentity, asked: RunIdentity): string[] => {
  const fields = ({ parameters: _parameters, selection: _selection, ...others }: RunIdentity) => ({
    ...others,
    api: others.api ?? 'chat',
    history: others.history ?? 'text',
  });
  const differing = [
    ...differencesOf(fields(stored), fields(asked)),
    // Apart from the fields, as a parameter may be called like one of them.
    ...differencesOf(stored.parameters, asked.parameters),
  ];
  const [selected, asking] = [stored.selection, asked.selection].map(describeSelection);
  return selected === asking
    ? differing
    : [
        ...differing,
        `selection is ${selected} in the run and ${asking} here${differingCases(stored.selection, asked.selection)}`,
      ];
};

/** Names what differs between long lists, which {@link describeSelection} does not spell out. */
const differingCases = (
  { cases: before = [] }: Selection = {},
  { cases: now = [] }: Selection = {},
): string => {
  if (Math.min(before.length, now.length) === 0 || Math.max(before.length, now.length) <= maxInlineCases)
    return '';
  const [inRun, here] = [new Set(before), new Set(now)];
  const [onlyInRun, onlyHere] = [before.filter((id) => !here.has(id)), now.filter((id) => !inRun.has(id))];
  const parts = [
    onlyInRun.length > 0 && `only in the run: ${listSome(onlyInRun)}`,
    onlyHere.length > 0 && `only here: ${listSome(onlyHere)}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
};

const differencesOf = (before: Parameters, now: Parameters): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .map((name) => [name, ownValue(before, name), ownValue(now, name)] as const)
    .filter(([, was, is]) => !isDeepStrictEqual(was, is))
    .map(([name, was, is]) => `${name} is ${shown(was)} in the run and ${shown(is)} here`);

const shown = (value: unknown): string => (value === undefined ? 'not set' : JSON.stringify(value));
