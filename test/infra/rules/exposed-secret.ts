import { looksLikeKey } from '../../../shared/endpoint/looks-like-key.ts';
import { type Rule, resourcesOf } from './resources.ts';

/** CloudFormation would write the secret itself into what the console shows. */
const resolved = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

/** A member for a credential; task tokens, names of secrets and the keys of tables are none. */
const credentialName =
  /^(?:api[-_]?key|authorization|password|secret(?:string)?|(?:access|auth)[-_]?token)(?:\.\$)?$/i;

/**
 * Secrets are read where they are used, and by the function that uses them: no state's input, variable of a function,
 * schedule's or rule's input or output of the stack holds one, for those are shown in the console and kept in histories.
 */
export const exposedSecrets: Rule = (template) => [
  ...resourcesOf(template).flatMap(({ id, properties }) => found(properties, id)),
  ...found((template as { Outputs?: unknown }).Outputs ?? {}, 'Outputs'),
];

const found = (part: unknown, place: string): string[] => {
  if (typeof part === 'string') {
    const inner = innerJson(part);
    if (inner !== undefined) return found(inner, place);
    return resolved.test(part) || looksLikeKey(part) ? [`${place} holds a secret`] : [];
  }
  if (typeof part !== 'object' || part === null) return [];
  if ('Fn::Join' in part) return found(joined(part['Fn::Join']), place);
  return Object.entries(part).flatMap(([name, value]) => [
    ...(credentialName.test(name) ? [`${place}.${name} is for a secret`] : []),
    ...found(value, Array.isArray(part) ? place : `${place}.${name}`),
  ]);
};

const joined = (join: unknown): string => {
  const [delimiter, parts] = join as [string, unknown[]];
  return parts.map((part) => (typeof part === 'string' ? part : 'ref')).join(delimiter);
};

/** Definitions and inputs are JSON inside a text. */
const innerJson = (text: string): unknown => {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
