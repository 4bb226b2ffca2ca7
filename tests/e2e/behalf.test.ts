import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { importBom, LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** A foreman reports for operators and settles what was refused on a phone, at the page of a batch. */

const PASSWORD = 'Stanok-2026';

let world: PanelWorld;
let page: Page;
let code: string;
/** Of two operations. */
let beam: string;
/** The report of ten pieces where eight waited. */
const refused = randomUUID();

async function makeOperator(username: string): Promise<void> {
  const { roles } = await world.ask<{ roles: { id: number; type: string }[] }>(
    'GET',
    '/api/users-permissions/roles',
  );
  const role = roles.find(({ type }) => type === 'operator')?.id;
  const email = `${randomUUID()}@operators.invalid`;
  await world.ask('POST', '/api/users', { username, email, password: PASSWORD, role, confirmed: true });
}

interface Answer {
  error?: { details: Record<string, unknown> };
}

/** A report as a phone sends it, with the session of its operator. */
async function reportFromPhone(jwt: string, scanId: string, good: number, more = {}): Promise<Answer> {
  const occurredAt = '2026-01-31T10:00:00.000Z';
  const scan = { scanId, partCode: code, operation: 1, good, occurredAt, ...more };
  const answer = await fetch(`${world.product.baseUrl}/api/scans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${jwt}` },
    body: JSON.stringify(scan),
  });
  return (await answer.json()) as Answer;
}

async function choose(dialog: Locator, label: string, option: string): Promise<void> {
  await dialog.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

async function begin(operator: string, good: number): Promise<Locator> {
  await page.click('[data-behalf]');
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Чья работа', operator);
  await dialog.getByLabel('Годных').fill(String(good));
  return dialog;
}

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  const bom = [
    'Уровень;Обозначение;Наименование;Кол-во;Операции',
    '1;РАМА-1;Рама;1;Сборка',
    '1;БАЛКА-1;Балка;1;Резка,Сборка',
  ];
  const codes = await importBom(world, bom, { orderNumber: '117', quantity: 8 });
  code = codes.get('РАМА-1') ?? '';
  beam = codes.get('БАЛКА-1') ?? '';
  await makeOperator('Петров');
  await makeOperator('Иванов');
  await page.goto(`/admin/plugins/batches/${code}`);
  await page.waitForSelector('[data-live=live]');
}, 120_000);

afterAll(() => world?.stop());

it('settles a refused report: a part of it counts for its operator, and the phone is told', async () => {
  const { jwt } = await world.ask<{ jwt: string }>('POST', '/api/scan-station/sign-in', {
    identifier: 'Петров',
    password: PASSWORD,
  });
  const first = await reportFromPhone(jwt, refused, 10);
  expect(first.error?.details.code).toBe('quantity-exceeds-waiting');
  await page.click('[data-behalf]');
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Отклонённая отметка с телефона', 'Петров, Сборка: годных 10');
  await dialog.getByLabel('Годных').filter({ visible: true }).fill('3');
  await dialog.getByRole('button', { name: 'Отметить за оператора' }).click();
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.locator('[data-operation="1"]').filter({ hasText: '3 / 8' }).waitFor({ timeout: LIMIT_MS });
  const report = page.locator('[data-event=report]').filter({ hasText: 'Петров' });
  await report.filter({ hasText: 'годных 3' }).waitFor({ timeout: LIMIT_MS });
  const again = await reportFromPhone(jwt, refused, 10);
  expect(again.error?.details).toMatchObject({ code: 'already-settled', settledBy: { good: 3 } });
});

it('warns of a look-alike by another operator, and records it only when told so', async () => {
  const dialog = await begin('Иванов', 3);
  await dialog.getByRole('button', { name: 'Отметить за оператора' }).click();
  const warning = dialog.getByRole('alert');
  await warning.filter({ hasText: 'Петров' }).waitFor({ timeout: LIMIT_MS });
  await dialog.getByRole('button', { name: 'Записать всё равно' }).click();
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.locator('[data-operation="1"]').filter({ hasText: '6 / 8' }).waitFor({ timeout: LIMIT_MS });
});

it('dismisses a refused report with a reason, which its phone and the history are told', async () => {
  const { jwt } = await world.ask<{ jwt: string }>('POST', '/api/scan-station/sign-in', {
    identifier: 'Иванов',
    password: PASSWORD,
  });
  const twice = randomUUID();
  expect((await reportFromPhone(jwt, twice, 7)).error?.details.code).toBe('quantity-exceeds-waiting');
  await page.click('[data-behalf]');
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Отклонённая отметка с телефона', 'Иванов, Сборка: годных 7');
  await choose(dialog, 'Что с ней сделать', 'Не учитывать');
  expect(await dialog.getByLabel('Годных').count()).toBe(0);
  const send = dialog.getByRole('button', { name: 'Снять без учёта' });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel('Почему не учитывать').fill('Отмечено дважды');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/dismiss.png` });
  await send.click();
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
  const event = page.locator('[data-event=report-dismissed]').filter({ hasText: 'Отмечено дважды' });
  await event.waitFor({ timeout: LIMIT_MS });
  expect((await reportFromPhone(jwt, twice, 7)).error?.details).toMatchObject({
    code: 'already-settled',
    settledBy: { dismissed: 'Отмечено дважды' },
  });
});

it('offers a settled report no more', async () => {
  await page.click('[data-behalf]');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Чья работа' }).waitFor({ timeout: LIMIT_MS });
  await page.waitForLoadState('networkidle');
  expect(await dialog.getByRole('combobox', { name: 'Отклонённая отметка' }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
});

it('counts a refused report in full, as it was made: good, scrapped, rework, why and what was said', async () => {
  const { jwt } = await world.ask<{ jwt: string }>('POST', '/api/scan-station/sign-in', {
    identifier: 'Петров',
    password: PASSWORD,
  });
  await world.ask('POST', `/api/scans`, {
    ...{ scanId: randomUUID(), partCode: beam, operation: 1, good: 8, operator: 'Иванов' },
    occurredAt: '2026-01-31T08:00:00.000Z',
  });
  const hold = { factId: randomUUID(), kind: 'question', reason: 'Проверка' };
  await world.ask('POST', `/api/parts/${beam}/hold`, hold);
  const kept = randomUUID();
  const said = {
    ...{ partCode: beam, operation: 2, scrapped: 1, rework: { quantity: 2, toOperation: 1 } },
    ...{ reason: 'surface', comment: 'Царапины' },
  };
  expect((await reportFromPhone(jwt, kept, 4, said)).error?.details.code).toBe('part-on-hold');
  await page.goto(`/admin/plugins/batches/${beam}`);
  await page.click('[data-behalf]');
  const dialog = page.getByRole('dialog');
  const words = 'Петров, Сборка: годных 4, брак 1, на доработку 2';
  await choose(dialog, 'Отклонённая отметка с телефона', words);
  expect(await dialog.getByLabel('На доработку').inputValue()).toBe('2');
  expect(await dialog.getByRole('combobox', { name: 'На какую операцию вернуть' }).innerText()).toBe(
    'Операция 1. Резка',
  );
  expect(await dialog.getByLabel('Примечание').inputValue()).toBe('Царапины');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/settle-in-full.png` });
  await dialog.getByRole('button', { name: 'Отметить за оператора' }).click();
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
  const report = page.locator('[data-event=report]').filter({ hasText: 'Петров' });
  await report.filter({ hasText: 'годных 4' }).waitFor({ timeout: LIMIT_MS });
  const { operations } = await world.ask<{ operations: object[] }>('GET', `/api/scan-station/parts/${beam}`);
  expect(operations).toMatchObject([
    { number: 1, waiting: 2 },
    { number: 2, waiting: 1, good: 4, scrapped: 1, reworked: 2 },
  ]);
  const again = await reportFromPhone(jwt, kept, 4, said);
  expect(again.error?.details).toMatchObject({ code: 'already-settled', settledBy: { good: 4 } });
});
