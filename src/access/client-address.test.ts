import { networkOf, proxyTrust, sentFrom } from './client-address';

describe('the sender’s address', () => {
  it.each([
    ['nobody is trusted', '', '10.0.0.1', '1.1.1.1', '10.0.0.1', false],
    ['one proxy tells the last address', 'true', '10.0.0.1', '6.6.6.6, 1.1.1.1', '1.1.1.1', true],
    ['one proxy tells nothing', 'true', '10.0.0.1', undefined, '10.0.0.1', true],
    ['a named proxy', '10.0.0.1', '10.0.0.1', '6.6.6.6, 1.1.1.1', '1.1.1.1', true],
    ['a chain of named proxies', '10.0.0.0/8', '10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2', '1.1.1.1', true],
    ['a stranger who pretends to be forwarding', '10.0.0.1', '10.0.0.9', '1.1.1.1', '10.0.0.9', false],
    ['only trusted addresses', '10.0.0.0/8', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3', true],
    ['nonsense in the list', 'true', '10.0.0.1', '1.1.1.1, unknown', '10.0.0.1', true],
    ['IPv4 at an IPv6 socket', '10.0.0.1', '::ffff:10.0.0.1', '::ffff:1.1.1.1', '1.1.1.1', true],
    ['IPv6', 'fd00::/8', 'fd00::1', '2001:db8::5', '2001:db8::5', true],
    ['a list of both', '127.0.0.1, ::1', '::1', '1.1.1.1', '1.1.1.1', true],
  ] as const)('%s', (_what, setting, peer, header, address, viaProxy) => {
    expect(sentFrom(peer, header, proxyTrust(setting))).toEqual({ address, viaProxy });
  });

  it.each(['yes', '10.0.0.0/33', '10.0.0', '10.0.0.1/8/8', '::1/129', '10.0.0.1,'])(
    'of the setting %j is an error at the start',
    (setting) => expect(() => proxyTrust(setting)).toThrow('TRUST_PROXY'),
  );
});

describe('the network of an address', () => {
  it.each([
    ['10.0.0.5', '10.0.0.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
