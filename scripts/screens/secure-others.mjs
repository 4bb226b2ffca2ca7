import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_DIR } from '../project-dir.mjs';
import { startProduct } from './product.mjs';
import { LANGUAGES } from './shooter.mjs';

const HOST = '192.168.1.10';

/** A certificate as a factory's own authority would give it. @returns the settings that name its files */
async function givenCertificate(folder) {
  const require = createRequire(import.meta.url);
  const { newAuthority, signCertificate } = require(path.join(PROJECT_DIR, 'dist/src/tls/authority.js'));
  const names = { dns: [], ip: [HOST] };
  const permitted = { dns: ['tracker.lan'], ip: [HOST] };
  const given = await signCertificate(
    await newAuthority('Factory', permitted, new Date()),
    names,
    new Date(),
  );
  const files = {
    TLS_CERT_FILE: path.join(folder, 'given.crt'),
    TLS_KEY_FILE: path.join(folder, 'given.key'),
  };
  fs.writeFileSync(files.TLS_CERT_FILE, given.certificate);
  fs.writeFileSync(files.TLS_KEY_FILE, given.key);
  return files;
}

/** The guide to the secure address where it is switched off, where its certificate is given, and behind a proxy of its own. */
export async function shootSecureOthers(shooter) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracker-given-'));
  try {
    const settings = {
      off: { HTTPS_PORT: 'off' },
      given: await givenCertificate(folder),
      proxy: { HTTPS_PORT: 'off', PUBLIC_URL: `https://${HOST}` },
    };
    for (const [name, more] of Object.entries(settings)) await shootWith(shooter, `secure-${name}`, more);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** From a server of its own that is set up so. */
async function shootWith(shooter, name, settings) {
  const product = await startProduct(settings);
  try {
    for (const language of LANGUAGES)
      for (const look of shooter.looks('scan')) {
        const context = await shooter.open(language, look, { baseURL: product.baseUrl });
        const page = await context.newPage();
        await page.goto(`/secure?lang=${language}`);
        await page.locator('#again:not([hidden]), a.button.quiet').first().waitFor();
        await shooter.shoot(page, name, language, look);
        await context.close();
      }
  } finally {
    await product.stop();
  }
}
