import { randomUUID } from 'node:crypto';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** The page of an order: what its bar says, where its due date is set, what an assembly lacks, on a phone too. */

const NAME = 'Кронштейн поворотный усиленный левый с отверстиями под крепёж';

let world: PanelWorld;
let order: { documentId: string };

beforeAll(async () => {
  world = await startPanelWorld();
  const { create, ask } = world;
  const stage = await create('stages', { name: 'Резка на ленточной пиле', kind: 'production' });
  const weld = await create('stages', { name: 'Сварка', kind: 'production' });
  const steps = [stage, weld].map(({ documentId }) => ({ stage: documentId, optional: false }));
  const route = await create('routes', { name: 'Обычный', isDefault: true, steps });
  order = await create('products', { designation: 'РАМА-7', name: 'Рама', orderNumber: '7', quantity: 1 });
  const common = { product: order.documentId, route: route.documentId };
  const frame = await create('parts', { ...common, designation: 'СБ-1', kind: 'assembly', quantity: 1 });
  const part = await create('parts', { ...common, designation: 'КР.03.14.159-01', name: NAME, quantity: 9 });
  const line = { factId: randomUUID(), childCode: part.code, quantityPerParent: 9 };
  await ask('POST', `/api/parts/${frame.code}/children`, line);
  const occurredAt = new Date().toISOString();
  const scan = { scanId: randomUUID(), partCode: part.code, operation: 1, good: 4, occurredAt };
  await ask('POST', '/api/scans', scan);
}, 120_000);
afterAll(() => world?.stop());

it('says in words what the bar of an order shows: pieces in work beside finished ones', async () => {
  const { page } = world;
  await page.goto('/admin/plugins/dashboards');
  const row = page.locator('[data-product="РАМА-7"]');
  await row.filter({ hasText: 'Готово: 0 из 10 шт.' }).waitFor({ timeout: LIMIT_MS });
  expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('Готово: 0 из 10 шт. В работе: 4');
});

it('tells of each number what it counts when it is pointed at', async () => {
  const { page } = world;
  const told = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')?.split(' ').length ?? 0));
  const tiles = await told('[data-number]');
  expect(tiles).toHaveLength(5);
  expect(Math.min(...tiles)).toBeGreaterThan(4);
  const headings = 'th[title], th [title]';
  expect((await told(headings)).length).toBeGreaterThanOrEqual(5);
  expect(Math.min(...(await told(headings)))).toBeGreaterThan(4);
  // The figures themselves too: pieces, batches and age of a stage; progress and parts of an order.
  const figures = [
    ...(await told('[data-orders-found]')),
    ...(await told('[data-product] [data-split]')),
    ...(await told('[data-stage] td:not(:first-child)')),
    ...(await told('[data-product] td:nth-child(2), [data-product] td:nth-child(3)')),
  ];
  expect(figures.length).toBeGreaterThanOrEqual(6);
  expect(Math.min(...figures)).toBeGreaterThan(4);
  await page.goto(`/admin/plugins/dashboards/products/${order.documentId}`);
  await page.waitForSelector('[data-part]');
  expect(await told(headings)).toHaveLength(4);
  expect(Math.min(...(await told(headings)))).toBeGreaterThan(4);
  const counts = await told(
    '[data-part] td:nth-child(3), [data-part] td:nth-child(4), [data-part] td:nth-child(5)',
  );
  expect(counts.length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...counts)).toBeGreaterThan(4);
  const cells = await told('[data-operation] > div:nth-child(2)');
  expect(Math.min(...cells)).toBeGreaterThan(4);
  for (const selector of ['[data-found]', '[data-order-pieces] [title]']) {
    const [words, ...more] = await told(selector);
    expect([selector, more.length, (words ?? 0) > 4]).toEqual([selector, 0, true]);
  }
  await page.click('[data-missing-of]');
  await page.waitForSelector('[data-missing]');
  const missing = await told(
    '[data-assemblies] [title], [role=dialog] th [title], [data-missing] td:nth-child(n+2)',
  );
  expect(missing).toHaveLength(1 + 5 + 5);
  expect(Math.min(...missing)).toBeGreaterThan(4);
  await page.keyboard.press('Tab');
  await page.locator('[role=dialog] th [title]').first().focus();
  const tooltip = page.locator('main [role=tooltip]');
  await tooltip.filter({ hasText: 'по составу' }).waitFor({ timeout: LIMIT_MS });
});

it('tells the same to the keyboard and to a finger', async () => {
  const { page } = world;
  await page.goto('/admin/plugins/dashboards');
  const tooltip = page.locator('main [role=tooltip]');
  await page.waitForSelector('[data-product="РАМА-7"]', { timeout: LIMIT_MS });
  await page.keyboard.press('Tab');
  await page.locator('th [title]').first().focus();
  await tooltip.filter({ hasText: 'Изготовленные детали' }).waitFor({ timeout: LIMIT_MS });
  await page.keyboard.press('Escape');
  await tooltip.waitFor({ state: 'detached', timeout: LIMIT_MS });
  const figure = page.locator('[data-stage] td').nth(1);
  await figure.dispatchEvent('pointerup', { pointerType: 'touch', bubbles: true });
  await tooltip.filter({ hasText: 'Детали, пришедшие на этап' }).waitFor({ timeout: LIMIT_MS });
  // A tap on a link goes where it leads and explains nothing.
  await page.locator('[data-product] a').dispatchEvent('pointerup', { pointerType: 'touch', bubbles: true });
  await tooltip.waitFor({ state: 'detached', timeout: LIMIT_MS });
});

it('leads to the form where the due date is set, and tells it afterwards', async () => {
  const { page } = world;
  await page.goto(`/admin/plugins/dashboards/products/${order.documentId}`);
  await page.getByText('срок не задан').waitFor({ timeout: LIMIT_MS });
  await page.click('[data-edit-order]');
  const due = page.locator('input[name=dueDate]');
  await due.waitFor({ timeout: LIMIT_MS });
  await due.fill('31.12.2099');
  await due.press('Tab');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('alert').or(page.getByRole('status')).first().waitFor({ timeout: LIMIT_MS });
  await page.goto(`/admin/plugins/dashboards/products/${order.documentId}`);
  await page.getByText('срок 31 дек. 2099').waitFor({ timeout: LIMIT_MS });
  expect(await page.textContent('[data-edit-order]')).toBe('Изменить заказ');
});

it('opens who reported at an operation, when and how many', async () => {
  const { page } = world;
  await page.goto(`/admin/plugins/dashboards/products/${order.documentId}`);
  await page.locator('[data-part] [data-operation="1"]').last().click({ timeout: LIMIT_MS });
  await page.waitForSelector('[data-narrowed="1"]', { timeout: LIMIT_MS });
  expect(new URL(page.url()).search).toBe('?operation=1');
  expect(await page.textContent('[data-narrowed] [role=status]')).toBe(
    'Только операция 1, Резка на ленточной пиле. Записей: 1',
  );
  const [entry, ...others] = await page.locator('[data-event]').allInnerTexts();
  expect(others).toEqual([]);
  expect(entry).toContain('Операция 1. Резка на ленточной пиле · годных 4');
  await page.getByRole('button', { name: 'Вся история' }).click();
  await page.locator('[data-event]').nth(1).waitFor({ timeout: LIMIT_MS });
  expect(await page.locator('[data-narrowed]').count()).toBe(0);
  expect(new URL(page.url()).search).toBe('');
});

it('prints labels of the batches that are ticked', async () => {
  const { page } = world;
  await page.goto(`/admin/plugins/dashboards/products/${order.documentId}`);
  const part = page.locator('[data-part]', { hasText: 'КР.03.14.159-01' });
  await part.getByRole('checkbox', { name: 'Отметить КР.03.14.159-01' }).click({ timeout: LIMIT_MS });
  // It stays ticked while something else is looked for.
  await page.fill('input[name=search]', 'СБ-1');
  await part.waitFor({ state: 'detached', timeout: LIMIT_MS });
  expect(await page.textContent('[data-ticked] [role=status]')).toBe('Отмечена 1 партия');
  const frame = page.locator('[data-part]', { hasText: 'СБ-1' });
  await frame.getByRole('checkbox', { name: 'Отметить СБ-1' }).click();
  expect(await page.textContent('[data-ticked] [role=status]')).toBe('Отмечено 2 партии');
  await frame.getByRole('checkbox', { name: 'Отметить СБ-1' }).click();
  await page.click('[data-print-ticked]');
  await page.waitForURL((url) => url.pathname === '/admin/plugins/qr-labels');
  await page.locator('svg text').filter({ hasText: 'КР.03.14.159-01' }).waitFor({ timeout: LIMIT_MS });
  expect(await page.locator('svg text').filter({ hasText: 'СБ-1' }).count()).toBe(0);
});

it('leads to the labels of the order', async () => {
  const { page } = world;
  await page.goto(`/admin/plugins/dashboards/products/${order.documentId}`);
  await page.getByRole('link', { name: 'Печатать этикетки' }).click({ timeout: LIMIT_MS });
  await page.waitForURL((url) => url.pathname === '/admin/plugins/qr-labels');
  expect(new URL(page.url()).search).toBe(`?product=${order.documentId}`);
  await page.locator('svg text').filter({ hasText: 'КР.03.14.159-01' }).waitFor({ timeout: LIMIT_MS });
});

it('tells what an assembly lacks on a phone, and nothing of it is pushed out sideways', async () => {
  const { page } = world;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/admin/plugins/dashboards/products/${order.documentId}`);
  await page.click('[data-missing-of]');
  const card = page.locator('[data-missing="КР.03.14.159-01"]');
  await card.waitFor({ timeout: LIMIT_MS });
  expect((await card.locator('td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
    `КР.03.14.159-01 · ${NAME}`,
    ...['9', '9', '0', '9'],
    'Резка на ленточной пиле 5, Сварка 4',
  ]);
  expect(
    await card.locator('td').evaluateAll((cells) => ({
      labels: cells.map((cell) => getComputedStyle(cell, '::before').content),
      outside: cells.filter((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      }).length,
    })),
  ).toEqual({
    labels: ['none', '"На один"', '"Нужно"', '"Готово"', '"Не хватает"', '"Где сейчас"'],
    outside: 0,
  });
});
