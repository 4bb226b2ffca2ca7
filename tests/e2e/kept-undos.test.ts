import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { importBom, startPanelWorld, type PanelWorld } from './panel-world';

/** A foreman settles undos that wait on devices, at the page of their batch. */

const PASSWORD = 'Stanok-2026';

let world: PanelWorld;
let page: Page;
let code: string;
/** The session of the device that keeps them. */
let jwt: string;

async function asPhone<Answer>(path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${world.product.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${jwt}` },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Answer;
}

const at = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const reportOf = (scanId: string, good: number) => ({
  ...{ scanId, partCode: code, operation: 1, good, occurredAt: at(90) },
});
const told = (reports: object[]): Promise<{ settled: string[] }> =>
  asPhone('/api/scan-station/outbox', { sentAt: new Date().toISOString(), held: [], reports });

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  const bom = ['Уровень;Обозначение;Наименование;Кол-во;Операции', '1;РАМА-1;Рама;1;Сборка'];
  code = (await importBom(world, bom, { orderNumber: '117', quantity: 8 })).get('РАМА-1') ?? '';
  const path = '/api/users-permissions/roles';
  const { roles } = await world.ask<{ roles: { id: number; type: string }[] }>('GET', path);
  const role = roles.find(({ type }) => type === 'operator')?.id;
  const person = { username: 'Петров', email: 'petrov@operators.invalid', password: PASSWORD };
  await world.ask('POST', '/api/users', { ...person, role, confirmed: true });
  const credentials = { identifier: 'Петров', password: PASSWORD };
  ({ jwt } = await world.ask<{ jwt: string }>('POST', '/api/scan-station/sign-in', credentials));
}, 120_000);

afterAll(() => world?.stop());

const banner = () => page.locator('[data-kept-undos]');

async function settle(choice: string | null, reason: string, action: string): Promise<void> {
  await banner().getByRole('button', { name: 'Решить' }).click();
  const dialog = page.getByRole('dialog');
  if (choice !== null) {
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: choice }).click();
  }
  await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name: action }).click();
  await dialog.waitFor({ state: 'detached' });
}

it('takes a report back that counts, for the maker whose undo never came', async () => {
  const scanId = randomUUID();
  const undoId = randomUUID();
  await asPhone('/api/scans', reportOf(scanId, 3));
  const undo = { ...reportOf(scanId, 3), undoId, maker: 'Петров', occurredAt: at(85) };
  expect(await told([undo])).toEqual({ settled: [] });
  await page.goto(`/admin/plugins/batches/${code}`);
  await banner().getByText('Петров, Сборка: годных 3').waitFor();
  await settle(null, 'Отменил сам, телефон сломан', 'Отменить отметку');
  await banner().waitFor({ state: 'detached' });
  await page.locator('[data-event=undo]').getByText('Отменил сам, телефон сломан').waitFor();
  expect(await told([undo])).toEqual({ settled: [undoId] });
});

it('leaves a kept report to be counted where its undo is dismissed, and says so in the history', async () => {
  const scanId = randomUUID();
  const undoId = randomUUID();
  const report = { ...reportOf(scanId, 4), maker: 'Петров' };
  const undo = { ...report, undoId, occurredAt: at(85) };
  expect(await told([undo, report])).toEqual({ settled: [] });
  await page.goto(`/admin/plugins/batches/${code}`);
  await banner().getByText('Петров, Сборка: годных 4').waitFor();
  await settle('Не отменять', 'Детали на месте', 'Не отменять');
  await banner().waitFor({ state: 'detached' });
  await page.locator('[data-event=report-dismissed]').getByText('Отмена отметки снята без учёта').waitFor();
  expect(await told([undo, report])).toEqual({ settled: [undoId] });
  await page.click('[data-behalf]');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Отклонённая отметка с телефона' }).click();
  await page.getByRole('option', { name: 'Петров, Сборка: годных 4' }).waitFor();
});
