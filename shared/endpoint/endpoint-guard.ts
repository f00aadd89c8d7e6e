import { BlockList, isIP } from 'node:net';
import { baseUrlOf, bedrockRegionOf } from '../basics/bedrock-address.ts';

/** Thrown when a run must not send anything to its endpoint, because it is not public or not encrypted. */
export class EndpointRefusedError extends Error {
  override readonly name = 'EndpointRefused';
}

/** What a deployment lets runs send to. */
export interface EndpointRules {
  /** Plain http and private addresses: for the LocalStack target. */
  readonly allowLocal: boolean;
  /** Hosts whose addresses may be private; https all the same. */
  readonly privateHosts: readonly string[];
  /** Present if runs may call Bedrock with the role of whoever sends; at `base` in place of AWS's own address. */
  readonly bedrock?: { readonly base?: string | undefined };
}

/** Where the requests of an endpoint go under a deployment's rules. @throws {EndpointRefusedError} if nowhere */
export const sentTo = (apiBase: string, { bedrock }: EndpointRules): string => {
  if (bedrockRegionOf(apiBase) === undefined) return apiBase;
  if (bedrock) return bedrock.base ?? baseUrlOf(apiBase);
  throw new EndpointRefusedError(
    `apiBase: this deployment does not let its runs call Bedrock. Deploy it with \`-c bedrock=true\`, or give ${baseUrlOf(apiBase)} and a Bedrock API key (--api-key-secret).`,
  );
};

export const publicHosts: EndpointRules = { allowLocal: false, privateHosts: [] };

/** On the LocalStack target. */
export const anyHost: EndpointRules = { allowLocal: true, privateHosts: [] };

const isPrivateHost = (host: string, { privateHosts }: EndpointRules): boolean => privateHosts.includes(host);

/**
 * Addresses that no public endpoint has, by kind (IANA's special-purpose registries for IPv4 and IPv6). In
 * an AWS account they lead to its own network, to credentials (169.254.169.254) or nowhere.
 */
const privateKinds: readonly (readonly [kind: string, ...ranges: string[]])[] = [
  ['loopback', '127.0.0.0/8', '::1/128'],
  ['link-local', '169.254.0.0/16', 'fe80::/10'],
  ['private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10'],
  ['carrier NAT', '100.64.0.0/10'],
  ['multicast', '224.0.0.0/4', 'ff00::/8'],
  ['unspecified', '0.0.0.0/8', '::/128'],
  // These hide an IPv4 address that a gateway would connect to: IPv4-mapped, NAT64, Teredo, 6to4.
  ['translated', '192.88.99.0/24', '::/96', '::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96'],
  ['translated', '64:ff9b:1::/48', '2001::/32', '2002::/16'],
  ['reserved', '192.0.0.0/24', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ['reserved', '240.0.0.0/4', '2001::/23', '2001:db8::/32', '3fff::/20'],
];

const listOf = (ranges: readonly string[], family: 4 | 6): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    if (isIP(network) === family) list.addSubnet(network, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
};

/** One list per family: a shared list would judge an IPv4-mapped address by the IPv4 address inside it. */
const lists = privateKinds.map(([kind, ...ranges]) => ({
  kind,
  4: listOf(ranges, 4),
  6: listOf(ranges, 6),
}));

/**
 * Where clouds give credentials to whoever asks from inside: no model is there, so no deployment sends anything there.
 * In IPv6 also the addresses that lead to the IPv4 ones.
 */
const credentialServices = {
  4: listOf(['169.254.0.0/16', '100.100.100.200/32'], 4),
  6: listOf(['fd00:ec2::/32', '::ffff:a9fe:0/112', '64:ff9b::a9fe:0/112'], 6),
};

const servesCredentials = (address: string): boolean => {
  const family = isIP(address);
  if (family === 0) return false;
  return family === 4 ? credentialServices[4].check(address) : credentialServices[6].check(address, 'ipv6');
};

/** All of IPv6 that is assigned to public hosts so far. */
const globalUnicast = listOf(['2000::/3'], 6);

/** Why an IP address is not public (e.g. `loopback`); undefined for a public one. */
export const privateKindOf = (address: string): string | undefined => {
  const family = isIP(address);
  if (family === 0) return 'unreadable';
  const type = family === 4 ? 'ipv4' : 'ipv6';
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  if (address.includes('%')) return 'link-local';
  const known = lists.find((list) => list[family === 4 ? 4 : 6].check(address, type));
  if (known) return known.kind;
  return family === 6 && !globalUnicast.check(address, type) ? 'reserved' : undefined;
};

/**
 * Checks the URL of an endpoint before its host name is resolved. URL parsing has already turned decimal, octal,
 * hexadecimal and shortened IPv4 addresses into plain ones.
 * @throws {EndpointRefusedError}
 */
export const checkEndpointUrl = (apiBase: string, rules: EndpointRules): void => {
  const url = new URL(sentTo(apiBase, rules));
  if (url.username || url.password) {
    throw new EndpointRefusedError(
      'apiBase contains a user name or password, which would be stored and shown with the run. Remove it, and store the key with `npx liveclin key set <name> --host <host>`.',
    );
  }
  const host = hostOf(url);
  if (rules.allowLocal) {
    if (isIP(host) !== 0) checkAddresses(host, [host], rules);
    return;
  }
  if (url.protocol !== 'https:') {
    throw new EndpointRefusedError(
      `apiBase: ${url.protocol}//${url.host} is not https. Keys and cases are sent over encrypted connections only.`,
    );
  }
  if (/\.$|(^|\.)localhost$/.test(host) && !isPrivateHost(host, rules)) {
    throw new EndpointRefusedError(`apiBase: ${host} is not the name of a public host.`);
  }
  if (isIP(host) !== 0) checkAddresses(host, [host], rules);
};

/** The host of a URL as a resolver takes it: without the brackets of an IPv6 address. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * Checks what a host name resolved to. One private address among public ones is enough to refuse it, because a
 * connection may take any of them.
 * @throws {EndpointRefusedError}
 */
export const checkAddresses = (host: string, addresses: readonly string[], rules: EndpointRules): void => {
  for (const address of addresses) {
    if (rules.allowLocal || isPrivateHost(host, rules)) {
      refuseCredentialService(host, address);
      continue;
    }
    const kind = privateKindOf(address);
    if (kind === undefined) continue;
    const resolved = address === host ? '' : ` resolves to ${address}, which`;
    throw new EndpointRefusedError(
      `apiBase: ${host}${resolved} is not a public address (${kind}). This deployment sends nothing to private networks. To use a model in its own network, deploy with \`-c privateHosts=${host}\` (docs/aws.md).`,
    );
  }
};

const refuseCredentialService = (host: string, address: string): void => {
  if (!servesCredentials(address)) return;
  throw new EndpointRefusedError(
    `apiBase: ${host} leads to ${address}, where clouds give out credentials. Nothing is sent there.`,
  );
};
