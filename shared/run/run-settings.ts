import { isDeepStrictEqual } from 'node:util';
import { protocolVersion, type RunIdentity, type RunSettings } from '../ledger/run-row.ts';
import type { ResumeInput, StartInput } from './run-input.ts';
import { describeSelection } from './selection.ts';

/** The reference's defaults where it has the setting, ours (design.md) where it has not. */
export const defaults = {
  concurrency: 100,
  maxRetries: 5,
  rounds: 2,
  roundWaitSeconds: 60,
  timeout: 120,
  haltAfter: 20,
  temperature: 0,
  maxTokens: 16_384,
} as const;

/** @param before the settings of the run's earlier executions, kept where `input` is silent */
export const runSettings = (input: StartInput | ResumeInput, before?: RunSettings): RunSettings => {
  const apiKeySecret = input.apiKeySecret ?? before?.apiKeySecret;
  const prices = input.prices ?? before?.prices;
  const headers = input.headers ?? before?.headers;
  return {
    ...(apiKeySecret === undefined ? {} : { apiKeySecret }),
    ...(prices === undefined ? {} : { prices }),
    ...(headers === undefined ? {} : { headers }),
    concurrency: input.concurrency ?? before?.concurrency ?? defaults.concurrency,
    maxRetries: input.maxRetries ?? before?.maxRetries ?? defaults.maxRetries,
    rounds: input.rounds ?? before?.rounds ?? defaults.rounds,
    roundWaitSeconds: input.roundWaitSeconds ?? before?.roundWaitSeconds ?? defaults.roundWaitSeconds,
    timeout: input.timeout ?? before?.timeout ?? defaults.timeout,
    haltAfter: input.haltAfter ?? before?.haltAfter ?? defaults.haltAfter,
  };
};

/** @param input its selection resolved */
export const runIdentity = (input: StartInput, datasetDigest: string): RunIdentity => ({
  model: input.model,
  apiBase: input.apiBase.replace(/\/+$/, ''),
  datasetDigest,
  ...(input.selection ? { selection: input.selection } : {}),
  imageMode: input.imageMode,
  parameters: {
    max_tokens: input.maxTokens ?? defaults.maxTokens,
    n: 1,
    temperature: input.temperature ?? defaults.temperature,
    ...input.parameters,
  },
  protocolVersion,
});

/** Names what differs between two identities, a sentence part each; empty when they agree. */
export const identityDifferences = (stored: RunIdentity, asked: RunIdentity): string[] => {
  const fields = (identity: RunIdentity): Record<string, unknown> => ({
    ...identity,
    parameters: undefined,
    selection: undefined,
    ...identity.parameters,
  });
  const [before, now] = [fields(stored), fields(asked)];
  const differing = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((field) => !isDeepStrictEqual(before[field], now[field]))
    .map((field) => `${field} is ${shown(before[field])} in the run and ${shown(now[field])} here`);
  const [selected, asking] = [stored.selection, asked.selection].map(describeSelection);
  return selected === asking
    ? differing
    : [...differing, `selection is ${selected} in the run and ${asking} here`];
};

const shown = (value: unknown): string => (value === undefined ? 'not set' : JSON.stringify(value));
