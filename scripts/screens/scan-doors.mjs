import { Factory, pressBadge, signIn } from './scan-stills.mjs';
import { LANGUAGES } from './shooter.mjs';

const PIN = '4711';
let made = 0;

/** A badge of this operator and its PIN. @returns what the badge says */
async function giveBadge(shooter, panel, { identifier, password }) {
  const answer = await fetch(`${shooter.baseUrl}/api/scan-station/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  });
  const { operator } = await answer.json();
  const address = `/tracker/operators/${operator.id}`;
  const { data } = await panel.ask('POST', `${address}/badge`);
  const put = await fetch(`${shooter.baseUrl}${address}/pin`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${panel.token}` },
    body: JSON.stringify({ pin: PIN }),
  });
  if (put.status !== 204) throw new Error(await put.text());
  return data.badge;
}

/** Who works on a device, and what it lacks: before a report is made. */
export async function shootScanDoors(shooter, panel, demo) {
  const factory = new Factory(shooter.baseUrl, demo.apiToken, panel);
  factory.product = demo.products[0];
  const [anybody] = demo.operators;
  const badge = await giveBadge(shooter, panel, anybody);
  for (const language of LANGUAGES) {
    for (const look of shooter.looks('scan')) {
      const { code } = await factory.workable(`КР.04.${String((made += 1)).padStart(2, '0')}`);
      await shootEnded({ shooter, language, look, badge, code });
      await shootShared({ shooter, language, look, anybody, code });
      await shootPlainHttp({ shooter, language, look, anybody });
    }
  }
}

/** A session that has run out: the PIN of who it was is asked for. */
async function shootEnded({ shooter, language, look, badge, code }) {
  const context = await shooter.open(language, look, { hasTouch: true });
  const page = await context.newPage();
  await page.goto('/scan');
  await pressBadge(page, badge);
  for (const digit of PIN) await page.locator('.pad button', { hasText: digit }).first().click();
  await page.click('.card button[type=submit]');
  await page.waitForSelector('main.sign-in', { state: 'detached' });
  // On a busy machine the tail of a badge may have been taken for a label.
  await page.goto(`/scan/${code}`);
  await page.waitForSelector('main.part');
  // As the server answers to a session that has run out.
  await page.route('**/api/scan-station/parts/*', (route) =>
    route.fulfill({ status: 401, json: { error: { message: '', details: { code: 'not-signed-in' } } } }),
  );
  await page.reload();
  await page.waitForSelector('.pad');
  await shooter.shoot(page, 'scan-session-ended', language, look);
  await context.close();
}

/** A shared device without a network: the next badge cannot be asked for. */
async function shootShared({ shooter, language, look, anybody, code }) {
  const context = await shooter.open(language, look, { hasTouch: true });
  const page = await context.newPage();
  await page.goto('/scan');
  await signIn(page, anybody);
  await page.waitForSelector('.code-form input');
  await page.locator('input[type=radio]').nth(1).scrollIntoViewIfNeeded();
  await page.locator('input[type=radio]').nth(1).check();
  await shooter.shoot(page, 'scan-shared-device', language, look);
  await page.goto(`/scan/${code}`);
  await page.waitForSelector('.part .action');
  await context.setOffline(true);
  await page.click('.main-action');
  await page.waitForSelector('.result-kept');
  await page.locator('.result-kept .second-action').last().click();
  await page.waitForSelector('.stays');
  await page.fill('#code', code);
  await page.click('.code-form button');
  await page.waitForSelector('.stays ~ main.part');
  await shooter.shoot(page, 'scan-shared-offline', language, look);
  await context.close();
}

/** Over plain http: what is off, and how to turn it on. */
async function shootPlainHttp({ shooter, language, look, anybody }) {
  const { port } = new URL(shooter.baseUrl);
  const context = await shooter.open(language, look, {
    hasTouch: true,
    baseURL: `http://tracker.test:${port}`,
  });
  const page = await context.newPage();
  await page.goto('/scan');
  await page.waitForSelector('.plain-http');
  await shooter.shoot(page, 'scan-sign-in-http', language, look);
  await signIn(page, anybody);
  await page.waitForSelector('.ready .plain-http');
  await shooter.shoot(page, 'scan-ready-http', language, look);
  await context.close();
}
