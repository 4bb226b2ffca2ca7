import { randomUUID } from 'node:crypto';
import { LANGUAGES } from './shooter.mjs';

/** What is drawn of a batch, as SVG. */
export const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 297" width="1680" height="1188"><rect width="420" height="297" fill="#fff"/>' +
  '<g fill="none" stroke="#111"><path d="M90 210V90h60l30 30h150v90z"/><circle cx="130" cy="170" r="22"/><circle cx="280" cy="165" r="14"/>' +
  '<path d="M90 235h240M90 230v10M330 230v10" stroke-width=".5"/></g><text x="200" y="232" font-size="12" font-family="sans-serif">240 ±0,2</text></svg>';

/** Asks the product with the demonstration's token. */
export class Factory {
  constructor(baseUrl, apiToken, panel) {
    this.baseUrl = baseUrl;
    this.panel = panel;
    this.headers = { authorization: `Bearer ${apiToken}` };
  }

  async ask(method, address, body) {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.baseUrl}${address}`, {
      method,
      headers: { ...this.headers, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      body: body && (isForm ? body : JSON.stringify(body)),
    });
    if (!answer.ok) throw new Error(`${method} ${address}: ${await answer.text()}`);
    return answer.json();
  }

  /** A batch with a drawing, all of whose pieces wait at its third operation. */
  async workable(designation, more = {}) {
    const part = await this.part(designation, { quantity: 12, ...more });
    await this.draw(part);
    const { operations } = await this.ask('GET', `/api/scan-station/parts/${part.code}`);
    const at = operations[Math.min(2, operations.length - 1)];
    for (const { number } of operations.slice(0, operations.indexOf(at)))
      await this.report(part.code, number, 12);
    return { code: part.code, operation: { ...at, waiting: 12 } };
  }

  /** A new batch of five; its code. */
  async part(designation, more = {}) {
    const { data } = await this.ask('POST', '/api/parts', {
      data: { designation, name: 'Кронштейн', kind: 'part', quantity: 5, product: this.product, ...more },
    });
    return data;
  }

  act(code, name, more = {}) {
    return this.ask('POST', `/api/parts/${code}/${name}`, { factId: randomUUID(), ...more });
  }

  report(code, operation, good) {
    return this.ask('POST', '/api/scans', {
      ...{ scanId: randomUUID(), partCode: code, operation, good },
      ...{ operator: 'Петров', occurredAt: new Date().toISOString() },
    });
  }

  async finish(code) {
    const { operations } = await this.ask('GET', `/api/scan-station/parts/${code}`);
    for (const { number } of operations) await this.report(code, number, 5);
  }

  /** Hang the drawing on a batch. @returns it as a picture */
  async draw(part) {
    const { default: sharp } = await import('sharp');
    const picture = await sharp(Buffer.from(DRAWING)).png().toBuffer();
    await this.hang(part, picture, 'drawing.png', 'image/png');
    return picture;
  }

  /** Hang a file on a batch as its drawing. */
  async hang({ documentId }, content, name, type) {
    const form = new FormData();
    form.append('files', new Blob([content], { type }), name);
    const [{ id }] = await this.ask('POST', '/api/upload', form);
    await this.panel.ask('PUT', `/content-manager/collection-types/api::part.part/${documentId}`, {
      drawing: id,
    });
  }
}

/** The batches that the pictures are of. */
async function makeParts(factory) {
  const held = await factory.part('КР.01.01');
  // As the foreman at the panel, whose name the screen says.
  await factory.panel.ask('POST', `/tracker/parts/${held.code}/hold`, {
    ...{ factId: randomUUID(), reason: 'Нет калибра' },
  });
  const finished = await factory.part('КР.01.02');
  await factory.finish(finished.code);
  const voided = await factory.part('КР.01.03');
  await factory.act(voided.code, 'void-label', { reason: 'Этикетка испорчена' });
  const noRoute = await factory.part('КР.01.04', { route: null });
  const cancelled = await factory.part('КР.01.06');
  await factory.act(cancelled.code, 'cancel', { reason: 'Ошибка в заказе' });
  const open = await factory.part('КР.01.05');
  const picture = await factory.draw(open);
  const codes = { held, finished, voided, cancelled, 'no-route': noRoute };
  const stills = Object.entries(codes).map(([name, { code }]) => [`scan-${name}`, code]);
  stills.push(['scan-unknown', '000000000000P'], ['scan-malformed', '0000000000000']);
  return { stills, open: open.code, picture };
}

/** As an operator with a name and a password. */
export async function signIn(page, { identifier, password }) {
  await page.locator('.ask-badge').or(page.locator('input[type=password]')).waitFor();
  if (!(await page.locator('input[type=password]').isVisible())) await page.click('.card > .second-action');
  await page.locator('input').first().fill(identifier);
  await page.fill('input[type=password]', password);
  await page.click('button[type=submit]');
  // The sign-in has a bar with a name too: the product's.
  await page.waitForSelector('main.sign-in', { state: 'detached' });
}

/** Runs in the page: the keys of a scanner, at once, however busy this machine is. */
function pressKeys(text) {
  const press = (code, key) =>
    globalThis.dispatchEvent(new globalThis.KeyboardEvent('keydown', { code, key }));
  for (const letter of text) press(/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`, letter);
  press('Enter', 'Enter');
}

/** Scan a badge, until its PIN is asked for. */
export async function pressBadge(page, badge) {
  await page.waitForSelector('.ask-badge');
  // On a busy machine the keys may stand too far apart for a scanner.
  while (!(await page.locator('.pad').isVisible())) {
    await page.evaluate(pressKeys, badge);
    await page.waitForTimeout(500);
  }
}

/** The screens on which nothing is reported, and those that are seen rarely. */
export async function shootScanStills(shooter, panel, demo) {
  const factory = new Factory(shooter.baseUrl, demo.apiToken, panel);
  factory.product = demo.products[0];
  const { stills, open, picture } = await makeParts(factory);
  const [anybody] = demo.operators;
  const inspector = demo.operators.at(-1);
  for (const language of LANGUAGES) {
    for (const look of shooter.looks('scan')) {
      const context = await shooter.open(language, look, { hasTouch: true });
      const page = await context.newPage();
      const shoot = (name) => shooter.shoot(page, name, language, look);
      await page.goto('/scan');
      await pressBadge(page, `TB${'0'.repeat(26)}`);
      await shoot('scan-pin');
      await page.goto(`/scan/${open}`);
      await signIn(page, inspector);
      await page.waitForSelector('.nothing');
      await shoot('scan-foreign-stage');
      await context.close();
      await shootTypedName(shooter, language, look);
      await shootSignedIn({ shooter, language, look, stills, open, picture, anybody });
    }
  }
}

/** The sign-in with a name alone, as a factory has it that allows that (TYPED_NAMES). */
export async function shootTypedName(shooter, language, look) {
  const context = await shooter.open(language, look, { hasTouch: true });
  const page = await context.newPage();
  await page.addInitScript(
    `document.addEventListener('readystatechange', () => document.getElementById('page')?.setAttribute('data-typed-names', 'yes'))`,
  );
  await page.goto('/scan');
  await page.waitForSelector('.ask-badge');
  await page.locator('.card > .second-action').last().click();
  await page.waitForSelector('input[autocomplete=name], .card input');
  await shooter.shoot(page, 'scan-typed-name', language, look);
  await context.close();
}

async function shootSignedIn({ shooter, language, look, stills, open, picture, anybody }) {
  const context = await shooter.open(language, look, { hasTouch: true });
  const page = await context.newPage();
  const shoot = (name) => shooter.shoot(page, name, language, look);
  await page.goto('/scan');
  await signIn(page, anybody);
  for (const [name, code] of stills) {
    await page.goto(`/scan/${code}`);
    await page.waitForSelector('main h1');
    await page.waitForSelector('main .main-action');
    await shoot(name);
  }
  await page.goto(`/scan/${open}`);
  await page.waitForSelector('.all-good');
  await page.click('.drawing');
  await shoot('scan-drawing');
  await page.locator('.drawing-view .second-action').last().click();
  await shoot('scan-drawing-larger');
  await page.click('.drawing-view .main-action');
  await page.locator('.second-action:not(.call-button)').first().click();
  await page.waitForSelector('.pad');
  await page.fill('#amount-good', '2');
  const photo = { name: 'photo.png', mimeType: 'image/png', buffer: picture };
  await page.locator('input[type=file]').last().setInputFiles(photo);
  const shown = page.locator('.photo img');
  await shown.waitFor();
  await shown.scrollIntoViewIfNeeded();
  await shoot('scan-photo');
  await context.setOffline(true);
  await page.click('.send button');
  await page.waitForSelector('.result-kept');
  await page.click('.result-kept .main-action');
  await page.click('.bar-unsent');
  await page.waitForSelector('.kept-list li');
  await shoot('scan-not-sent');
  await context.close();
}
