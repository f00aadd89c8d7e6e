import * as z from 'zod';
import { parseJson } from '../basics/parse-json.ts';
import { shellWord } from '../basics/shell-word.ts';
import { ApiKeyError } from './api-key-error.ts';

/** A stored key and the hosts it may be sent to: a user who can start a run cannot send it anywhere else. */
const storedKeySchema = z.strictObject({
  key: z.string().min(1),
  /** As in URLs: lower case, with the port unless it is the default one. */
  hosts: z.array(z.string()).min(1),
});
export type StoredKey = z.infer<typeof storedKeySchema>;

/** Where a key is kept: a secret of Secrets Manager, or a SecureString parameter of Systems Manager. */
export interface KeyPlace {
  readonly kind: 'secret' | 'parameter';
  readonly name: string;
}

/** Whether a text can be sent in a header: visible ASCII, as every provider's keys are. */
export const isSendableKey = (key: string): boolean => /^[\x21-\x7e]+$/.test(key);

/** What is wrong with a key that cannot; follows its name in a sentence. */
export const unsendableKey = 'contains a space, a line break or another character that no API key has.';

/**
 * The place that a name refers to: parameters begin with a slash (`/evaluator/openai`), secrets do not. The prefix is
 * added where it is missing; an ARN is used as it is.
 * @param keyPrefix of the deployment, which can read no other keys
 */
export const keyPlaceOf = (name: string, keyPrefix: string): KeyPlace => {
  if (name.startsWith('arn:')) return { kind: /^arn:[^:]*:ssm:/.test(name) ? 'parameter' : 'secret', name };
  const [kind, slash] = name.startsWith('/') ? (['parameter', '/'] as const) : (['secret', ''] as const);
  const rest = name.replace(/^\/+/, '');
  return { kind, name: `${slash}${rest.startsWith(keyPrefix) ? rest : `${keyPrefix}${rest}`}` };
};

/**
 * Reads a stored key for one host.
 * @param text of the secret or parameter
 * @param host of the endpoint, as `URL.host` has it
 * @throws {ApiKeyError} which repeats nothing of the text but its hosts
 */
export const keyForHost = (text: string, name: string, host: string): string => {
  const stored = parseStoredKey(text);
  if (!stored) {
    throw new ApiKeyError(
      `The stored key "${name}" must have the form {"key": "...", "hosts": ["${host}"]}. Store it with \`${setKey(name, [host])}\`.`,
    );
  }
  if (!stored.hosts.includes(host)) {
    throw new ApiKeyError(
      `The stored key "${name}" may be sent to ${stored.hosts.join(', ')} only, not to ${host}. Allow this host too with \`${setKey(name, [...stored.hosts, host])}\`, or check apiBase.`,
    );
  }
  return stored.key;
};

const setKey = (name: string, hosts: readonly string[]): string =>
  `npx liveclin key set ${shellWord(name)} --host ${hosts.map(shellWord).join(' --host ')}`;

/** Undefined when the text is not a stored key. */
const parseStoredKey = (text: string): StoredKey | undefined =>
  storedKeySchema.safeParse(parseJson(text)).data;
