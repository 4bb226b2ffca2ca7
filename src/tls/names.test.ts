import { divide, hostOf, namesOf, permittedFor } from './names';

const machine = {
  addresses: ['192.168.1.5', '::1', '127.0.0.1', 'fe80::1'],
  hostName: 'Shop-PC',
  publicUrl: 'https://Tracker.Factory.example:1337',
};

describe('what a machine is called', () => {
  it('is every address, its own name and the one on the labels, once each', () => {
    expect(namesOf(machine)).toEqual({
      dns: ['localhost', 'shop-pc', 'shop-pc.local', 'tracker.factory.example'],
      ip: ['127.0.0.1', '192.168.1.5', '::1', 'fe80::1'],
    });
  });

  it('takes an address on the labels as an address', () => {
    const names = namesOf({ addresses: [], hostName: 'a', publicUrl: 'http://[fc00::5]:80' });
    expect(names).toEqual({ dns: ['a', 'a.local', 'localhost'], ip: ['127.0.0.1', '::1', 'fc00::5'] });
  });

  it.each(['Цех 1', '', '-x', 'a..b', `${'a'.repeat(64)}`])(
    'leaves out %j, which is no host name',
    (hostName) => {
      expect(namesOf({ addresses: [], hostName, publicUrl: '' }).dns).toEqual(['localhost']);
    },
  );

  it.each([
    ['http://10.0.0.1:1337', '10.0.0.1'],
    ['https://[::1]/x', '::1'],
    ['no address', ''],
    ['', ''],
  ])('finds the host of %j', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});

describe('what an authority may sign', () => {
  const permitted = permittedFor(namesOf(machine));

  it('is private networks, private endings and what the machine is called today', () => {
    expect(permitted.dns).toEqual([
      'localhost',
      'local',
      'lan',
      'home',
      'internal',
      'home.arpa',
      'shop-pc',
      'tracker.factory.example',
    ]);
    expect(permitted.ip).toContain('192.168.0.0/16');
    expect(permitted.ip).not.toContain('192.168.1.5/32');
  });

  it('has a public address of the machine as that one address', () => {
    const names = namesOf({ addresses: ['203.0.113.7', '2001:db8::7'], hostName: 'x', publicUrl: '' });
    expect(permittedFor(names).ip.slice(-2)).toEqual(['2001:db8::7/128', '203.0.113.7/32'].sort());
  });

  it('is told apart from what it may not', () => {
    const wanted = {
      dns: ['pc.lan', 'bank.example', 'evil-local'],
      ip: ['10.255.0.1', '8.8.8.8', 'fd00::1', '2001:db8::1'],
    };
    expect(divide(wanted, permitted)).toEqual({
      signed: { dns: ['pc.lan'], ip: ['10.255.0.1', 'fd00::1'] },
      refused: ['bank.example', 'evil-local', '8.8.8.8', '2001:db8::1'],
    });
  });
});
