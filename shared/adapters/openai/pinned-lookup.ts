import type { LookupAddress } from 'node:dns';
import { lookup as resolveWithSystem } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import {
  checkAddresses,
  checkEndpointUrl,
  EndpointRefusedError,
  type EndpointRules,
  hostOf,
  sentTo,
} from '../../endpoint/endpoint-guard.ts';

/** All addresses of a name, as the system resolves it. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveHost: Resolve = (host) => resolveWithSystem(host, { all: true });

/**
 * A lookup for connections that resolves a name once, checks the addresses, and from then on returns only these: a
 * name that resolves differently after the check leads nowhere new. A name that could not be resolved is tried again
 * for the next connection. Fails with {EndpointRefusedError}. Node calls it for names only, never for addresses.
 */
export const createPinnedLookup = (resolve: Resolve, rules: EndpointRules): LookupFunction => {
  const pins = new Map<string, Promise<readonly LookupAddress[]>>();
  const resolveOnce = (host: string) => {
    const pin = pins.get(host) ?? resolveChecked(host, resolve, rules);
    pins.set(host, pin);
    pin.catch(() => pins.delete(host));
    return pin;
  };
  return (host, options, callback) => {
    resolveOnce(host).then(
      (addresses) => {
        if (options.all) return callback(null, [...addresses]);
        const [first] = addresses;
        callback(null, first?.address ?? '', first?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
};

/**
 * Checks an endpoint before a run is created for it: its URL, and the addresses its name resolves to now. A name that
 * cannot be resolved passes: nothing can be sent there, and the preflight call will say so.
 */
export const createEndpointCheck =
  ({ rules, resolve }: { readonly rules: EndpointRules; readonly resolve: Resolve }) =>
  /** @throws {EndpointRefusedError} */
  async (apiBase: string): Promise<void> => {
    checkEndpointUrl(apiBase, rules);
    await resolveChecked(hostOf(new URL(sentTo(apiBase, rules))), resolve, rules).catch((error: unknown) => {
      if (error instanceof EndpointRefusedError) throw error;
    });
  };

/** @throws {EndpointRefusedError} or the resolver's own error */
const resolveChecked = async (
  host: string,
  resolve: Resolve,
  rules: EndpointRules,
): Promise<readonly LookupAddress[]> => {
  const addresses = await resolve(host);
  checkAddresses(
    host,
    addresses.map(({ address }) => address),
    rules,
  );
  return addresses;
};
