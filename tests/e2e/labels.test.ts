import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { greyPng } from '../support';
import { decodePng } from '../support/decode';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** Labels at the panel: the page opens on what its address names; a layout of the factory's own is made and printed. */

let world: PanelWorld;
let page: Page;
let product: string;

beforeAll(async () => {
  // As `npm start` says it when nobody has set PUBLIC_URL.
  world = await startPanelWorld({ PUBLIC_URL_IS_GUESSED: 'true' });
  page = world.page;
  const made = await world.create('products', { designation: 'АСЦБ.218.00.00.00', quantity: 1 });
  product = made.documentId;
  await world.create('parts', { designation: 'АСЦБ.218.79.00.04', name: 'Болт', quantity: 3, product });
}, 120_000);
afterAll(() => world?.stop());

const seen = (text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: LIMIT_MS });
const sheet = (text: string): Locator => page.locator('svg text').filter({ hasText: text });

it('opens on the product that the address names, with its sheet', async () => {
  await page.goto(`/admin/plugins/qr-labels?product=${product}`);
  await sheet('АСЦБ.218.79.00.04').waitFor({ timeout: LIMIT_MS });
  // Nobody is asked why a label is printed that never was.
  expect(await page.getByLabel('Зачем печатаете снова').count()).toBe(0);
});

it('tells in its list at once what has been printed', async () => {
  const row = page.getByRole('row').filter({ hasText: 'АСЦБ.218.79.00.04' });
  await row.getByText('нет', { exact: true }).waitFor({ timeout: LIMIT_MS });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('labels.pdf');
  await row.getByText('1', { exact: true }).waitFor({ timeout: LIMIT_MS });
  await seen('1 партия уже печаталась: печать будет отмечена как повторная.');
  await page.getByLabel('Зачем печатаете снова').waitFor({ timeout: LIMIT_MS });
});

it('prints the labels of single pieces', async () => {
  await page.getByRole('checkbox', { name: /^Этикетка на каждую штуку/ }).click();
  await sheet('3 из 3').waitFor({ timeout: LIMIT_MS });
  await page.getByLabel('С какой штуки').fill('2');
  await page.getByLabel('По какую').fill('2');
  await sheet('2 из 3').waitFor({ timeout: LIMIT_MS });
  await sheet('3 из 3').waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.getByRole('checkbox', { name: /^Этикетка на каждую штуку/ }).click();
  await sheet('3 шт.').waitFor({ timeout: LIMIT_MS });
});

it('starts at the place of a used sheet that is clicked', async () => {
  // The number field beside does the same for the keyboard and for who hears the page.
  expect(await page.getByRole('button', { name: /^Начать с места/ }).count()).toBe(0);
  await page.locator('svg [data-place="5"]').click();
  // The second column of the second row.
  await page.waitForFunction(
    () => [...document.querySelectorAll('svg text')].some((text) => Number(text.getAttribute('x')) > 70),
    undefined,
    { timeout: LIMIT_MS },
  );
  expect(await page.getByLabel('Пропустить мест').inputValue()).toBe('4');
});

it('saves the whole label as a picture', async () => {
  await page.getByLabel('Файл', { exact: true }).click();
  await page.getByRole('option', { name: 'PNG, картинки этикеток' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать PNG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('labels.png');
  const [url = ''] = await decodePng(await readFile(await download.path()));
  expect(url).toMatch(/\/SCAN\/[0-9A-Z]{13}$/);
});

it('warns that the codes lead to an address that nobody has set', async () => {
  const { baseUrl } = world.product;
  await page
    .getByText(`Коды ведут на ${baseUrl}: этот адрес взят из сети сам собой.`)
    .waitFor({ timeout: LIMIT_MS });
  await seen(/Задайте PUBLIC_URL до первой печати\.$/);
});

it('a layout is made with a live preview that warns, is kept, and chosen for printing', async () => {
  await page.getByRole('link', { name: 'Свои макеты' }).click();
  await sheet('Болт осевой').first().waitFor({ timeout: LIMIT_MS });
  await page.getByLabel('Ширина этикетки, мм').fill('25');
  await page.getByLabel('Высота этикетки, мм').fill('18');
  await seen(/^Клетка QR-кода 0,\d\d мм .*мельче 0,4 мм читается плохо/);
  // The label with the long name is the second: a roll has one on a page.
  await page.getByRole('button', { name: 'Следующий лист' }).click();
  await sheet('АСЦБ.3').first().waitFor({ timeout: LIMIT_MS });
  await page.getByText('Лист 2 из 2', { exact: true }).waitFor({ timeout: LIMIT_MS });
  await page.getByLabel('Ширина этикетки, мм').fill('5');
  await seen('Не подходит: Ширина этикетки, мм');
  await page.getByLabel('Ширина этикетки, мм').fill('100');
  await page.getByLabel('Высота этикетки, мм').fill('50');
  await page.getByRole('checkbox', { name: 'Код настолько крупный, насколько есть места' }).click();
  await page.getByLabel('Сторона кода, мм').fill('50');
  await seen(/белое поле вокруг QR-кода урезано/);
  await page.getByLabel('Сторона кода, мм').fill('24');
  const order = () =>
    page.locator('[data-field]').evaluateAll((all) => all.map((one) => one.getAttribute('data-field')));
  expect((await order()).slice(0, 3)).toEqual(['designation', 'name', 'quantity']);
  await page.locator('[data-field=designation]').getByLabel('Строк', { exact: true }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  expect((await order()).slice(0, 3)).toEqual(['name', 'designation', 'quantity']);
  await page.keyboard.press('Alt+ArrowDown');
  expect((await order()).slice(0, 3)).toEqual(['name', 'quantity', 'designation']);
  await page.getByRole('button', { name: 'Выше: Обозначение' }).click();
  await page.getByRole('button', { name: 'Ниже: Наименование' }).click();
  expect((await order()).slice(0, 3)).toEqual(['designation', 'name', 'quantity']);
  const logo = { name: 'logo.png', mimeType: 'image/png', buffer: greyPng() };
  await page.locator('input[data-logo]').setInputFiles(logo);
  await page.locator('svg image').first().waitFor({ timeout: LIMIT_MS });
  await page.getByLabel('Название').fill('Бирка склада');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await seen('Макет «Бирка склада» сохранён.');
  await page.getByRole('link', { name: 'К печати' }).click();
  await page.goto(`/admin/plugins/qr-labels?product=${product}`);
  await page.getByLabel('Лист', { exact: true }).click();
  await page.getByRole('option', { name: 'Бирка склада' }).click();
  await page.locator('svg image').first().waitFor({ timeout: LIMIT_MS });
  await sheet('АСЦБ.218.79.00.04').waitFor({ timeout: LIMIT_MS });
});

/** Select a row of the content manager and print it. */
async function printSelected(text: string): Promise<void> {
  const box = page.getByRole('row').filter({ hasText: text }).getByRole('checkbox');
  const print = page.getByRole('button', { name: 'Печатать этикетки' });
  await box.check({ timeout: LIMIT_MS });
  // Also while the browser has no idle moment: see `src/admin/vite.config.ts`.
  await print.click({ timeout: LIMIT_MS });
}

it('prints the rows that are selected in the content manager', async () => {
  await page.goto('/admin/content-manager/collection-types/api::part.part');
  await printSelected('АСЦБ.218.79.00.04');
  await sheet('АСЦБ.218.79.00.04').waitFor({ timeout: LIMIT_MS });
  await seen('Отмечено: 1 партия');
  expect(new URL(page.url()).pathname).toBe('/admin/plugins/qr-labels');
});

it('shows what was selected there before all other batches', async () => {
  const rows = page.getByRole('row').filter({ has: page.getByRole('checkbox') });
  const made = await world.create('parts', { designation: 'АСЦБ.218.79.00.99', quantity: 1, product });
  await page.goto(`/admin/plugins/qr-labels?parts=${made.code}`);
  await rows.nth(1).waitFor({ timeout: LIMIT_MS });
  expect(await rows.first().innerText()).toContain('АСЦБ.218.79.00.99');
  await seen('Отмечено: 1 партия');
});

it('prints from the form of a product', async () => {
  await page.goto(`/admin/content-manager/collection-types/api::product.product/${product}`);
  await page.getByRole('button', { name: 'Другие действия', exact: true }).click({ timeout: LIMIT_MS });
  await page.getByRole('menuitem', { name: 'Печатать этикетки' }).click({ timeout: LIMIT_MS });
  await sheet('АСЦБ.218.79.00.04').waitFor({ timeout: LIMIT_MS });
  expect(new URL(page.url()).search).toBe(`?product=${product}`);
});

it('looks for the product on the server, and keeps the one that is chosen', async () => {
  const other = await world.create('products', { designation: 'ПРЕСС', name: 'Пресс', orderNumber: '9' });
  await world.create('parts', { designation: 'ПР.1', quantity: 1, product: other.documentId });
  await page.goto(`/admin/plugins/qr-labels?product=${product}`);
  const chooser = page.getByRole('combobox', { name: 'Изделие, заказ' });
  await chooser.waitFor({ timeout: LIMIT_MS });
  expect(await chooser.inputValue()).toBe('АСЦБ.218.00.00.00');
  const answer = page.waitForResponse((got) => got.url().includes('/qr-labels/products?search=%D0%BF%D1%80'));
  await chooser.click();
  await page.keyboard.type('пресс');
  const found = (await (await answer).json()) as { designation: string }[];
  // The one that is chosen stands among the options, so that its name can come back.
  expect(found.map(({ designation }) => designation)).toEqual(['АСЦБ.218.00.00.00', 'ПРЕСС']);
  await page.getByRole('option', { name: 'ПРЕСС · Пресс · заказ 9' }).click();
  await sheet('ПР.1').waitFor({ timeout: LIMIT_MS });
  expect(await chooser.inputValue()).toBe('ПРЕСС · Пресс · заказ 9');
});

it('prints all that is made of the product that is selected there', async () => {
  await page.goto('/admin/content-manager/collection-types/api::product.product');
  await printSelected('АСЦБ.218.00.00.00');
  await sheet('АСЦБ.218.79.00.04').waitFor({ timeout: LIMIT_MS });
  expect(new URL(page.url()).search).toBe(`?product=${product}`);
});

it('prints cards of stages, all of them or those that are ticked', async () => {
  for (const name of ['Сварка', 'Окраска']) await world.create('stages', { name });
  await page.goto('/admin/plugins/qr-labels');
  await page.getByRole('link', { name: 'Карточки этапов' }).click({ timeout: LIMIT_MS });
  await sheet('Окраска').waitFor({ timeout: LIMIT_MS });
  await page.getByRole('checkbox', { name: 'Окраска' }).click();
  await sheet('Окраска').waitFor({ state: 'detached', timeout: LIMIT_MS });
  await sheet('Сварка').waitFor({ timeout: LIMIT_MS });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать PDF' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('stages.pdf');
  await seen('печаталась 1 раз');
  await page.goto('/admin/content-manager/collection-types/api::stage.stage');
  await page
    .getByRole('row')
    .filter({ hasText: 'Окраска' })
    .getByRole('checkbox')
    .click({ timeout: LIMIT_MS });
  await page.getByRole('button', { name: 'Печатать карточки' }).click({ timeout: LIMIT_MS });
  await sheet('Окраска').waitFor({ timeout: LIMIT_MS });
  expect(await sheet('Сварка').count()).toBe(0);
});

it('prints cards of stages on a layout of the factory’s own', async () => {
  await page.goto('/admin/plugins/qr-labels/stages');
  await page.getByRole('link', { name: 'Свои макеты' }).click({ timeout: LIMIT_MS });
  await sheet('Сварка').first().waitFor({ timeout: LIMIT_MS });
  expect(await page.getByRole('combobox', { name: 'Для чего' }).innerText()).toBe('Карточки этапов');
  await page.getByRole('button', { name: 'Убрать: Что делать с карточкой' }).click();
  await sheet('Отсканируйте').first().waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.getByLabel('Название').fill('Стена');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await seen('Макет «Стена» сохранён.');
  await page.goto('/admin/plugins/qr-labels/stages');
  await sheet('Отсканируйте').first().waitFor({ timeout: LIMIT_MS });
  await page.getByLabel('Лист', { exact: true }).click();
  await page.getByRole('option', { name: 'Стена' }).click();
  await sheet('Отсканируйте').first().waitFor({ state: 'detached', timeout: LIMIT_MS });
  await sheet('Сварка').waitFor({ timeout: LIMIT_MS });
  // Labels are not printed on it.
  await page.goto(`/admin/plugins/qr-labels?product=${product}`);
  await page.getByLabel('Лист', { exact: true }).click();
  await page.getByRole('option', { name: 'Бирка склада' }).waitFor({ timeout: LIMIT_MS });
  expect(await page.getByRole('option', { name: 'Стена' }).count()).toBe(0);
  await page.keyboard.press('Escape');
});
