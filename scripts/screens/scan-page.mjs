import { randomUUID } from 'node:crypto';
import { LANGUAGES } from './shooter.mjs';

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

/** A batch of the demonstration that one operation only has pieces of, enough of them for every picture. */
async function findBatch(baseUrl, { apiToken, parts }, taken) {
  for (const code of parts) {
    if (taken.has(code)) continue;
    const headers = { authorization: `Bearer ${apiToken}` };
    const answer = await fetch(`${baseUrl}/api/scan-station/parts/${code}`, { headers });
    const { operations } = await answer.json();
    const waiting = operations.filter((operation) => operation.waiting > 0);
    if (waiting.length === 1 && waiting[0].waiting >= 5 && waiting[0].mayScrap !== false) {
      taken.add(code);
      return { code, operation: waiting[0] };
    }
  }
  throw new Error('The demonstration has no batch for a picture.');
}

/** From the sign-in to a counted and to a refused report, as an operator sees them. */
export async function shootScanPage(shooter, demo) {
  const [{ identifier, password }] = demo.operators;
  const taken = new Set();
  for (const language of LANGUAGES) {
    for (const look of shooter.looks('scan')) {
      const context = await shooter.open(language, look, { hasTouch: true });
      const page = await context.newPage();
      const shoot = (name) => shooter.shoot(page, name, language, look);
      const { code, operation } = await findBatch(shooter.baseUrl, demo, taken);
      await page.goto(`/scan/${code}`);
      await page.waitForSelector('.ask-badge');
      await shoot('scan-sign-in');
      await page.click('.card > .second-action');
      await page.waitForSelector('input[type=password]');
      await page.locator('input').first().fill(identifier);
      await page.fill('input[type=password]', password);
      await page.click('button[type=submit]');
      await page.waitForSelector('.all-good');
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
      await page.click('.send button');
      await page.waitForSelector('.result-good .undo-bar');
      await shooter.shoot(page, 'scan-counted', language, look, 'allow');
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
      await shooter.shoot(page, 'scan-kept', language, look, 'allow');
      await context.close();
    }
  }
}
