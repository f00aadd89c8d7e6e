import * as z from 'zod';
import { parseJson } from '../basics/parse-json.ts';
import { ApiKeyError } from './api-key-error.ts';

/** A stored key and the hosts it may be sent to: who may start a run cannot send it anywhere else. */
const storedKeySchema = z.strictObject({
  key: z.string().min(1),
  /** As URLs name them: lower case, with the port where it is not the usual one. */
  hosts: z.array(z.string()).min(1),
});
export type StoredKey = z.infer<typeof storedKeySchema>;

/** Where a key stands: a secret of Secrets Manager, or a SecureString parameter of Systems Manager. */
export interface KeyPlace {
  readonly kind: 'secret' | 'parameter';
  readonly name: string;
}

/** Whether a text can go into a request's header: visible ASCII, as every provider's keys are. */
export const isSendableKey = (key: string): boolean => /^[\x21-\x7e]+$/.test(key);

/** What is wrong with a key that cannot; goes on after its name. */
export const unsendableKey = 'holds a blank, a line end or another character that no key has.';

/** All that the deployment may read. */
export const keyPrefix = 'evaluator/';

/**
 * The place that a name stands for: parameters have a slash in front (`/evaluator/openai`), secrets have none.
 * The prefix is added where it is missing; an ARN is taken as it is.
 */
export const keyPlaceOf = (name: string): KeyPlace => {
  if (name.startsWith('arn:')) return { kind: /^arn:[^:]*:ssm:/.test(name) ? 'parameter' : 'secret', name };
  const [kind, slash] = name.startsWith('/') ? (['parameter', '/'] as const) : (['secret', ''] as const);
  const rest = name.replace(/^\/+/, '');
  return { kind, name: `${slash}${rest.startsWith(keyPrefix) ? rest : `${keyPrefix}${rest}`}` };
};

/**
 * Reads a stored key for one host.
 * @param text what stands in the secret
 * @param host of the endpoint, as `URL.host` has it
 * @throws {ApiKeyError} which never repeats what stands in the secret, but for its hosts
 */
export const keyForHost = (text: string, name: string, host: string): string => {
  const stored = parseStoredKey(text);
  if (!stored) {
    throw new ApiKeyError(
      `"${name}" must hold {"key": "...", "hosts": ["${host}"]}. Set it with \`liveclin key set ${name} --host ${host}\`.`,
    );
  }
  if (!stored.hosts.includes(host)) {
    throw new ApiKeyError(
      `The key in "${name}" may go to ${stored.hosts.join(', ')} only, not to ${host}. Set it for this host too with \`liveclin key set\`, or check apiBase.`,
    );
  }
  return stored.key;
};

/** Undefined when the text is no stored key. */
export const parseStoredKey = (text: string): StoredKey | undefined =>
  storedKeySchema.safeParse(parseJson(text)).data;
