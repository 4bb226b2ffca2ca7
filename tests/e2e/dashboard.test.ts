import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { Client } from 'pg';
import { launchBrowser, startBuiltProduct, type BuiltProduct } from '../support/browser';

/** The dashboard in a real browser against the built product. */

const LIVE_LIMIT_MS = 2_000;
/** A page asks for a newer forecast some seconds later. */
const FORECAST_LIMIT_MS = 20_000;

let product: BuiltProduct;
let browser: Browser;
let page: Page;
let sql: Client;
let token: string;

async function ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${product.baseUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text) as Answer;
}

interface Created {
  data: { documentId: string; code?: string };
}

async function create(path: string, data: object): Promise<Created['data']> {
  const { data: made } = await ask<Created>('POST', `/api/${path}`, { data });
  return made;
}

function report(partCode: string, operation: number, good: number): Promise<unknown> {
  const occurredAt = new Date().toISOString();
  return ask('POST', '/api/scans', { scanId: randomUUID(), partCode, operation, good, occurredAt });
}

/** An API token made by the signed-in administrator, as a person would in the settings. */
async function makeToken(): Promise<string> {
  const cookies = await page.context().cookies();
  token = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
  const made = await ask<{ data: { accessKey: string } }>('POST', '/admin/api-tokens', {
    name: 'dashboard test',
    description: '',
    type: 'full-access',
    lifespan: null,
  });
  return made.data.accessKey;
}

async function textOf(selector: string): Promise<string> {
  return (await page.textContent(selector)) ?? '';
}

async function untilText(selector: string, text: string, timeoutMs: number): Promise<void> {
  await page.locator(selector, { hasText: text }).first().waitFor({ timeout: timeoutMs });
}

let code: string;

beforeAll(async () => {
  product = await startBuiltProduct();
  sql = new Client({ connectionString: product.databaseUrl });
  await sql.connect();
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
  page = await context.newPage();
  await page.goto(`${product.baseUrl}/admin/auth/login`);
  await page.fill('input[name=email]', product.admin.email);
  await page.fill('input[name=password]', product.admin.password);
  await page.click('button[type=submit]');
  await page.waitForURL(/\/admin\/plugins\/dashboards/);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await sql?.end();
  await product?.stop();
});

describe('a new installation', () => {
  it('opens on the guide: import, print, scan, and where operators are made', async () => {
    await page.waitForSelector('[data-guide]');
    expect(await page.locator('[data-guide] [data-done=false]').count()).toBe(3);
    expect(await page.locator('[data-guide] a[href$="/plugins/importer"]').count()).toBe(1);
    expect(await page.locator('[data-guide] a[href$="/plugins/qr-labels"]').count()).toBe(1);
    expect(await page.locator('[data-guide] a[href*="users-permissions.user"]').count()).toBe(1);
    expect(await textOf('[data-guide] code >> nth=1')).toMatch(/^https?:\/\/.+\/scan\/$/);
    expect(await page.locator('[data-guide] svg[role=img] path').getAttribute('d')).toMatch(/^M\d/);
    await page.waitForSelector('[data-live=live]');
    expect(await page.title()).toBe('Производство сейчас · Product Tracker');
  });

  it('ticks the first step off when batches appear, without a reload', async () => {
    token = await makeToken();
    const stages = [];
    for (const name of ['Резка', 'Сварка']) stages.push(await create('stages', { name, kind: 'production' }));
    const steps = stages.map(({ documentId }) => ({ stage: documentId, optional: false }));
    const route = await create('routes', { name: 'Обычный', isDefault: true, steps });
    const order = await create('products', { designation: 'РАМА-1', orderNumber: '117', quantity: 1 });
    const part = await create('parts', {
      designation: 'Р-01',
      name: 'Ось',
      quantity: 5,
      product: order.documentId,
      route: route.documentId,
    });
    code = part.code ?? '';
    await page.locator('[data-guide] [data-done=true]').waitFor({ timeout: 5_000 });
    expect(await page.locator('[data-guide] [data-done=true]').count()).toBe(1);
  });
});

describe('live', () => {
  it('moves within two seconds of a report, and the row glows', async () => {
    await untilText('[data-product="РАМА-1"]', '0 из 5 шт.', 5_000);
    await report(code, 1, 5);
    await untilText('[data-stage="Сварка"] td', '5', LIVE_LIMIT_MS);
    expect(await textOf(`[data-stage="Сварка"] [data-oldest="${code}"] a[href$="/batches/${code}"]`)).toBe(
      'Р-01',
    );
    await report(code, 2, 3);
    await untilText('[data-product="РАМА-1"]', '3 из 5 шт.', LIVE_LIMIT_MS);
    expect(await textOf('[data-number=finishedToday]')).toMatch(/^3/);
    const animation = await page
      .locator('[data-product="РАМА-1"]')
      .evaluate((row) => getComputedStyle(row).animationName);
    expect(animation).not.toBe('none');
    // The forecast is made behind the answer, some seconds later.
    const outlook = 'Мало истории: Сварка (0 из 10 дн.)';
    await untilText('[data-product="РАМА-1"] [data-forecast]', outlook, FORECAST_LIMIT_MS);
  });

  it('keeps what was searched in the address', async () => {
    await page.fill('input[name=search]', 'нет такого');
    await page.waitForURL(/search=/);
    await page.locator('[data-product]').waitFor({ state: 'detached' });
    await page.reload();
    expect(await page.inputValue('input[name=search]')).toBe('нет такого');
    await page.fill('input[name=search]', '117');
    await page.waitForSelector('[data-product="РАМА-1"]');
  });

  it('opens the batches of an order and brings a row further by the event alone', async () => {
    await page.click('[data-product="РАМА-1"] a');
    await page.waitForSelector(`[data-part="${code}"]`);
    await page.waitForSelector('[data-live=live]');
    await untilText(`[data-part="${code}"] [data-operation="2"]`, '3 / 5', 5_000);
    await report(code, 2, 1);
    await untilText(`[data-part="${code}"] [data-operation="2"]`, '4 / 5', LIVE_LIMIT_MS);
  });

  it('says that it reconnects, and reads again what it missed', async () => {
    await page.context().setOffline(true);
    // The socket of a page that goes offline may linger; the server ends it.
    await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tracker-realtime'
                        and datname = current_database()`);
    await page.waitForSelector('[data-live=reconnecting]', { timeout: 10_000 });
    await report(code, 2, 1);
    expect(await textOf(`[data-part="${code}"] [data-operation="2"]`)).toContain('4 / 5');
    await page.context().setOffline(false);
    await page.waitForSelector('[data-live=live]', { timeout: 20_000 });
    await untilText(`[data-part="${code}"] [data-operation="2"]`, '5 / 5', 5_000);
  });
});

describe('home', () => {
  const home = 'nav a[href="/admin"], nav a[href="/admin/"]';

  it('shows the numbers of the factory among its widgets, to whoever goes there after the dashboard', async () => {
    await page.locator(home).first().click();
    await page.waitForURL(/\/admin\/?$/);
    await untilText('[data-number=finishedToday]', '5', 20_000);
    await page.reload();
    await untilText('[data-number=finishedToday]', '5', 20_000);
    expect(page.url()).toMatch(/\/admin\/?$/);
  });

  it('is not what a new tab or the next sign-in begins with', async () => {
    const tab = await page.context().newPage();
    await tab.goto(`${product.baseUrl}/admin`);
    await tab.waitForURL(/\/plugins\/dashboards/);
    await tab.close();
    const bookmark = await page.context().newPage();
    await bookmark.goto(`${product.baseUrl}/admin/plugins/reports`);
    await bookmark.locator(home).first().click();
    await bookmark.waitForSelector('[data-number=finishedToday]');
    await bookmark.close();
    await page.locator('nav button[aria-haspopup=menu]').last().click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    await page.waitForURL(/\/auth\/login/);
    await page.fill('input[name=email]', product.admin.email);
    await page.fill('input[name=password]', product.admin.password);
    await page.click('button[type=submit]');
    await page.waitForURL(/\/plugins\/dashboards/);
  });
});
