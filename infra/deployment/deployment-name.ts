/**
 * What a deployment's prefix makes of the names that others know it by. Stack and keys have a word of ours in their
 * names whatever the prefix is: `-c prefix=prod` must neither update a stack nor read secrets of somebody else.
 */
export const defaultPrefix = 'liveclin';

const stack = 'LiveClinEvaluator';
const keys = 'evaluator';

export const stackNameOf = (prefix: string): string =>
  prefix === defaultPrefix ? stack : `${stack}-${prefix}`;

/** What the names of a deployment's keys begin with; its functions can read no others. */
export const keyPrefixOf = (prefix: string): string =>
  prefix === defaultPrefix ? `${keys}/` : `${keys}-${prefix}/`;

/** @param name a stack's name, or a prefix as it is */
export const prefixOf = (name: string): string =>
  name === stack ? defaultPrefix : name.replace(new RegExp(`^${stack}-`), '');

export const prefixPattern = /^[a-z](?:[a-z0-9-]{0,22}[a-z0-9])?$/;
export const prefixRule =
  'must be 1 to 24 lower-case letters, digits and hyphens, with a letter first and no hyphen last';
