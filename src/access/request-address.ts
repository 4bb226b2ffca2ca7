import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import { proxyTrust, sentFrom, type ProxyTrust, type SentFrom } from './client-address';

const known = new WeakMap<Core.Strapi, ProxyTrust>();

function trustOf(strapi: Core.Strapi): ProxyTrust {
  let trust = known.get(strapi);
  if (trust === undefined) {
    trust = proxyTrust(strapi.config.get<string>('tracker.trustProxy', ''));
    known.set(strapi, trust);
  }
  return trust;
}

/**
 * Where a request came from, as the proxies named in TRUST_PROXY tell it. Every limit by address and
 * every address in the audit log comes from here.
 * @throws when TRUST_PROXY makes no sense.
 */
export function requestSentFrom(strapi: Core.Strapi, request: IncomingMessage): SentFrom {
  const header = request.headers['x-forwarded-for'];
  return sentFrom(
    request.socket.remoteAddress ?? '',
    [header].flat().join(',') || undefined,
    trustOf(strapi),
  );
}
