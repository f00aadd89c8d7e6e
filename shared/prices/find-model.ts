import { baseUrlOf } from '../basics/bedrock-address.ts';
import { ownValue } from '../basics/own-value.ts';
import type { ModelFacts } from './model-facts.ts';
import { priceTable } from './price-table.ts';

export interface ModelPlace {
  readonly model: string;
  readonly apiBase: string;
}

/** What the price list knows of a model. Hosts and names must match exactly: nothing is guessed. */
export const findModel = ({ model, apiBase }: ModelPlace): ModelFacts | undefined => {
  const host = hostOf(apiBase);
  if (host === undefined) return undefined;
  for (const { hosts, models } of priceTable.groups) {
    const facts = ownValue(models, model);
    if (facts && hosts.some((pattern) => matches(pattern, host))) return facts;
  }
  return undefined;
};

const hostOf = (apiBase: string): string | undefined => URL.parse(baseUrlOf(apiBase))?.host || undefined;

/** @param pattern of hosts, with one `*` at most */
const matches = (pattern: string, host: string): boolean => {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === host;
  return host.length > start.length + end.length && host.startsWith(start) && host.endsWith(end);
};
