import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { newBrowserDisk, startOwnBrowser, type OwnBrowser } from './own-browser';
import { headingIs, installed, scansOf, signIn, startScanWorld, type ScanWorld } from './scan-world';
import { newTrustStore } from './trust-store';
import { wrongWith } from './wcag';

/** A browser that does not know the server's authority, learns it by the guide, and works over TLS from then on. */

const HOST = 'tracker.lan';
const FLAGS = [
  `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

const disk = newBrowserDisk();
const trust = newTrustStore();
const tlsFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracker-tls-'));
const SETTINGS = { HTTPS_PORT: '0', PUBLIC_URL: `http://${HOST}`, TLS_DIR: tlsFolder };

let world: ScanWorld;
let browser: OwnBrowser;
let plainUrl: string;
beforeAll(async () => {
  Object.assign(process.env, SETTINGS);
  world = await startScanWorld();
  plainUrl = `http://${HOST}:${new URL(world.app.baseUrl).port}`;
  browser = await startOwnBrowser(disk.folder, FLAGS, { HOME: trust.home });
}, 120_000);
afterAll(async () => {
  for (const name of Object.keys(SETTINGS)) delete process.env[name];
  await browser?.loseItsPower();
  await world?.stop();
  disk.wipe();
  trust.wipe();
  fs.rmSync(tlsFolder, { recursive: true, force: true });
});

const WORDS = {
  ru: {
    notYet: 'На этом устройстве сертификат сервера ещё не установлен.',
    trusted: 'Это устройство уже доверяет серверу. Больше ничего не нужно.',
    again: 'Проверить ещё раз',
    open: 'Открыть защищённую страницу отметок',
    download: 'Скачать сертификат',
  },
  en: {
    notYet: "This device does not know the server's certificate yet.",
    trusted: 'This device trusts the server already. Nothing is left to do.',
    again: 'Check again',
    open: 'Open the secure scan page',
    download: 'Download the certificate',
  },
};

/** The guide on a phone; with SHOTS its picture is kept there. */
async function openGuide(page: Page, language: 'ru' | 'en', says: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${plainUrl}/secure?lang=${language}`);
  await page.getByRole('status').getByText(says).waitFor();
  for (const details of await page.locator('details').all())
    await details.evaluate((element) => ((element as HTMLDetailsElement).open = true));
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

it.each(['ru', 'en'] as const)(
  'the guide in %s says that the certificate is not known, and that it still is not',
  async (language) => {
    const { page } = browser;
    const { notYet, again, open, download } = WORDS[language];
    await openGuide(page, language, notYet);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.getByRole('link', { name: download }).waitFor();
    expect(await page.getByRole('link', { name: open }).isVisible()).toBe(false);
    const asked = page.waitForRequest('**/secure/check');
    await page.getByRole('button', { name: again }).click();
    await asked;
    await page.getByRole('status').getByText(notYet).waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await keepPicture(page, `guide-unknown-${language}`);
  },
);

it('a browser that does not know the authority opens nothing over TLS', async () => {
  const { page } = browser;
  const secureUrl = await page.locator('#status').getAttribute('data-secure');
  await expect(page.goto(`${secureUrl}/scan`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
});

describe('once the downloaded certificate is installed', () => {
  beforeAll(async () => {
    const certificate = await fetch(`${world.app.baseUrl}/secure/product-tracker.crt`);
    trust.install(Buffer.from(await certificate.arrayBuffer()));
    await browser.loseItsPower();
    browser = await startOwnBrowser(disk.folder, FLAGS, { HOME: trust.home });
  });

  it.each(['ru', 'en'] as const)(
    'the guide in %s sees that, and leads to the secure page',
    async (language) => {
      const { page } = browser;
      const { notYet, trusted, again, open, download } = WORDS[language];
      await page.route('**/secure/check', (route) => route.abort('connectionfailed'));
      await openGuide(page, language, notYet);
      await page.unroute('**/secure/check');
      await page.getByRole('button', { name: again }).click();
      await page.getByRole('status').getByText(trusted).waitFor();
      await page.getByRole('link', { name: open }).waitFor();
      expect(await page.getByRole('link', { name: download }).isVisible()).toBe(false);
      expect(await page.getByRole('button', { name: again }).isVisible()).toBe(false);
      expect(await wrongWith(page)).toEqual([]);
      await keepPicture(page, `guide-trusted-${language}`);
    },
  );

  it('the scan page has the camera, works without a network, and counts', async () => {
    const code = await world.part(2, 'АСЦБ.990');
    const { page } = browser;
    await openGuide(page, 'ru', WORDS.ru.trusted);
    await page.getByRole('link', { name: WORDS.ru.open }).click();
    await page.waitForURL(/^https:\/\/tracker\.lan:\d+\/scan\/$/);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    await signIn(page);
    await headingIs(page, 'Отсканируйте этикетку');
    await installed(page);
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await page.getByText('Наведите на код').waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('Код с этикетки').fill(code);
    await page.getByLabel('Код с этикетки').press('Enter');
    await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    expect(await scansOf(world, code)).toBe(1);
  });
});
