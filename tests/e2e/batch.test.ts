import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, startBuiltProduct, type BuiltProduct } from '../support/browser';

/** The page of a batch in a real browser against the built product. */

const LIVE_LIMIT_MS = 2_000;
const LIMIT_MS = 10_000;

let product: BuiltProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let token: string;
let code: string;

interface Made {
  data: { documentId: string; code: string; accessKey: string };
}

async function ask(path: string, body: object): Promise<Made['data']> {
  const answer = await fetch(`${product.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${text}`);
  return (JSON.parse(text) as Made).data;
}

async function signIn(): Promise<void> {
  await page.goto(`${product.baseUrl}/admin/auth/login`);
  await page.fill('input[name=email]', product.admin.email);
  await page.fill('input[name=password]', product.admin.password);
  await page.click('button[type=submit]');
  await page.waitForURL(/\/admin\/plugins\/dashboards/);
  const cookies = await context.cookies();
  token = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
  const wish = { name: 'batch test', description: '', type: 'full-access', lifespan: null };
  token = (await ask('/admin/api-tokens', wish)).accessKey;
}

async function makeBatch(): Promise<string> {
  const stage = await ask('/api/stages', { data: { name: 'Резка' } });
  const steps = [{ stage: stage.documentId, optional: false }];
  const route = await ask('/api/routes', { data: { name: 'Короткий', isDefault: true, steps } });
  const order = await ask('/api/products', { data: { designation: 'РАМА-1', quantity: 1 } });
  const data = { designation: 'Р-01', product: order.documentId, route: route.documentId, quantity: 5 };
  return (await ask('/api/parts', { data })).code;
}

beforeAll(async () => {
  product = await startBuiltProduct();
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
  page = await context.newPage();
  await signIn();
  code = await makeBatch();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

it('takes a report back from the history, and the route strip follows', async () => {
  await page.goto(`${product.baseUrl}/admin/plugins/batches/${code}`);
  await page.waitForSelector('[data-live=live]');
  const occurredAt = new Date().toISOString();
  await ask('/api/scans', { scanId: randomUUID(), partCode: code, operation: 1, good: 3, occurredAt });
  const strip = page.locator('[data-operation="1"]');
  await strip.filter({ hasText: '3 / 5' }).waitFor({ timeout: LIVE_LIMIT_MS });
  await page.click('[data-event=report] [data-undo]');
  const dialog = page.getByRole('dialog');
  const send = dialog.getByRole('button', { name: 'Отменить отметку' });
  expect(await send.isDisabled()).toBe(true);
  await dialog.locator('input').fill('2');
  await dialog.locator('textarea').fill('Ошибся в количестве');
  await send.click();
  await strip.filter({ hasText: '1 / 5' }).waitFor({ timeout: LIMIT_MS });
  await page
    .locator('[data-event=undo]')
    .filter({ hasText: 'Ошибся в количестве' })
    .waitFor({ timeout: LIMIT_MS });
});

it('shows a refusal in words inside the dialog, and nothing changes', async () => {
  await page.click('[data-event=report] [data-undo]');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input').fill('3');
  await dialog.locator('textarea').fill('Ещё раз');
  await dialog.getByRole('button', { name: 'Отменить отметку' }).click();
  await dialog.getByRole('alert').waitFor({ timeout: LIMIT_MS });
  expect(await dialog.getByRole('alert').textContent()).toMatch(/[а-яё]/i);
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
  expect(await page.textContent('[data-operation="1"]')).toContain('1 / 5');
});
