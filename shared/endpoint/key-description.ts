const start = 'Model API key, sent only to ';

/**
 * The description of a stored key: shows its hosts to whoever may list secrets but not read them. Only what the secret
 * itself names decides where the key goes.
 */
export const describeKey = (hosts: readonly string[]): string => start + hosts.join(', ');

/** The hosts that a description names; undefined for one of somebody else, or of a key stored before November 2026. */
export const hostsIn = (description: string | undefined): readonly string[] | undefined =>
  description?.startsWith(start) ? description.slice(start.length).split(', ') : undefined;
