import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { importBom, LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** The page of an order as what it is made of: opened level by level, live, by the keyboard, on a phone too. */

const HEAD = 'Уровень;Обозначение;Наименование;Кол-во;Операции';
const FRAME = [
  HEAD,
  '1;СБ-1;Рама;1;Сборка',
  '2;СБ-2;Узел;1;Сборка',
  '3;Д-2;Пластина;4;Резка',
  '2;КР-1;Кронштейн;2;Резка,Сварка',
  '1;Д-9;Щиток;1;Резка',
];
const LARGE = [
  HEAD,
  '1;БЛ-1;Блок;1;Сборка',
  ...Array.from({ length: 201 }, (_, n) => `2;М-${String(n + 1).padStart(3, '0')};Модуль;1;Резка`),
];

let world: PanelWorld;
let page: Page;
let order: string;
let large: string;
let codes: Map<string, string>;

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  codes = await importBom(world, FRAME, { orderNumber: '117', quantity: 5 });
  await importBom(world, LARGE, { orderNumber: '118', quantity: 1 });
  const { data } = await world.ask<{ data: { orderNumber: string; documentId: string }[] }>(
    'GET',
    '/api/products',
  );
  const idOf = (number: string) => data.find(({ orderNumber }) => orderNumber === number)?.documentId ?? '';
  [order, large] = [idOf('117'), idOf('118')];
}, 120_000);
afterAll(() => world?.stop());

const rowOf = (designation: string) => page.locator(`[data-part="${codes.get(designation) ?? ''}"]`);
const openerOf = (designation: string) => page.locator(`[data-open="${codes.get(designation) ?? ''}"]`);

/** The rows as they stand: how deep, what they are called, pieces for one assembly. */
async function standing(): Promise<string[]> {
  const rows = page.locator('[data-structure] [data-part]');
  return rows.evaluateAll((all) =>
    all.map((row) => {
      const cells = [...row.querySelectorAll('td')];
      const name = row.querySelector('a')?.textContent ?? '';
      return [row.getAttribute('data-depth'), name, cells[2]?.textContent].filter(Boolean).join(' ');
    }),
  );
}

it('is chosen beside the list, and the address keeps it', async () => {
  await page.goto(`/admin/plugins/dashboards/products/${order}`);
  await page.getByRole('button', { name: 'Состав', exact: true }).click({ timeout: LIMIT_MS });
  await rowOf('Д-9').waitFor({ timeout: LIMIT_MS });
  await page.locator('[data-structure]').waitFor();
  expect(new URL(page.url()).search).toBe('?view=structure');
  await page.reload();
  await openerOf('СБ-1').waitFor({ timeout: LIMIT_MS });
  expect(await standing()).toEqual(['1 СБ-1', '1 Д-9']);
  expect(await page.locator('input[name=search]').count()).toBe(0);
  const chosen = page.getByRole('group', { name: 'Вид' }).locator('[aria-pressed=true]');
  expect(await chosen.allInnerTexts()).toEqual(['Состав']);
});

it('opens an assembly by the keyboard, level by level', async () => {
  const opener = openerOf('СБ-1');
  expect(await opener.getAttribute('aria-expanded')).toBe('false');
  await opener.focus();
  await page.keyboard.press('Enter');
  await rowOf('КР-1').waitFor({ timeout: LIMIT_MS });
  expect(await opener.getAttribute('aria-expanded')).toBe('true');
  await page.getByRole('button', { name: 'Состав СБ-2' }).focus();
  await page.keyboard.press('Space');
  await rowOf('Д-2').waitFor({ timeout: LIMIT_MS });
  expect(await standing()).toEqual(['1 СБ-1', '2 СБ-2 1', '3 Д-2 4', '2 КР-1 2', '1 Д-9']);
  expect(await rowOf('Д-2').locator('[data-operation]').innerText()).toMatch(/^Резка\s+0 \/ 20/);
  expect(await openerOf('Д-2').count()).toBe(0);
});

it('stays open while reports come in, and shows a line that somebody adds', async () => {
  const occurredAt = new Date().toISOString();
  const scan = { scanId: randomUUID(), partCode: codes.get('КР-1'), operation: 1, good: 3, occurredAt };
  await world.ask('POST', '/api/scans', scan);
  await rowOf('КР-1').filter({ hasText: '3 / 10' }).waitFor({ timeout: LIMIT_MS });
  const line = { factId: randomUUID(), childCode: codes.get('Д-9'), quantityPerParent: 6 };
  await world.ask('POST', `/api/parts/${codes.get('СБ-1') ?? ''}/children`, line);
  await page
    .locator(`[data-depth="2"][data-part="${codes.get('Д-9') ?? ''}"]`)
    .waitFor({ timeout: LIMIT_MS });
  await page
    .locator(`[data-depth="1"][data-part="${codes.get('Д-9') ?? ''}"]`)
    .waitFor({ state: 'detached', timeout: LIMIT_MS });
  expect(await standing()).toEqual(['1 СБ-1', '2 СБ-2 1', '3 Д-2 4', '2 КР-1 2', '2 Д-9 6']);
});

it('closes an assembly with all that is below it', async () => {
  await openerOf('СБ-1').click();
  await rowOf('КР-1').waitFor({ state: 'detached', timeout: LIMIT_MS });
  expect(await standing()).toEqual(['1 СБ-1']);
});

it('ticks batches in the structure, and they stay ticked in the list', async () => {
  await openerOf('СБ-1').click();
  await page.getByRole('checkbox', { name: 'Отметить КР-1' }).click({ timeout: LIMIT_MS });
  await page.getByRole('button', { name: 'Список', exact: true }).click();
  await page.locator('input[name=search]').waitFor({ timeout: LIMIT_MS });
  expect(new URL(page.url()).search).toBe('');
  const box = page.getByRole('checkbox', { name: 'Отметить КР-1' });
  expect(await box.getAttribute('aria-checked')).toBe('true');
  expect(await page.textContent('[data-ticked] [role=status]')).toBe('Отмечена 1 партия');
});

it('shows 200 batches of a level and the others when they are asked for', async () => {
  await page.goto(`/admin/plugins/dashboards/products/${large}?view=structure`);
  await page.locator('[data-open]').click({ timeout: LIMIT_MS });
  const rows = page.locator('[data-depth="2"]');
  await rows.nth(199).waitFor({ timeout: LIMIT_MS });
  expect(await rows.count()).toBe(200);
  await page.getByRole('button', { name: 'Показать ещё' }).click();
  await rows.nth(200).waitFor({ timeout: LIMIT_MS });
  expect(await rows.count()).toBe(201);
  expect(await rows.last().locator('a').first().innerText()).toBe('М-201');
  expect(await page.getByRole('button', { name: 'Показать ещё' }).count()).toBe(0);
});

it('lies within a phone: the table alone moves sideways, the buttons stand in sight', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/admin/plugins/dashboards/products/${order}?view=structure`);
  const opener = openerOf('СБ-1');
  await opener.click({ timeout: LIMIT_MS });
  await rowOf('КР-1').waitFor({ timeout: LIMIT_MS });
  const box = await opener.boundingBox();
  expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 0) <= 360]).toEqual([true, true]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
