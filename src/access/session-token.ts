import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';

/** What a session's token says: which session, whose, until when. */
export interface SessionClaims {
  sessionId: string;
  operatorId: number;
  /** Seconds since 1970. */
  expiresAtSeconds: number;
}

const ISSUER = 'tracker';
const AUDIENCE = 'scan-station';

/**
 * The key that signs operators' sessions. It is derived, so that a token of Strapi, signed with the
 * same secret, can never pass for one of ours.
 * @throws when the environment names neither SESSION_SECRET nor JWT_SECRET.
 */
export function sessionKey(environment: Readonly<Record<string, string | undefined>>): KeyObject {
  const secret = environment.SESSION_SECRET || environment.JWT_SECRET;
  if (!secret) throw new Error('Set SESSION_SECRET (or JWT_SECRET): it signs the sessions of operators.');
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'tracker operator session', 32)));
}

/** Sign a token for a session that stands in the database. */
export function issueSessionToken(key: KeyObject, claims: SessionClaims): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(claims.sessionId)
    .setSubject(String(claims.operatorId))
    .setIssuedAt()
    .setExpirationTime(claims.expiresAtSeconds)
    .sign(key);
}

/** What the token says, or null where it is not one of ours, altered or expired. */
export function readSessionToken(key: KeyObject, token: string): Promise<SessionClaims | null> {
  return claimsIn(key, token, new Date());
}

/** The same of a token that may have expired; whoever shows it must prove more than that. */
export function readEndedSessionToken(key: KeyObject, token: string): Promise<SessionClaims | null> {
  return claimsIn(key, token, new Date(0));
}

async function claimsIn(key: KeyObject, token: string, currentDate: Date): Promise<SessionClaims | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate,
      requiredClaims: ['jti', 'sub', 'exp'],
    });
    return {
      sessionId: String(payload.jti),
      operatorId: Number(payload.sub),
      expiresAtSeconds: Number(payload.exp),
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
