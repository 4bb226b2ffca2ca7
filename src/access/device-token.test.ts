import { createHmac, randomUUID } from 'node:crypto';
import { issueDeviceToken, readDeviceToken } from './device-token';
import { sessionKey } from './session-token';

const key = sessionKey({ SESSION_SECRET: 'of this factory' });
const id = randomUUID();
const token = issueDeviceToken(key, id);

it('proves the device that it was given to', () => {
  expect(readDeviceToken(key, `Device ${token}`)).toBe(id);
});

it('proves nothing where it was made for another device, by another key, for another purpose, or is none', () => {
  const [, signature = ''] = token.split('.');
  const other = issueDeviceToken(sessionKey({ SESSION_SECRET: 'of another' }), id);
  const asSession = createHmac('sha256', key).update(id).digest('base64url');
  for (const shown of [
    ...[`${randomUUID()}.${signature}`, other, `${id}.${asSession}`, `${id}.${signature.slice(1)}`, `${id}.`],
    ...[id, '', `${token}x`, `${token}\n`, `${id.toUpperCase()}.${signature}`, 'x'.repeat(100_000)],
  ])
    expect(readDeviceToken(key, `Device ${shown}`)).toBeNull();
  expect(readDeviceToken(key, `Bearer ${token}`)).toBeNull();
  expect(readDeviceToken(key, null)).toBeNull();
});
