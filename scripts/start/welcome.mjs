import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../project-dir.mjs';
import { lanAddresses } from './addresses.mjs';

const RULE = '-'.repeat(78);

/**
 * What a person needs to know once the product answers: where the admin panel is, what phones open,
 * and at the very first start how to sign in.
 * @param {{ port: number, httpsPort: number | null, host: string, publicUrl: string, administrator: { email: string, password: string | null } | null }} facts
 * @returns {Promise<string>}
 */
export async function welcome({ port, httpsPort, host, publicUrl, administrator }) {
  const local = `http://localhost:${port}`;
  const lines = ['', RULE, '  Product Tracker is running.', ''];
  lines.push(`  Admin panel     ${local}/admin`);
  lines.push('                  operators are created there too: Content Manager - Operators');
  if (publicUrl !== local) lines.push(`  In the network  ${publicUrl}`);
  lines.push(`  Scan page       ${publicUrl}/scan`, '');
  if (httpsPort !== null) lines.push(...secureLines({ publicUrl, port, httpsPort }), '');
  if (administrator) lines.push(...signInLines(administrator));
  if (host !== '127.0.0.1' && publicUrl !== local)
    lines.push(...(await qrLines(phoneEntry({ publicUrl, port, httpsPort }))));
  lines.push('  npm run demo fills a small factory to try it out.   Ctrl-C stops everything.', RULE, '');
  return lines.join('\n');
}

/**
 * What a phone opens that has never been here: the scan page, or the guide where labels lead to a certificate that it has to learn.
 * @param {{ publicUrl: string, port: number, httpsPort: number | null }} options `port`: the plain one
 */
export function phoneEntry({ publicUrl, port, httpsPort }) {
  if (httpsPort === null || !isHttps(publicUrl)) return { title: 'scan page', url: `${publicUrl}/scan` };
  return { title: 'guide to the secure page', url: `${plainUrl({ publicUrl, port })}/secure` };
}

const isHttps = (url) => /^https:/i.test(url);

/** The same host without TLS: a phone that does not know the certificate can read that. */
function plainUrl({ publicUrl, port }) {
  return isHttps(publicUrl) ? `http://${new URL(publicUrl).hostname}:${port}` : publicUrl;
}

/** @param {{ publicUrl: string, port: number, httpsPort: number }} options */
function secureLines({ publicUrl, port, httpsPort }) {
  const { hostname } = new URL(publicUrl);
  const fingerprint = authorityFingerprint();
  return [
    `  Secure          https://${hostname}:${httpsPort}`,
    `                  camera and offline work need it; ${plainUrl({ publicUrl, port })}/secure guides phones there`,
    ...(fingerprint ? ['                  SHA-256 of its certificate, to compare on the phone:'] : []),
    ...(fingerprint?.match(/.{1,48}/g) ?? []).map((part) => `                  ${part}`),
  ];
}

/** Of the authority that the server has made, see src/tls; null where a certificate was given. */
function authorityFingerprint() {
  const file = path.resolve(PROJECT_DIR, process.env.TLS_DIR || '.data/tls', 'authority.pem');
  if (process.env.TLS_CERT_FILE || !existsSync(file)) return null;
  const [certificate] =
    readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/) ?? [];
  return certificate ? new X509Certificate(certificate).fingerprint256 : null;
}

function signInLines({ email, password }) {
  return [
    '  The first administrator (shown only this once):',
    `    e-mail    ${email}`,
    `    password  ${password ?? 'the one from ADMIN_PASSWORD'}`,
    '',
  ];
}

async function qrLines({ title, url }) {
  const { default: qrcode } = await import('qrcode');
  const picture = await qrcode.toString(url, { type: 'utf8', errorCorrectionLevel: 'L', margin: 2 });
  return [`  Open the ${title} with a phone in the same network:`, '', indent(picture)];
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

/**
 * The address that labels and phones use when PUBLIC_URL does not say it.
 * @param {{ port: number, host: string, env: Record<string, string | undefined> }} options
 */
export function guessPublicUrl({ port, host, env }) {
  if (env.PUBLIC_URL) return env.PUBLIC_URL.replace(/\/+$/, '');
  if (env.SERVER_PUBLIC_IP) return `http://${env.SERVER_PUBLIC_IP}:${port}`;
  return ownUrl({ host, port });
}

/**
 * Whether nobody has said what stands on labels, so that it is this machine's address of today.
 * @param {Record<string, string | undefined>} env
 */
export function isGuessed(env) {
  return !env.PUBLIC_URL && !env.SERVER_PUBLIC_IP;
}

/**
 * The address of the server itself, whatever stands before it.
 * @param {{ host: string, port: number }} listens
 */
export function ownUrl({ host, port }) {
  const [lan] = lanAddresses();
  if (host === '0.0.0.0' || host === '::') return lan ? `http://${lan}:${port}` : `http://localhost:${port}`;
  return host === '127.0.0.1' || host === 'localhost' ? `http://localhost:${port}` : `http://${host}:${port}`;
}
