import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  anyHost,
  checkAddresses,
  checkEndpointUrl,
  privateKindOf,
  publicHosts,
} from '../../../shared/endpoint/endpoint-guard.ts';

describe('privateKindOf', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['169.254.170.2', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['fc00::1', 'private'],
    ['fd00:ec2::254', 'private'],
    ['fec0::1', 'private'],
    ['100.64.0.1', 'carrier NAT'],
    ['100.127.255.255', 'carrier NAT'],
    ['224.0.0.1', 'multicast'],
    ['ff02::1', 'multicast'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['::ffff:127.0.0.1', 'translated'],
    ['::ffff:8.8.8.8', 'translated'],
    ['::ffff:0:7f00:1', 'translated'],
    ['::7f00:1', 'translated'],
    ['64:ff9b::a9fe:a9fe', 'translated'],
    ['64:ff9b:1::a00:1', 'translated'],
    ['2002:7f00:1::', 'translated'],
    ['2001:0:7f00:1::', 'translated'],
    ['192.0.0.192', 'reserved'],
    ['192.0.2.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['100::1', 'reserved'],
    ['5f00::1', 'reserved'],
    ['not-an-address', 'unreadable'],
  ])('%s is %s', (address, kind) => {
    expect(privateKindOf(address)).toBe(kind);
  });

  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '169.253.255.255',
    '192.167.1.1',
    '223.255.255.255',
    '2606:4700::6810:84e5',
    '2001:4860:4860::8888',
    '2a00:1450:4001:80b::200a',
  ])('%s is public', (address) => {
    expect(privateKindOf(address)).toBeUndefined();
  });

  it('recognizes private IPv4 addresses written as IPv6', () => {
    const prefixes = ['::ffff:', '::', '64:ff9b::', '::ffff:0:'];
    fc.assert(
      fc.property(fc.constantFrom(...prefixes), fc.ipV4(), (prefix, address) => {
        expect(privateKindOf(`${prefix}${address}`)).toBeDefined();
      }),
    );
  });
});

describe('checkEndpointUrl', () => {
  test.each([
    ['http://api.example.com/v1', 'not https'],
    ['https://127.0.0.1/v1', 'loopback'],
    ['https://127.0.0.1:8443/v1', 'loopback'],
    ['https://127.1/v1', 'loopback'],
    ['https://2130706433/v1', 'loopback'],
    ['https://0x7f000001/v1', 'loopback'],
    ['https://0x7f.0.0.1/v1', 'loopback'],
    ['https://0177.0.0.01/v1', 'loopback'],
    ['https://017700000001/v1', 'loopback'],
    ['https://127.0.0.1./v1', 'loopback'],
    ['https://１２７.0.0.1/v1', 'loopback'],
    ['https://127。0。0。1/v1', 'loopback'],
    ['https://0/v1', 'unspecified'],
    ['https://2852039166/latest', 'link-local'],
    ['https://[::1]/v1', 'loopback'],
    ['https://[::]/v1', 'unspecified'],
    ['https://[::ffff:127.0.0.1]/v1', 'translated'],
    ['https://[::ffff:a9fe:a9fe]/v1', 'translated'],
    ['https://[64:ff9b::10.0.0.1]/v1', 'translated'],
    ['https://[2002:a00:1::]/v1', 'translated'],
    ['https://[fd00:ec2::254]/v1', 'private'],
    ['https://localhost/v1', 'not the name of a public host'],
    ['https://LOCALHOST:8443/v1', 'not the name of a public host'],
    ['https://localhost./v1', 'not the name of a public host'],
    ['https://models.localhost/v1', 'not the name of a public host'],
    ['https://api.example.com./v1', 'not the name of a public host'],
    ['https://user:secret@api.example.com/v1', 'user name or password'],
    ['https://api.example.com@10.0.0.1/v1', 'user name or password'],
  ])('refuses %s', (apiBase, reason) => {
    const check = () => checkEndpointUrl(apiBase, publicHosts);
    expect(check).toThrow(expect.objectContaining({ name: 'EndpointRefused' }));
    expect(check).toThrow(reason);
    expect(check).not.toThrow('secret');
  });

  test.each([
    'https://api.openai.com/v1',
    'https://api.example.com:8443/v1',
    'https://1.1.1.1/v1',
    'https://[2606:4700::1111]/v1',
    'https://localhost.example.com/v1',
  ])('lets %s through', (apiBase) => {
    expect(() => checkEndpointUrl(apiBase, publicHosts)).not.toThrow();
  });

  it('lets a local deployment use its machine, but no credentials in the URL', () => {
    expect(() => checkEndpointUrl('http://127.0.0.1:8000/v1', anyHost)).not.toThrow();
    expect(() => checkEndpointUrl('http://localhost:8000/v1', anyHost)).not.toThrow();
    expect(() => checkEndpointUrl('http://me:pw@127.0.0.1:8000/v1', anyHost)).toThrow(
      'user name or password',
    );
  });
});

describe('a local deployment', () => {
  test.each([
    'http://169.254.169.254/latest/meta-data',
    'http://169.254.170.2/v1',
    'http://2852039166/v1',
    'http://0xa9fea9fe/v1',
    'http://169.254.43518/v1',
    'http://[::ffff:169.254.169.254]/v1',
    'http://[64:ff9b::a9fe:a9fe]/v1',
    'http://[fd00:ec2::254]/v1',
    'http://100.100.100.200/v1',
  ])('sends nothing to where clouds give out credentials: %s', (apiBase) => {
    expect(() => checkEndpointUrl(apiBase, anyHost)).toThrow('where clouds give out credentials');
  });

  it('refuses a name that leads there, and no other address of its network', () => {
    expect(() => checkAddresses('model.lan', ['10.0.0.7', '169.254.169.254'], anyHost)).toThrow(
      'apiBase: model.lan leads to 169.254.169.254, where clouds give out credentials.',
    );
    expect(() =>
      checkAddresses('model.lan', ['10.0.0.7', '::1', 'fd00::7', '100.64.0.9'], anyHost),
    ).not.toThrow();
  });
});

describe('a deployment with private hosts', () => {
  const rules = { allowLocal: false, privateHosts: ['models.internal', '10.0.3.7', 'models.localhost'] };

  test.each(['https://models.internal/v1', 'https://10.0.3.7:8443/v1', 'https://models.localhost/v1'])(
    'lets %s through',
    (apiBase) => {
      expect(() => checkEndpointUrl(apiBase, rules)).not.toThrow();
    },
  );

  test.each([
    ['http://models.internal/v1', 'is not https'],
    ['http://10.0.3.7/v1', 'is not https'],
    ['https://10.0.3.8/v1', 'deploy with `-c privateHosts=10.0.3.8`'],
  ])('refuses %s: encrypted, and these hosts only', (apiBase, reason) => {
    expect(() => checkEndpointUrl(apiBase, rules)).toThrow(reason);
  });

  it('lets only their names resolve to private addresses, never to where clouds give out credentials', () => {
    expect(() => checkAddresses('models.internal', ['10.0.0.7'], rules)).not.toThrow();
    expect(() => checkAddresses('other.internal', ['10.0.0.7'], rules)).toThrow('(private)');
    expect(() => checkAddresses('models.internal', ['169.254.169.254'], rules)).toThrow('credentials');
  });
});

describe('checkAddresses', () => {
  it('refuses a name with one private address among public ones, and says what it resolves to', () => {
    expect(() => checkAddresses('api.example.com', ['1.1.1.1', '10.0.0.7'], publicHosts)).toThrow(
      'api.example.com resolves to 10.0.0.7, which is not a public address (private)',
    );
    expect(() =>
      checkAddresses('api.example.com', ['1.1.1.1', '2606:4700::1111'], publicHosts),
    ).not.toThrow();
  });
});
