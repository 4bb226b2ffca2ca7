import { randomUUID } from 'node:crypto';
import { Factory } from './scan-stills.mjs';
import { LANGUAGES } from './shooter.mjs';

let made = 0;

/** A report by somebody else meanwhile, so that what the phone shows is no longer so. */
async function reportMeanwhile(baseUrl, { apiToken, operators }, partCode, { number }) {
  const body = {
    scanId: randomUUID(),
    partCode,
    operation: number,
    good: 1,
    occurredAt: new Date().toISOString(),
  };
  const answer = await fetch(`${baseUrl}/api/scans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiToken}` },
    body: JSON.stringify({ ...body, operator: operators[1].identifier }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
}

/** Runs in the page. */
const drawingIsShown = () => (globalThis.document.querySelector('.drawing img')?.naturalWidth ?? 0) > 0;

/** Scrap and rework at once, with what was wrong, where to and a comment; left as it was before. */
async function shootRework(page, shoot) {
  await page.fill('#amount-rework', '2');
  await page.locator('.tile input[name=rework-to]').first().check();
  const comment = page.locator('textarea');
  await comment.fill('Задир на посадочной поверхности');
  await page.locator('.tile input[name=rework-to]').first().scrollIntoViewIfNeeded();
  await shoot('scan-rework');
  await comment.fill('');
  await page.fill('#amount-rework', '0');
}

/** A report of pieces that somebody has reported meanwhile; it is taken away again. */
async function shootRefused({ page, shoot, shooter, demo, code, operation }) {
  await page.goto(`/scan/${code}`);
  await page.waitForSelector('.main-action');
  await reportMeanwhile(shooter.baseUrl, demo, code, operation);
  await page.locator('.main-action').first().click();
  await page.waitForSelector('.result:not(.result-good)');
  await shoot('scan-refused');
  // Twice: it asks first.
  await page.click('.result-actions .link-action');
  await page.click('.result-actions .link-action');
  await page.waitForSelector('.result', { state: 'detached' });
}

/** From the sign-in to a counted and to a refused report, as an operator sees them. */
export async function shootScanPage(shooter, panel, demo) {
  const factory = new Factory(shooter.baseUrl, demo.apiToken, panel);
  factory.product = demo.products[0];
  const [{ identifier, password }] = demo.operators;
  for (const language of LANGUAGES) {
    for (const look of shooter.looks('scan')) {
      const context = await shooter.open(language, look, { hasTouch: true });
      const page = await context.newPage();
      const shoot = (name, animations) => shooter.shoot(page, name, language, look, animations);
      const { code, operation } = await factory.workable(`КР.03.${String((made += 1)).padStart(2, '0')}`);
      await page.goto(`/scan/${code}`);
      await page.waitForSelector('.ask-badge');
      await shoot('scan-sign-in');
      await page.click('.card > .second-action');
      await page.waitForSelector('input[type=password]');
      await page.locator('input').first().fill(identifier);
      await page.fill('input[type=password]', password);
      await page.click('button[type=submit]');
      await page.waitForSelector('.all-good');
      await page.waitForFunction(drawingIsShown);
      await shoot('scan-part');
      await page.click('.call-button');
      await page.waitForSelector('.call');
      await shoot('scan-call');
      await page.locator('.call .second-action').first().click();
      await page.waitForSelector('.called b');
      await shoot('scan-called');
      await page.locator('.second-action:not(.call-button)').first().click();
      await page.waitForSelector('.pad');
      await shoot('scan-other');
      await page.fill('#amount-good', '2');
      await page.fill('#amount-scrapped', '1');
      await page.locator('.tile input').first().check();
      await shoot('scan-other-filled');
      await shootRework(page, shoot);
      await page.click('.send button');
      await page.waitForSelector('.result-good .undo-bar');
      // The bar shrinks for ten seconds: in the middle of that.
      await shoot('scan-counted', 'allow');
      await shootRefused({ page, shoot, shooter, demo, code, operation });
      await page.goto('/scan');
      await page.waitForSelector('.code-form input');
      await shoot('scan-ready');
      await page.click('.ready > .second-action');
      await page.waitForSelector('.shift-totals');
      // Until the server has told it, this device's own list stands there.
      await page.waitForSelector('.shift [role=status]', { state: 'detached' });
      await shoot('scan-shift');
      await page.goto(`/scan/${code}`);
      await page.waitForSelector('.all-good');
      await context.setOffline(true);
      await page.click('.all-good');
      await page.waitForSelector('.result-kept .undo-bar');
      await shoot('scan-kept', 'allow');
      await context.close();
    }
  }
}
