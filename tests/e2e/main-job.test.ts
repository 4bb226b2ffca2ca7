import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, startBuiltProduct, type BuiltProduct } from '../support/browser';
import { decodePng, renderPdf } from '../support/decode';
import { PHONE, signIn } from './scan-world';

/** The whole job as a factory does it on its first day, on the built product, in one order. */

const SAMPLE = path.resolve(__dirname, '../../public/samples/bom-sample.xlsx');
const LIVE_LIMIT_MS = 2_000;
const OPERATOR = { username: 'Петров П.', password: 'Stanok-2026' };
/** The deck of the sample's trolley: laser, bending, coating; five of it for five trolleys. */
const DECK = 'ТГ-250.00.00.001';

let product: BuiltProduct;
let browser: Browser;
let office: Page;
let foreman: Page;
let labels: string[];
let labelPath: string;

beforeAll(async () => {
  product = await startBuiltProduct();
  browser = await launchBrowser();
  const context = await browser.newContext({
    baseURL: product.baseUrl,
    locale: 'ru-RU',
    viewport: { width: 1440, height: 900 },
  });
  office = await context.newPage();
  await office.goto('/admin/auth/login');
  await office.getByRole('heading', { name: 'Product Tracker' }).waitFor();
  expect(await office.locator('button[type=submit]').innerText()).toBe('Войти');
  await office.fill('input[name=email]', product.admin.email);
  await office.fill('input[name=password]', product.admin.password);
  await office.click('button[type=submit]');
  await office.waitForURL(/\/admin\/plugins\/dashboards/);
  foreman = await context.newPage();
  await foreman.goto('/admin/plugins/dashboards');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The cells of a stage's row in the second window. */
async function stageRow(stage: string): Promise<string[]> {
  return foreman.locator(`[data-stage="${stage}"] td`).allInnerTexts();
}

it('imports the sample for five products through the admin page', async () => {
  await office.goto('/admin/plugins/importer');
  await office.locator('input[type=file]').setInputFiles(SAMPLE);
  await office.getByText('14 новых').waitFor();
  await office.getByRole('button', { name: '1. Файл' }).click();
  await office.getByText('Изделие, под ним его детали', { exact: true }).waitFor();
  await office.getByLabel('Сколько изделий').fill('5');
  await office.getByLabel('Номер заказа').fill('117');
  await office.getByRole('button', { name: 'Применить' }).click();
  await office.getByRole('button', { name: 'Дальше: проверка' }).click();
  await office.getByText('· 117 × 5').waitFor();
  await office.getByRole('button', { name: 'Создать 14 деталей' }).click();
  await office.getByRole('heading', { name: /Импортировано: ТГ-250\.00\.00\.000 · 117/ }).waitFor();
}, 60_000);

it('shows the new order in the window that was open all the time', async () => {
  await foreman.locator('[data-product="ТГ-250.00.00.000"]').waitFor({ timeout: 10_000 });
  await foreman.locator('[data-live=live]').waitFor();
});

it('prints the labels on a sheet whose codes lead to the scan page', async () => {
  await office.getByRole('button', { name: 'Напечатать этикетки' }).click();
  const row = office.getByRole('row').filter({ hasText: DECK });
  await row.getByRole('checkbox').check();
  await office.getByText('1 этикетка', { exact: true }).waitFor();

  const download = office.waitForEvent('download');
  await office.getByRole('button', { name: 'Скачать PDF' }).click();
  await download;

  const sheet = await readFile(await (await download).path());
  const pages = await renderPdf(sheet, 203);

  labels = (await Promise.all(pages.map((page) => decodePng(page)))).flat();

  expect(labels).toHaveLength(1);
  labelPath = new URL(labels[0] ?? '').pathname;
  expect(labelPath).toMatch(/^\/SCAN\/[0-9A-HJKMNP-TV-Z]{13}$/);
});

it('makes an operator where the guide says', async () => {
  const cookies = await office.context().cookies();
  const token = cookies.find(({ name }) => name === 'jwtToken')?.value ?? '';
  const headers = { authorization: `Bearer ${token}` };
  const roles = await office.request.get('/users-permissions/roles', { headers });
  const { roles: known } = (await roles.json()) as { roles: { id: number; type: string }[] };
  const role = known.find(({ type }) => type === 'operator')?.id;
  const url = '/content-manager/collection-types/plugin::users-permissions.user';
  const made = await office.request.post(url, {
    headers,
    data: { ...OPERATOR, confirmed: true, blocked: false, role: { connect: [{ id: role }] } },
  });
  expect([made.status(), made.ok() ? '' : await made.text()]).toEqual([201, '']);
});

it('takes 3 good and 1 scrapped of 5 from a phone, and the open dashboard moves within 2 s', async () => {
  const phone = await browser.newPage({ ...{ baseURL: product.baseUrl, locale: 'ru-RU' }, viewport: PHONE });
  await phone.goto(labelPath);
  await signIn(phone, 'ru', OPERATOR);
  await phone.getByRole('heading', { level: 1, name: DECK }).waitFor();
  await phone.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  // Nothing waits at bending: five decks, forty brackets and ten lugs wait for the laser.
  expect([(await stageRow('Лазер'))[1], await stageRow('Гибка')]).toEqual(['55', []]);
  await phone.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await phone.getByLabel('Годные', { exact: true }).fill('3');
  await phone.getByLabel('Брак', { exact: true }).fill('1');
  await phone.getByRole('radio', { name: 'Дефект поверхности' }).check();
  const navigations: string[] = [];
  foreman.on('framenavigated', (frame) => navigations.push(frame.url()));
  const sentAtMs = performance.now();
  await phone.getByRole('button', { name: 'Отправить: 3 годные, 1 в брак' }).click();
  await foreman.locator('[data-stage="Гибка"] td', { hasText: /^3$/ }).first().waitFor({ timeout: 5_000 });
  expect(performance.now() - sentAtMs).toBeLessThan(LIVE_LIMIT_MS);
  expect(navigations).toEqual([]);
  expect((await stageRow('Лазер'))[1]).toBe('51');
  await phone.getByRole('heading', { level: 1, name: 'Принято' }).waitFor();
  expect(await phone.getByRole('main').innerText()).toContain('Здесь осталось 1');
});

it('shows every operation of the batch to the foreman who opens the order', async () => {
  await foreman.click('[data-product="ТГ-250.00.00.000"] a');
  const cell = (number: number) =>
    foreman.locator(`[data-part]`, { hasText: DECK }).locator(`[data-operation="${number}"]`);
  await cell(1).waitFor();
  expect((await cell(1).innerText()).split('\n')).toEqual(['Лазер', '3 / 5', 'ждут 1', 'брак 1']);
  expect((await cell(2).innerText()).split('\n')).toEqual(['Гибка', '0 / 5', 'ждут 3']);
});
