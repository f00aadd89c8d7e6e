import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import type * as z from 'zod';
import { defaultPrefix, prefixOf, prefixPattern } from '../../infra/deployment/deployment-name.ts';
import { exactNumberRule, isExactNumber } from '../../shared/basics/exact-number.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import { datasetNamePattern, datasetNameRule } from '../../shared/dataset/dataset-name.ts';
import { repoPattern, repoRule } from '../../shared/dataset/hub-origin.ts';
import { type TokenPrices, tokenPricesSchema } from '../../shared/prices/token-prices.ts';

export const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

/** The lines of a file, each the id of a case. */
export const caseIds = (path: string): readonly string[] => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new InvalidArgumentError(`It cannot be read: ${(error as Error).message}.`);
  }
  const ids = text.split(/\r?\n/).filter((line) => line !== '');
  if (ids.length === 0) throw new InvalidArgumentError('It names no case: write one id a line.');
  return ids;
};

/** For counts that must not be zero. */
export const positiveNumber = (text: string): number => {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('It must be at least 1.');
  return value;
};

/** What Python's argparse takes as a float, except signs and words: `0.7`, `.5`, `1e-1`. */
export const decimal = (text: string): number => {
  if (!/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new InvalidArgumentError('It must be a number such as 0.7.');
  return Number(text);
};

/** A difference of accuracies as a share of 0 to 1, given in percentage points: `2` is 0.02. */
export const percentagePoints = (text: string): number => {
  const points = decimal(text);
  if (points > 100) throw new InvalidArgumentError('It must be at most 100 percentage points.');
  return points / 100;
};

/** E.g. `input=1.25,output=10,cached=0.125`, in US dollars per million tokens. */
export const tokenPrices = (text: string): TokenPrices => {
  const parts = text.split(',').map((part) => part.split('='));
  const isDecimal = ([, value]: readonly string[]) => /^\d+(\.\d+)?$/.test(value?.trim() ?? '');
  const prices = Object.fromEntries(parts.map(([name, value]) => [name?.trim(), Number(value)]));
  const parsed = tokenPricesSchema.safeParse(prices);
  if (parts.every(isDecimal) && parsed.success) return parsed.data;
  throw new InvalidArgumentError(
    'It must give US dollars per million tokens, such as input=1.25,output=10,cached=0.125 (optional: cached, cacheWrite, reasoning), none above 1,000,000.',
  );
};

/** E.g. `AQ-MedAI/LiveClin`. */
export const hubRepo = (text: string): string => {
  if (!repoPattern.test(text)) throw new InvalidArgumentError(`It ${repoRule}.`);
  return text;
};

export const datasetName = (text: string): string => {
  if (!datasetNamePattern.test(text)) throw new InvalidArgumentError(`It ${datasetNameRule}.`);
  return text;
};

export type JsonValue = z.infer<ReturnType<typeof z.json>>;

/** Does not repeat the value, unlike commander's own error: it may hold a key. */
const unreadable = (field: string, message: string) => new InputError([{ path: [field], message }]);

/** E.g. `reasoning_effort=high` or `logit_bias={"50256": -100}`: JSON, else a string. */
export const namedJson = (text: string): readonly [string, JsonValue] => {
  const [, name, value = ''] = /^([^=\s]+)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined) {
    throw unreadable('parameters', 'must be name=value, such as reasoning_effort=high or top_p=0.9');
  }
  const json = jsonOf(value);
  if (typeof json === 'number' && !isExactNumber(json))
    throw new InvalidArgumentError(`${name} ${exactNumberRule}.`);
  return [name, json];
};

const jsonOf = (text: string): JsonValue => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** E.g. `X-Title: LiveClin`. */
export const namedHeader = (text: string): readonly [string, string] => {
  const [, name, value = ''] = /^([^:]+):\s*(.*)$/.exec(text) ?? [];
  if (name !== undefined) return [name.trim(), value.trim()];
  throw unreadable('headers', 'must be "Name: value", such as "X-Title: LiveClin"');
};

/** A host as it appears in URLs, e.g. `api.openai.com` or `127.0.0.1:8000`. */
/** @returns the prefix of the deployment that a stack's name or a prefix stands for */
export const deploymentPrefix = (text: string): string => {
  const prefix = text === '' ? defaultPrefix : prefixOf(text);
  if (!prefixPattern.test(prefix))
    throw new InvalidArgumentError(
      'Give the name of a stack, such as LiveClinEvaluator-team-a, or its prefix.',
    );
  return prefix;
};

export const hostName = (text: string): string => {
  const url = URL.parse(`https://${text}`);
  const isHost = url !== null && url.host !== '' && url.href === `https://${url.host}/`;
  if (!isHost || /[/?#]/.test(text)) {
    throw new InvalidArgumentError('It must be a host such as api.openai.com, without https:// or a path.');
  }
  return url.host;
};

/** Collects the values of a flag that may be given several times. */
export const collect =
  <T>(read: (text: string) => T) =>
  (text: string, before: readonly T[] | undefined): readonly T[] => [...(before ?? []), read(text)];
