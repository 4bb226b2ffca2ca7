import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import {
  askAsAdministrator,
  importBom,
  LIMIT_MS,
  makePanelPerson,
  signInAtPanel,
  startPanelWorld,
  type PanelWorld,
} from './panel-world';

/** The audit page in a real browser against the built product. */

const AUDITOR = { email: 'auditor@factory.example', password: 'Auditor-2026' };

let world: PanelWorld;
let page: Page;
let code: string;

beforeAll(async () => {
  world = await startPanelWorld();
  const bom = ['Уровень;Обозначение;Наименование;Кол-во;Операции', '1;РАМА-1;Рама;1;Сборка'];
  code = (await importBom(world, bom, { orderNumber: '117', quantity: 5 })).get('РАМА-1') ?? '';
  const factId = 'b0a8a3a0-5b55-4b0c-9f59-0d7a3a4be001';
  await world.ask('POST', `/api/parts/${code}/add`, { factId, quantity: 2, reason: 'Запас' });
  await world.create('stages', { name: '=СУММ(1)' });
  await makePanelPerson(world, { ...AUDITOR, role: 'auditor', firstname: 'Анна Ревизор' });
  const context = await world.browser.newContext({
    baseURL: world.product.baseUrl,
    viewport: { width: 1440, height: 900 },
    locale: 'ru-RU',
    acceptDownloads: true,
  });
  page = await context.newPage();
  await signInAtPanel(page, world.product, AUDITOR);
}, 120_000);

afterAll(() => world?.stop());

it('an auditor opens the log of a batch from its page, and sees what changed field by field', async () => {
  await page.goto(`/admin/plugins/batches/${code}`);
  await page.click('[data-log]');
  await page.waitForURL(/plugins\/audit-log\?part=/);
  const added = page.locator('[data-entry=add-pieces]');
  await added.filter({ hasText: 'Добавление деталей' }).waitFor({ timeout: LIMIT_MS });
  const quantity = added.locator('[data-field=quantity]');
  expect(await quantity.locator('del').innerText()).toBe('5');
  expect(await quantity.locator('ins').innerText()).toBe('7');
  expect(await added.locator('[data-field=reason]').innerText()).toBe('Запас');
  expect(await page.locator('[data-entry=create-stage]').count()).toBe(0);
});

it('shows the whole log again, narrows it by what is typed and chosen, and keeps that in the address', async () => {
  await page.locator('[data-focus] button').click();
  const stage = page.locator('[data-entry=create-stage]').filter({ hasText: '=СУММ(1)' });
  await stage.waitFor({ timeout: LIMIT_MS });
  await page.locator('[data-filter=subject] input').fill('СУММ');
  await page.waitForURL(/subject=/);
  await page.locator('[data-entry=add-pieces]').waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.reload();
  await stage.waitFor({ timeout: LIMIT_MS });
  expect(await page.locator('[data-entry]').count()).toBe(1);
  await page.getByRole('combobox', { name: 'Раздел' }).click();
  await page.getByRole('option', { name: 'Работа' }).click();
  await page.getByText('Под этот отбор записей нет.').waitFor({ timeout: LIMIT_MS });
  await page.fill('input[name=from]', '2020-01-31');
  await page.waitForURL(/from=2020-01-31/);
});

it('saves what the filter finds, with formulas made harmless', async () => {
  await page.goto(`/admin/plugins/audit-log?subject=${encodeURIComponent('СУММ')}`);
  await page.locator('[data-entry]').first().waitFor({ timeout: LIMIT_MS });
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-export]')]);
  expect(download.suggestedFilename()).toBe('журнал.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.split('\r\n')[0]).toMatch(/^\uFEFF№;время \(UTC\)/);
  expect(text).toContain(`"'=СУММ(1)"`);
  await page.goto('/admin/plugins/audit-log?action=export-audit-log');
  const told = page.locator('[data-entry=export-audit-log] [data-field=filter]').first();
  await told.filter({ hasText: 'С чем: СУММ' }).waitFor({ timeout: LIMIT_MS });
});

it('tells what one person did, by a link on the name', async () => {
  await page.goto('/admin/plugins/audit-log?action=sign-in');
  const own = page.locator('[data-entry=sign-in]').filter({ hasText: 'Ревизор' }).first();
  await own.getByRole('link').first().click();
  await page.waitForURL(/user=admin/);
  await page.locator('[data-focus]').filter({ hasText: 'Ревизор' }).waitFor({ timeout: LIMIT_MS });
  expect(await page.locator('[data-entry=add-pieces]').count()).toBe(0);
});

it('opens the log of an operator from the form, with words for what Strapi keeps', async () => {
  const operators = '/content-manager/collection-types/plugin::users-permissions.user';
  const { roles } = await world.ask<{ roles: { id: number; type: string }[] }>(
    'GET',
    '/api/users-permissions/roles',
  );
  const role = roles.find(({ type }) => type === 'operator')?.id;
  const person = { username: 'orlova', email: 'orlova@factory.example', password: 'Secret-1234', role };
  const { documentId } = await world.ask<{ documentId: string }>('POST', '/api/users', person);
  const { page: own } = world;
  await own.goto(`/admin${operators}/${documentId}`);
  await own.click('[data-log]');
  await own.waitForURL(/plugins\/audit-log\?user=operator/);
  const created = own.locator('[data-entry=create-operator]').filter({ hasText: 'orlova' });
  await created.waitFor({ timeout: LIMIT_MS });
  expect(await created.locator('[data-difference] dt').allInnerTexts()).toEqual(
    expect.arrayContaining(['Имя для входа', 'Роль']),
  );
});

it('opens the log of a stage and of a batch from their forms', async () => {
  const { page: own } = world;
  await own.goto('/admin/content-manager/collection-types/api::stage.stage');
  await own.getByText('=СУММ(1)').click();
  await own.click('[data-log]');
  await own.locator('[data-entry=create-stage]').waitFor({ timeout: LIMIT_MS });
  expect(await own.locator('[data-entry]').count()).toBe(1);
  const { data } = await world.ask<{ data: { documentId: string }[] }>('GET', '/api/parts');
  await own.goto(`/admin/content-manager/collection-types/api::part.part/${data[0]?.documentId}`);
  await own.click('[data-batch] [data-log]');
  await own.locator('[data-entry=add-pieces]').waitFor({ timeout: LIMIT_MS });
});

it('tells that the log is intact, once it has been verified', async () => {
  for (;;) {
    const { data } = await askAsAdministrator<{ data: object | null }>(world, 'GET', '/audit-log/state');
    if (data) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await page.goto('/admin/plugins/audit-log');
  const state = page.locator('[data-state=intact]');
  await state.filter({ hasText: 'журнал цел' }).waitFor({ timeout: LIMIT_MS });
  expect(await page.locator('[data-root]').innerText()).toMatch(/^[0-9a-f]{64}$/);
});

it('is part of a panel that runs nobody else’s scripts and stands in nobody else’s frame', async () => {
  const { headers } = await fetch(`${world.product.baseUrl}/admin/`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/default-src 'self'/);
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).toMatch(/object-src 'none'/);
  expect(policy).toMatch(/frame-ancestors 'self'/);
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
