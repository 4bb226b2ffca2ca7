import { goesDirect } from './proxy';

const direct = (noProxy: string, address = 'https://graph.microsoft.com/v1.0/me') =>
  goesDirect({ httpsProxy: 'http://proxy:3128', noProxy }, address);

it('asks without the proxy what NO_PROXY names, and all where there is none', () => {
  expect(goesDirect({ httpsProxy: '', noProxy: '' }, 'https://graph.microsoft.com')).toBe(true);
  for (const noProxy of [
    '*',
    'graph.microsoft.com',
    'a, .microsoft.com',
    '*.microsoft.com',
    'MICROSOFT.com:443',
  ]) {
    expect([noProxy, direct(noProxy)]).toEqual([noProxy, true]);
  }
  for (const noProxy of ['', 'soft.com', 'microsoft.com:8443', 'login.microsoft.com', ' , ']) {
    expect([noProxy, direct(noProxy)]).toEqual([noProxy, false]);
  }
});
