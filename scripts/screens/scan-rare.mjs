import { Factory, signIn } from './scan-stills.mjs';
import { LANGUAGES } from './shooter.mjs';

let made = 0;

/** A product has one batch of a designation, and each picture a batch of its own. */
const nextDesignation = () => `КР.02.${String((made += 1)).padStart(2, '0')}`;

/** The screens of the operators' page that few people ever see. */
export async function shootScanRare(shooter, panel, demo) {
  const factory = new Factory(shooter.baseUrl, demo.apiToken, panel);
  factory.product = demo.products[0];
  const [anybody] = demo.operators;
  for (const language of LANGUAGES) {
    for (const look of shooter.looks('scan')) {
      const context = await shooter.open(language, look, { hasTouch: true });
      const page = await context.newPage();
      const shoot = (name) => shooter.shoot(page, name, language, look);
      await shootSignIn(page, shoot, anybody);
      await shootChoice(page, shoot, factory);
      await shootRefusals(page, shoot, factory);
      await shootVersions(page, shoot);
      await shootNotKept(page, shoot, factory);
      await context.close();
    }
  }
}

async function shootSignIn(page, shoot, { identifier, password }) {
  await page.goto('/scan');
  await page.waitForSelector('.ask-badge');
  await page.click('.card > .second-action');
  await page.waitForSelector('input[type=password]');
  await page.locator('input').first().fill(identifier);
  await page.fill('input[type=password]', 'wrong-2026');
  await page.click('button[type=submit]');
  await page.waitForSelector('[role=alert]:not(:empty)');
  await shoot('scan-password');
  await page.goto('/scan');
  await signIn(page, { identifier, password });
  await page.locator('main .main-action').first().click();
  await page.locator('.camera').waitFor();
  await page.waitForFunction(() => (globalThis.document.querySelector('.camera video')?.videoWidth ?? 0) > 0);
  await shoot('scan-camera');
  await page.keyboard.press('Escape');
}

/** A batch of which pieces wait at two operations, and what is known of it without a network. */
async function shootChoice(page, shoot, factory) {
  const { code } = await factory.part(nextDesignation());
  const { operations } = await factory.ask('GET', `/api/scan-station/parts/${code}`);
  await factory.report(code, operations[0].number, 2);
  await page.goto(`/scan/${code}`);
  await page.waitForSelector('.part .action');
  const another = page.locator('.action > .link-action');
  if (await another.isVisible()) await another.click();
  await page.waitForSelector('.list-button');
  await shoot('scan-choice');
  await page.waitForFunction(async () =>
    (await globalThis.navigator.serviceWorker.getRegistrations()).every(
      ({ active }) => active?.state === 'activated',
    ),
  );
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector('.age');
  await shoot('scan-last-known');
  await page.goto('/scan/000000000000P');
  await page.waitForSelector('main.notice');
  await shoot('scan-offline');
  await page.context().setOffline(false);
}

/** An undo that is refused, and refused reports in the list of what is kept. */
async function shootRefusals(page, shoot, factory) {
  const { code } = await factory.part(nextDesignation());
  await page.goto(`/scan/${code}`);
  await page.click('.all-good');
  await page.waitForSelector('.result-good');
  // Somebody reports the pieces further along meanwhile.
  const { operations } = await factory.ask('GET', `/api/scan-station/parts/${code}`);
  await factory.report(code, operations[1].number, 5);
  await page.click('.undo-action');
  await page.waitForSelector('.result-refused');
  await shoot('scan-undo-refused');
  await takeAway(page);
  // The page says it as a version of another form would: the server's own words come back.
  await page.route('**/api/scans', (route) => {
    const body = route.request().postDataJSON();
    return route.continue({ postData: JSON.stringify({ ...body, good: `${body.good} pcs` }) });
  });
  const { code: other } = await factory.part(nextDesignation());
  await page.goto(`/scan/${other}`);
  await page.click('.all-good');
  await page.waitForSelector('.result-refused');
  await shoot('scan-not-understood');
  await page.locator('.result-actions .second-action').last().click();
  await page.locator('.bar-unsent').last().click();
  await page.waitForSelector('.kept-list li');
  await shoot('scan-kept-refused');
  // A report of the same part waits until the refused one is settled.
  await page.goto(`/scan/${other}`);
  await page.click('.all-good');
  await page.waitForSelector('.result-kept');
  await shoot('scan-waits');
  await page.click('.result-kept .main-action');
  await page.unroute('**/api/scans');
  await takeAway(page);
}

/** Take a refused act off the device; twice: it asks first. */
async function takeAway(page) {
  await page.click('.result-actions .link-action');
  await page.click('.result-actions .link-action');
  await page.waitForSelector('.result-refused', { state: 'detached' });
}

async function shootVersions(page, shoot) {
  await page.goto('/scan');
  await page.waitForSelector('.code-form input');
  await page.evaluate(() => globalThis.dispatchEvent(new globalThis.Event('vite:preloadError')));
  await page.waitForSelector('.age');
  await shoot('scan-new-version');
}

async function shootNotKept(page, shoot, factory) {
  await page.addInitScript(() => {
    globalThis.IDBObjectStore.prototype.add = () => {
      throw new globalThis.DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(`/scan/${(await factory.part(nextDesignation())).code}`);
  await page.click('.all-good');
  await page.waitForSelector('main.notice');
  await shoot('scan-not-kept');
}
