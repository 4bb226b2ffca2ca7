import { lanAddresses } from './addresses.mjs';

const RULE = '-'.repeat(78);

/**
 * What a person needs to know once the product answers: where the admin panel is, what phones open,
 * and at the very first start how to sign in.
 * @param {{ port: number, host: string, publicUrl: string, administrator: { email: string, password: string | null } | null }} facts
 * @returns {Promise<string>}
 */
export async function welcome({ port, host, publicUrl, administrator }) {
  const local = `http://localhost:${port}`;
  const lines = ['', RULE, '  Product Tracker is running.', ''];
  lines.push(`  Admin panel     ${local}/admin`);
  lines.push(
    '                  operators are created there too: Content Manager - User (Users & Permissions)',
  );
  if (publicUrl !== local) lines.push(`  In the network  ${publicUrl}`);
  lines.push(`  Scan page       ${publicUrl}/scan`, '');
  if (administrator) lines.push(...signInLines(administrator));
  if (host !== '127.0.0.1' && publicUrl !== local) lines.push(...(await qrLines(`${publicUrl}/scan`)));
  lines.push('  npm run demo fills a small factory to try it out.   Ctrl-C stops everything.', RULE, '');
  return lines.join('\n');
}

function signInLines({ email, password }) {
  return [
    '  The first administrator (shown only this once):',
    `    e-mail    ${email}`,
    `    password  ${password ?? 'the one from ADMIN_PASSWORD'}`,
    '',
  ];
}

async function qrLines(url) {
  const { default: qrcode } = await import('qrcode');
  const picture = await qrcode.toString(url, { type: 'utf8', errorCorrectionLevel: 'L', margin: 2 });
  return ['  Open the scan page with a phone in the same network:', '', indent(picture)];
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
 * The address of the server itself, whatever stands before it.
 * @param {{ host: string, port: number }} listens
 */
export function ownUrl({ host, port }) {
  const [lan] = lanAddresses();
  if (host === '0.0.0.0' || host === '::') return lan ? `http://${lan}:${port}` : `http://localhost:${port}`;
  return host === '127.0.0.1' || host === 'localhost' ? `http://localhost:${port}` : `http://${host}:${port}`;
}
