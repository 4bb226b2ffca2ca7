import { mayReadMetrics } from './who-may-ask';

const local = { peer: '127.0.0.1', headers: {} };
const remote = (headers: Record<string, string> = {}) => ({ peer: '192.168.1.7', headers });
const TOKEN = 'a-long-token';

describe('the figures are told', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('to a program at %s', (peer) => {
    expect(mayReadMetrics({ peer, headers: {} }, '')).toBe('yes');
    expect(mayReadMetrics({ peer, headers: {} }, TOKEN)).toBe('yes');
  });

  it('to who has the token', () => {
    expect(mayReadMetrics(remote({ authorization: `Bearer ${TOKEN}` }), TOKEN)).toBe('yes');
    expect(
      mayReadMetrics(remote({ authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '1.1.1.1' }), TOKEN),
    ).toBe('yes');
  });

  it('to nobody else', () => {
    expect(mayReadMetrics(remote(), '')).toBe('hidden');
    expect(mayReadMetrics(remote({ authorization: 'Bearer ' }), '')).toBe('hidden');
    expect(mayReadMetrics(remote(), TOKEN)).toBe('not-signed-in');
    expect(mayReadMetrics(remote({ authorization: 'Bearer a-long-tokem' }), TOKEN)).toBe('not-signed-in');
    expect(mayReadMetrics(remote({ authorization: `Basic ${TOKEN}` }), TOKEN)).toBe('not-signed-in');
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'])(
    'to nobody through a proxy on this machine: %s',
    (name) => expect(mayReadMetrics({ ...local, headers: { [name]: 'x' } }, '')).toBe('hidden'),
  );
});
