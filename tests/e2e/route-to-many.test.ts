import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** A technologist edits a route in the content manager, and the panel offers it to the batches that follow it. */

let world: PanelWorld;
let page: Page;
let route: string;
const codes: Record<string, string> = {};

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  const steps: { stage: string }[] = [];
  for (const name of ['Резка', 'Зачистка', 'Контроль'])
    steps.push({ stage: (await world.create('stages', { name })).documentId });
  route = (await world.create('routes', { name: 'Короткий', steps })).documentId;
  const product = (await world.create('products', { designation: 'РАМА-1', quantity: 1 })).documentId;
  for (const designation of ['Новая', 'Начатая', 'Застрявшая']) {
    const part = await world.create('parts', { designation, product, route, quantity: 3 });
    codes[designation] = part.code;
  }
  await report('Начатая', 1, 2);
  await report('Застрявшая', 1, 3);
  await report('Застрявшая', 2, 3);
}, 120_000);

afterAll(() => world?.stop());

async function report(designation: string, operation: number, good: number): Promise<void> {
  const occurredAt = new Date().toISOString();
  const scan = { scanId: randomUUID(), partCode: codes[designation], operation, good, occurredAt };
  await world.ask('POST', '/api/scans', scan);
}

async function stagesOf(designation: string): Promise<string[]> {
  const page = await world.ask<{ operations: { stage: string }[] }>(
    'GET',
    `/api/scan-station/parts/${codes[designation]}`,
  );
  return page.operations.map(({ stage }) => stage);
}

it('tells beside the form how many open batches follow the route', async () => {
  await page.goto(`/admin/content-manager/collection-types/api::route.route/${route}`);
  const panel = page.locator('[data-route-batches="3"]');
  await panel.getByText('3 открытые партии идут по этому маршруту').waitFor({ timeout: LIMIT_MS });
  await panel.getByText('1. Резка → 2. Зачистка → 3. Контроль').waitFor();
  expect(await panel.locator('[data-apply-route]').count()).toBe(0);
});

it('offers an edited route after the save: to whom it can be given, and why not to the others', async () => {
  await page.getByRole('button', { name: 'Удалить' }).last().click();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Можно: 2').waitFor({ timeout: LIMIT_MS });
  expect(await dialog.locator('[data-routed]').count()).toBe(2);
  const refused = dialog.locator(`[data-refused="${codes.Застрявшая}"]`);
  expect(await refused.innerText()).toContain('осталась бы без операции');
  await dialog.getByRole('button', { name: 'Применить к 2 партиям' }).waitFor();
  expect(await stagesOf('Новая')).toEqual(['Резка', 'Зачистка', 'Контроль']);
});

it('can be put off, and is still offered by the panel', async () => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
  const panel = page.locator('[data-route-batches]');
  await panel.getByText('Применить к 2 из 3 открытых партий?').waitFor({ timeout: LIMIT_MS });
  await panel.locator('[data-apply-route]').click();
  await dialog.getByText('Нельзя: 1').waitFor({ timeout: LIMIT_MS });
});

it('gives it to the ticked batches, one act each, with a result for each', async () => {
  // Meanwhile somebody reports the last piece of a ticked batch through: that one is refused now.
  await report('Начатая', 2, 2);
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea').fill('Контроль теперь на сборке');
  await dialog.getByRole('button', { name: 'Применить к 2 партиям' }).click();
  await dialog.getByText('Применено к 1 партии, отказано: 1.').waitFor({ timeout: LIMIT_MS });
  await dialog.locator(`[data-outcome=done][data-of="${codes.Новая}"]`).waitFor();
  const refused = dialog.locator(`[data-outcome=refused][data-of="${codes.Начатая}"]`);
  expect(await refused.innerText()).toContain('осталась бы без операции');
  expect(await stagesOf('Новая')).toEqual(['Резка', 'Зачистка']);
  expect(await stagesOf('Начатая')).toEqual(['Резка', 'Зачистка', 'Контроль']);
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
  const panel = page.locator('[data-route-batches]');
  await panel.getByText('Применить к 0 из 3 открытых партий?').waitFor({ timeout: LIMIT_MS });
  await page.goto(`/admin/plugins/batches/${codes.Новая}`);
  const assigned = page.locator('[data-event=route-assigned]').first();
  await assigned.filter({ hasText: 'Контроль теперь на сборке' }).waitFor({ timeout: LIMIT_MS });
});
