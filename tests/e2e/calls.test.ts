import { randomUUID } from 'node:crypto';
import { importBom, LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** Calls for the foreman at the admin panel: they appear by themselves, are taken and ended. */

const BOM = [
  'Уровень;Обозначение;Наименование;Кол-во;Операции',
  '1;РАМА-1;Рама;1;Сборка',
  '2;Р-01;Ось;2;Резка',
];

let world: PanelWorld;
let code: string;

beforeAll(async () => {
  world = await startPanelWorld();
  const codes = await importBom(world, BOM, { orderNumber: '117', quantity: 5 });
  code = codes.get('Р-01') ?? '';
}, 180_000);
afterAll(() => world?.stop());

async function call(reason: string, operator: string, comment = ''): Promise<string> {
  const factId = randomUUID();
  await world.ask('POST', `/api/parts/${code}/call`, { factId, reason, operator, comment });
  return factId;
}

it('the dashboard shows who calls, lets a call be taken and ended, by itself', async () => {
  const { page, ask } = world;
  await page.goto('/admin/plugins/dashboards');
  await page.waitForSelector('[data-live=live]', { timeout: LIMIT_MS });
  expect(await page.locator('[data-call]').count()).toBe(0);
  const first = await call('machine', 'Петров П.', 'биение шпинделя');
  const row = page.locator(`[data-call="${first}"]`);
  await row.waitFor({ timeout: LIMIT_MS });
  expect(await row.innerText()).toMatch(/Р-01 · Ось[\s\S]*Станок: биение шпинделя[\s\S]*Петров П\./);
  const second = await call('material', 'Ольга М.');
  await page.locator(`[data-call="${second}"]`).waitFor({ timeout: LIMIT_MS });
  expect(
    await page.locator('[data-call]').evaluateAll((rows) => rows.map((one) => one.dataset.call)),
  ).toEqual([first, second]);
  await row.locator('[data-take]').click();
  await row.getByText(/^Идёт /).waitFor({ timeout: LIMIT_MS });
  expect(await row.locator('[data-take]').count()).toBe(0);
  await row.locator('[data-done]').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Что сделано/).fill('подтянул');
  await dialog.getByRole('button', { name: 'Готово' }).click();
  await row.waitFor({ state: 'detached', timeout: LIMIT_MS });
  const { data } = await ask<{ data: { id: string; taken: object | null }[] }>('GET', '/api/calls');
  expect(data).toMatchObject([{ id: second, taken: null }]);
  const history = await ask<{ data: { kind: string; details: { note?: string } }[] }>(
    'GET',
    `/api/parts/${code}/history`,
  );
  const told = history.data.filter(({ kind }) => kind.startsWith('call-'));
  expect(told.map(({ kind, details }) => [kind, details.note])).toEqual([
    ['call-raised', undefined],
    ['call-raised', undefined],
    ['call-taken', undefined],
    ['call-closed', 'подтянул'],
  ]);
});

it('the batch’s page shows its open calls and tells of all in its history', async () => {
  const { page } = world;
  await page.goto(`/admin/plugins/batches/${code}`);
  await page.waitForSelector('[data-live=live]', { timeout: LIMIT_MS });
  const third = await call('drawing', 'Сидоров', 'какой допуск?');
  const row = page.locator(`[data-call="${third}"]`);
  await row.waitFor({ timeout: LIMIT_MS });
  const raised = page.locator('[data-event=call-raised]').first();
  await raised.filter({ hasText: /Чертёж, вопрос[\s\S]*какой допуск\?[\s\S]*Сидоров/ }).waitFor();
  await row.locator('[data-take]').click();
  await page.locator('[data-event=call-taken]').nth(1).waitFor({ timeout: LIMIT_MS });
  await page.goto('/admin/plugins/dashboards');
  await page.locator('[data-calls] [data-call]').nth(1).waitFor({ timeout: LIMIT_MS });
});
