import { SignJWT } from 'jose';
import { issueSessionToken, readSessionToken, sessionKey } from './session-token';

const KEY = sessionKey({ SESSION_SECRET: 'a secret of the test' });
const CLAIMS = {
  sessionId: '0f0e0d0c-0000-4000-8000-000000000001',
  operatorId: 7,
  expiresAtSeconds: Math.floor(Date.now() / 1_000) + 3_600,
};

describe('session tokens', () => {
  it('say which session, whose and until when', async () => {
    expect(await readSessionToken(KEY, await issueSessionToken(KEY, CLAIMS))).toEqual(CLAIMS);
  });

  it('are worth nothing after their time', async () => {
    const expired = { ...CLAIMS, expiresAtSeconds: Math.floor(Date.now() / 1_000) - 1 };
    expect(await readSessionToken(KEY, await issueSessionToken(KEY, expired))).toBeNull();
  });

  it('are worth nothing when altered', async () => {
    const [header, , signature] = (await issueSessionToken(KEY, CLAIMS)).split('.');
    const other = Buffer.from(JSON.stringify({ iss: 'tracker', aud: 'scan-station', sub: '1', jti: 'x' }));
    const forged = [header, other.toString('base64url'), signature].join('.');
    expect(await readSessionToken(KEY, forged)).toBeNull();
  });

  it('are worth nothing without a signature', async () => {
    const [, payload] = (await issueSessionToken(KEY, CLAIMS)).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await readSessionToken(KEY, `${none}.${payload}.`)).toBeNull();
  });

  it.each(['', 'x', 'a.b.c', '..', 'é.é.é'])('are not %j', async (text) => {
    expect(await readSessionToken(KEY, text)).toBeNull();
  });

  it('signed by another secret are not ours', async () => {
    const token = await issueSessionToken(sessionKey({ SESSION_SECRET: 'another' }), CLAIMS);
    expect(await readSessionToken(KEY, token)).toBeNull();
  });

  it('of Strapi, signed with the very same secret, are not ours', async () => {
    const secret = new TextEncoder().encode('shared secret of both');
    const theirs = await new SignJWT({ id: 1 }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await readSessionToken(sessionKey({ JWT_SECRET: 'shared secret of both' }), theirs)).toBeNull();
  });

  it('for another audience are not ours', async () => {
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('tracker')
      .setAudience('files')
      .setJti('x')
      .setSubject('1')
      .setExpirationTime('1h')
      .sign(KEY);
    expect(await readSessionToken(KEY, token)).toBeNull();
  });
});

it('asks for a secret', () => {
  expect(() => sessionKey({})).toThrow('SESSION_SECRET');
  expect(() => sessionKey({ SESSION_SECRET: '' })).toThrow('SESSION_SECRET');
});

it('takes an empty secret for none', () => {
  const left = sessionKey({ SESSION_SECRET: '', JWT_SECRET: 'other' });
  expect(left.equals(sessionKey({ JWT_SECRET: 'other' }))).toBe(true);
});
