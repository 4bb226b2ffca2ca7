#!/usr/bin/env node
/**
 * Pictures of the dashboard for docs/screens, from a running product.
 *
 *   node scripts/screens/dashboard.mjs URL E-MAIL PASSWORD empty|filled [DIRECTORY]
 *
 * `empty` wants a new installation, `filled` one with the demo. Both languages; the light theme in
 * 1440x900, and beside it (not for the documents) dark, 768 and 360 wide when DIRECTORY is given.
 */
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../find-chromium.mjs';

const [url, email, password, what, directory] = process.argv.slice(2);
const documents = path.resolve(import.meta.dirname ?? path.dirname(process.argv[1]), '../../docs/screens');

const SIZES = [
  { name: '', width: 1440, height: 900, theme: 'light', always: true },
  { name: '-dark', width: 1440, height: 900, theme: 'dark' },
  { name: '-768', width: 768, height: 1024, theme: 'light' },
  { name: '-360', width: 360, height: 740, theme: 'light' },
];

/** Sign in once: the panel lets in five times in five minutes. */
async function signIn(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/admin/auth/login`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL((address) => !address.pathname.includes('/auth/'));
  const state = await context.storageState();
  await context.close();
  return state;
}

/** The language of the panel is kept with the administrator. */
async function speak(state, language) {
  const token = state.cookies.find(({ name }) => name === 'jwtToken').value;
  await fetch(`${url}/admin/users/me`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ preferedLanguage: language }),
  });
}

async function shoot(page, name, language, size) {
  await page.waitForSelector('[data-live=live]');
  await page.evaluate('document.fonts.ready');
  await page.mouse.move(0, 0);
  const file = `${name}${size.name}-${language}.png`;
  await page.screenshot({ path: path.join(directory ?? documents, file) });
  console.log(file);
}

async function shootSize(browser, storageState, language, size) {
  const context = await browser.newContext({
    storageState,
    viewport: { width: size.width, height: size.height },
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
  });
  const page = await context.newPage();
  await page.addInitScript(`localStorage.setItem('STRAPI_THEME', '${size.theme}')`);
  await page.goto(`${url}/admin/plugins/dashboards`);
  if (what === 'empty') {
    await page.waitForSelector('[data-guide]');
    await shoot(page, 'dashboard-empty', language, size);
  } else {
    await page.waitForSelector('[data-product]');
    await page.evaluate(`localStorage.setItem('tracker.guide-hidden', 'yes')`);
    await page.reload();
    await page.waitForSelector('[data-product]');
    await shoot(page, 'dashboard', language, size);
    await page.click('[data-product] a');
    await page.waitForSelector('[data-part]');
    await shoot(page, 'dashboard-parts', language, size);
  }
  await context.close();
}

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const state = await signIn(browser);
  for (const language of ['en', 'ru']) {
    await speak(state, language);
    for (const size of SIZES) {
      if (size.always || directory) await shootSize(browser, state, language, size);
    }
  }
} finally {
  await browser.close();
}
