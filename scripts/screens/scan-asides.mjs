import { Factory, pressBadge, signIn } from './scan-stills.mjs';
import { LANGUAGES } from './shooter.mjs';

let made = 0;
const nextDesignation = () => `КР.05.${String((made += 1)).padStart(2, '0')}`;

const BADGE = `TB${'0'.repeat(26)}`;
const NOBODYS = '000000000000P';
const PART = '**/api/scan-station/parts/*';
const STAGES = '**/api/scan-station/stages';

/** Answers as the server's refusals are. */
const refusal = (status, code, details = {}) => ({
  status,
  json: { error: { status, message: code, details: { code, ...details } } },
});

/** What the operators' page says aside from its way: whom it does not let in, what it cannot open, what came of a report elsewhere. */
export async function shootScanAsides(shooter, panel, demo) {
  const factory = new Factory(shooter.baseUrl, demo.apiToken, panel);
  factory.product = demo.products[0];
  const [anybody] = demo.operators;
  const inspector = demo.operators.at(-1);
  for (const language of LANGUAGES) {
    for (const look of shooter.looks('scan')) {
      const of = { shooter, language, look };
      await onPhone(of, (page, shoot) => shootPins(page, shoot));
      await onPhone(of, (page, shoot) => shootCameras(page, shoot));
      await onPhone(of, (page, shoot) => shootCards(page, shoot, inspector));
      await onPhone(of, async (page, shoot) => {
        await page.goto('/scan');
        await signIn(page, anybody);
        await shootParts(page, shoot);
        await shootCounted(page, shoot, factory);
        await shootSettled(page, shoot, factory);
      });
    }
  }
}

/** A phone of its own for some pictures. */
async function onPhone({ shooter, language, look }, take) {
  const context = await shooter.open(language, look, { hasTouch: true });
  const page = await context.newPage();
  await take(page, (name) => shooter.shoot(page, name, language, look));
  await context.close();
}

/** A badge that has no PIN yet, and the wait after too many wrong ones. */
async function shootPins(page, shoot) {
  const answers = { first: refusal(409, 'pin-not-set'), wait: refusal(429, 'too-many-attempts') };
  answers.wait.json.error.details.retryAfterSeconds = 30;
  for (const [name, answer] of Object.entries(answers)) {
    await page.unroute('**/api/scan-station/sign-in');
    await page.route('**/api/scan-station/sign-in', (route) => route.fulfill(answer));
    await page.goto('/scan');
    await pressBadge(page, BADGE);
    for (const digit of '4711') await page.locator('.pad button', { hasText: digit }).first().click();
    await page.click('.card button[type=submit]');
    await page.waitForSelector('.sign-in-form [role=alert]:not(:empty)');
    await shoot(`scan-pin-${name}`);
  }
}

/** A camera that the browser may not use, and a device without one. */
async function shootCameras(page, shoot) {
  for (const [name, error] of [
    ['forbidden', 'NotAllowedError'],
    ['missing', 'NotFoundError'],
  ]) {
    await page.goto('/scan');
    await page.waitForSelector('.ask-badge');
    await page.evaluate((why) => {
      globalThis.navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new globalThis.DOMException('', why));
    }, error);
    await page.locator('main .main-action').first().click();
    // Until the browser has answered it says that the camera is being turned on.
    await page.locator('.camera-says').filter({ hasText: /[^…]$/ }).waitFor();
    await shoot(`scan-camera-${name}`);
  }
}

/** The cards of a stage that is not this person's, and of one that is retired. */
async function shootCards(page, shoot, inspector) {
  const told = page.waitForResponse(STAGES);
  await page.goto('/scan');
  await signIn(page, inspector);
  const { stages } = await (await told).json();
  const foreign = stages.find(({ mine, retired }) => !mine && !retired);
  await page.goto(`/scan/ST${foreign.id.toUpperCase()}`);
  await page.waitForSelector('main.notice');
  await shoot('scan-card-foreign');
  const json = { stages: stages.map((stage) => ({ ...stage, retired: stage.id === foreign.id })) };
  await page.route(STAGES, (route) => route.fulfill({ json }));
  await page.reload();
  await page.waitForSelector('main.notice');
  await shoot('scan-card-retired');
}

/** A server that is busy, and a role that sees no parts. */
async function shootParts(page, shoot) {
  for (const [name, answer] of [
    ['busy', { status: 503, json: {} }],
    ['not-permitted', refusal(403, 'not-permitted')],
  ]) {
    await page.route(PART, (route) => route.fulfill(answer));
    await page.goto(`/scan/${NOBODYS}`);
    await page.waitForSelector('main.notice');
    await shoot(`scan-${name}`);
    await page.unroute(PART);
  }
}

/** A report that is taken back, and one whose first answer was lost. */
async function shootCounted(page, shoot, factory) {
  await page.goto(`/scan/${(await factory.part(nextDesignation())).code}`);
  await page.click('.all-good');
  await page.click('.undo-action');
  await page.waitForSelector('.result-undone');
  await shoot('scan-undone');
  await page.route('**/api/scans', async (route) => {
    const json = await (await route.fetch()).json();
    await route.fulfill({ json: { ...json, replayed: true } });
  });
  await page.goto(`/scan/${(await factory.part(nextDesignation())).code}`);
  await page.click('.all-good');
  await page.waitForSelector('.result-good');
  await shoot('scan-already-counted');
  await page.unroute('**/api/scans');
}

/** A refused report is corrected while another tab of the device settles it. */
async function shootSettled(page, shoot, factory) {
  const { code } = await factory.part(nextDesignation());
  await page.goto(`/scan/${code}`);
  await page.waitForSelector('.all-good');
  const { operations } = await factory.ask('GET', `/api/scan-station/parts/${code}`);
  await factory.report(code, operations[0].number, 3);
  await page.click('.all-good');
  await page.waitForSelector('.result-refused');
  await page.click('.result-refused .main-action');
  await page.getByRole('button', { name: /^(Другое количество|Other quantity)/ }).click();
  await page.waitForSelector('.send');
  await page.fill('#amount-good', '2');
  const tab = await page.context().newPage();
  await tab.goto('/scan');
  await tab.locator('.bar-unsent').last().click();
  await tab.locator('.kept-list .second-action').last().click();
  // Twice: it asks first.
  await tab.click('.result-actions .link-action');
  await tab.click('.result-actions .link-action');
  await tab.waitForSelector('.result-refused', { state: 'detached' });
  await tab.close();
  await page.click('.send button');
  await page.waitForSelector('main.notice');
  await shoot('scan-settled');
}
