import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Locator, Page } from 'playwright-core';
import { LIMIT_MS, makePanelPerson, signInAtPanel, startPanelWorld, type PanelWorld } from './panel-world';

/** What is done with several ticked batches of an order at once: who answers for them, their route, hold and release. */

const PASSWORD = 'Panel-Secret-1';

let world: PanelWorld;
let page: Page;
let sql: Client;
let order: string;
const codes: Record<string, string> = {};

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  sql = new Client({ connectionString: world.product.databaseUrl });
  await sql.connect();
  const { create, ask } = world;
  const [cut, weld] = [await create('stages', { name: 'Резка' }), await create('stages', { name: 'Сварка' })];
  const steps = [cut, weld].map(({ documentId }) => ({ stage: documentId }));
  const route = await create('routes', { name: 'Обычный', steps });
  await create('routes', { name: 'Короткий', steps: steps.slice(0, 1) });
  order = (await create('products', { designation: 'РАМА-7', orderNumber: '7', quantity: 1 })).documentId;
  for (const designation of ['А-1', 'А-2', 'А-3', 'А-4']) {
    const part = { designation, name: 'Ось', product: order, route: route.documentId, quantity: 3 };
    codes[designation] = (await create('parts', part)).code;
  }
  const occurredAt = new Date().toISOString();
  const scan = { scanId: randomUUID(), partCode: codes['А-3'], operation: 1, good: 3, occurredAt };
  await ask('POST', '/api/scans', scan);
  const { roles } = await ask<{ roles: { id: number; type: string }[] }>(
    'GET',
    '/api/users-permissions/roles',
  );
  const role = roles.find(({ type }) => type === 'operator')?.id;
  for (const [username, email] of [
    ['Орлова', 'orlova@factory.example'],
    ['Уволенный', 'gone@factory.example'],
  ])
    await ask('POST', '/api/users', { username, email, password: 'Secret-1234', role });
}, 120_000);
afterAll(async () => {
  await sql?.end();
  await world?.stop();
});

async function open(as: Page = page): Promise<void> {
  await as.goto(`/admin/plugins/dashboards/products/${order}`);
  await as.locator('[data-part]').nth(3).waitFor({ timeout: LIMIT_MS });
}

async function tick(...designations: string[]): Promise<void> {
  for (const designation of designations)
    await page.getByRole('checkbox', { name: `Отметить ${designation}` }).click();
}

async function ticked(): Promise<string[]> {
  const boxes = page.locator('[data-part] [role=checkbox][aria-checked=true]');
  return boxes.evaluateAll((all) => all.map((box) => box.getAttribute('aria-label') ?? ''));
}

async function begin(act: string): Promise<Locator> {
  await page.click(`[data-bulk=${act}]`);
  return page.getByRole('dialog');
}

async function choose(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name, exact: true }).click();
}

async function send(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
}

/** What the dialog says in the end, and of each batch that was refused; then it is closed. */
async function result(dialog: Locator): Promise<{ said: string; refused: string[] }> {
  await dialog.locator('[data-done]').waitFor({ timeout: LIMIT_MS });
  const said = await dialog.getByRole('status').innerText();
  const refused = await dialog.locator('[data-outcome=refused]').allInnerTexts();
  await close(dialog);
  return { said, refused: refused.map((text) => text.replace(/\s+/g, ' ')) };
}

async function close(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Закрыть' }).first().click();
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
}

/** One row of the database for each batch, in the order of their designations. */
async function rows<Row>(what: string): Promise<Row[]> {
  const found = await sql.query<{ found: Row }>(
    `select (${what}) as found from parts p join part_states s on s.part_id = p.id order by p.designation`,
  );
  return found.rows.map(({ found: row }) => row);
}

const responsibles = () =>
  rows(
    'select u.username from parts_responsible_lnk l join up_users u on u.id = l.user_id where l.part_id = p.id',
  );
const holds = () => rows(`select concat_ws(': ', s.hold ->> 'kind', s.hold ->> 'reason')`);
const facts = (kind: string) =>
  rows(
    `select coalesce(string_agg(coalesce(f.reason, '-'), ', ' order by f.revision), '') from part_facts f
      where f.part_id = p.id and f.kind = '${kind}'`,
  );

it('says who answers for the ticked batches, and ticks them no more', async () => {
  await open();
  await tick('А-1', 'А-2');
  const dialog = await begin('responsible');
  await dialog.getByText('Ответственный за 2 партии').waitFor({ timeout: LIMIT_MS });
  expect(await dialog.getByRole('button', { name: 'Назначить' }).isDisabled()).toBe(true);
  await choose(dialog, 'Орлова');
  await send(dialog, 'Назначить');
  expect(await result(dialog)).toEqual({ said: 'Записано для 2 партий.', refused: [] });
  expect(await responsibles()).toEqual(['Орлова', 'Орлова', null, null]);
  expect(await ticked()).toEqual([]);
  expect(await page.locator('[data-ticked]').count()).toBe(0);
  await page
    .locator(`[data-part="${codes['А-2']}"]`)
    .filter({ hasText: 'Орлова' })
    .waitFor({ timeout: LIMIT_MS });
});

it('says in words that the chosen person is gone; nobody was given the batches, and they stay ticked', async () => {
  await open();
  await tick('А-2', 'А-3');
  const dialog = await begin('responsible');
  await choose(dialog, 'Уволенный');
  await sql.query(`delete from up_users where username = 'Уволенный'`);
  await send(dialog, 'Назначить');
  const alert = dialog.getByRole('alert');
  await alert.waitFor({ timeout: LIMIT_MS });
  expect(await alert.innerText()).toMatch(/^Такого оператора нет/);
  await close(dialog);
  expect(await responsibles()).toEqual(['Орлова', 'Орлова', null, null]);
  expect(await ticked()).toEqual(['Отметить А-2', 'Отметить А-3']);
});

it('gives a route to those that can take it and says of the other one why not', async () => {
  await open();
  await tick('А-1', 'А-3');
  const dialog = await begin('route');
  await dialog.getByText('Маршрут для 2 партий').waitFor({ timeout: LIMIT_MS });
  await choose(dialog, 'Короткий');
  await dialog.locator('textarea').fill('Варить не нужно');
  await send(dialog, 'Дать маршрут');
  const { said, refused } = await result(dialog);
  expect(said).toBe('Маршрут дан 1 партии. Отказано: 1. Эта партия осталась отмеченной.');
  expect(refused).toEqual([
    `А-3 · Ось ${codes['А-3']} После такой замены часть деталей осталась бы без операции. Выберите маршрут, который продолжает начатый.`,
  ]);
  expect(await ticked()).toEqual(['Отметить А-3']);
  const stages = `select string_agg(o.stage_name, ', ' order by o.sequence) from operations o
                   where o.part_id = p.id and not o.replaced`;
  expect(await rows(stages)).toEqual(['Резка', 'Резка, Сварка', 'Резка, Сварка', 'Резка, Сварка']);
  expect(await facts('route-assigned')).toEqual(['-, Варить не нужно', '-', '-', '-']);
});

it('holds those that are not held yet for one reason, and keeps the tick of the one that is', async () => {
  const hold = { factId: randomUUID(), kind: 'material', reason: 'Нет прутка' };
  await world.ask('POST', `/api/parts/${codes['А-4']}/hold`, hold);
  await open();
  await tick('А-1', 'А-2', 'А-4');
  const dialog = await begin('hold');
  await dialog.getByText('Задержать 3 партии').waitFor({ timeout: LIMIT_MS });
  await choose(dialog, 'Инструмент');
  expect(await dialog.getByRole('button', { name: 'Задержать' }).isDisabled()).toBe(true);
  await dialog.locator('textarea').fill('Нет калибра');
  await send(dialog, 'Задержать');
  const { said, refused } = await result(dialog);
  expect(said).toBe('Задержаны 2 партии. Отказано: 1. Эта партия осталась отмеченной.');
  expect(refused).toEqual([
    `А-4 · Ось ${codes['А-4']} Партия уже задержана («Нет прутка»). Чтобы указать другую причину, сначала снимите задержку.`,
  ]);
  expect(await ticked()).toEqual(['Отметить А-4']);
  expect(await holds()).toEqual(['tool: Нет калибра', 'tool: Нет калибра', '', 'material: Нет прутка']);
  await page
    .locator(`[data-part="${codes['А-1']}"]`)
    .filter({ hasText: 'Задержана: Инструмент, Нет калибра' })
    .waitFor({ timeout: LIMIT_MS });
});

it('releases all batches of the page that are held', async () => {
  await open();
  await page.getByRole('checkbox', { name: 'Отметить все на странице' }).click();
  expect(await page.getAttribute('[data-ticked]', 'data-ticked')).toBe('4');
  const dialog = await begin('release-hold');
  await dialog.getByText('Снять задержку с 4 партий').waitFor({ timeout: LIMIT_MS });
  await send(dialog, 'Снять задержку');
  const { said, refused } = await result(dialog);
  expect(said).toBe('Задержка снята с 3 партий. Отказано: 1. Эта партия осталась отмеченной.');
  expect(refused).toEqual([`А-3 · Ось ${codes['А-3']} Партия не задержана. Снимать нечего.`]);
  expect(await holds()).toEqual(['', '', '', '']);
  expect(await facts('released')).toEqual(['-', '-', '', '-']);
  expect(await ticked()).toEqual(['Отметить А-3']);
});

it('does nothing twice where an answer was lost on its way', async () => {
  const address = `**/tracker/parts/${codes['А-3']}/hold`;
  await page.route(address, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await open();
  await tick('А-1', 'А-3');
  const dialog = await begin('hold');
  await dialog.locator('textarea').fill('Проверить размер');
  await send(dialog, 'Задержать');
  await dialog.getByText('Сервер не отвечает').waitFor({ timeout: LIMIT_MS });
  await page.unroute(address);
  await send(dialog, 'Задержать');
  expect(await result(dialog)).toEqual({ said: 'Задержаны 2 партии.', refused: [] });
  expect(await facts('held')).toEqual([
    'Нет калибра, Проверить размер',
    'Нет калибра',
    'Проверить размер',
    'Нет прутка',
  ]);
  expect(await ticked()).toEqual([]);
});

it('is reached by the keyboard, and at 360 px nothing of it is pushed out sideways', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open();
  await page.getByRole('checkbox', { name: 'Отметить А-3' }).focus();
  await page.keyboard.press('Space');
  const buttons = page.locator('[data-ticked] a, [data-ticked] button');
  expect(await buttons.allInnerTexts()).toEqual([
    'Печатать этикетки',
    'Ответственный',
    'Сменить маршрут',
    'Задержать',
    'Снять задержку',
    'Снять отметки',
  ]);
  const outside = await buttons.evaluateAll(
    (all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length,
  );
  expect(outside).toBe(0);
  await page.locator('[data-bulk=hold]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Снять задержку с 1 партии').waitFor({ timeout: LIMIT_MS });
  const box = await dialog.boundingBox();
  expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 0) <= 360]).toEqual([true, true]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached', timeout: LIMIT_MS });
  await page.setViewportSize({ width: 1440, height: 900 });
});

it('offers each person what the role allows: a technologist no hold, an auditor nothing to tick', async () => {
  const seen: Record<string, string[]> = {};
  for (const role of ['technologist', 'auditor']) {
    const person = { role, email: `${role}@factory.example`, password: PASSWORD, firstname: role };
    await makePanelPerson(world, person);
    const context = await world.browser.newContext({ baseURL: world.product.baseUrl, locale: 'ru-RU' });
    const theirs = await context.newPage();
    await signInAtPanel(theirs, world.product, person);
    await open(theirs);
    const box = theirs.getByRole('checkbox', { name: 'Отметить А-1' });
    if ((await box.count()) > 0) await box.click();
    const buttons = theirs.locator('[data-ticked] a, [data-ticked] button');
    seen[role] = [
      ...(await theirs.getByRole('checkbox').evaluateAll((all) => [String(all.length)])),
      ...(await buttons.allInnerTexts()),
    ];
    await context.close();
  }
  expect(seen).toEqual({
    technologist: ['5', 'Печатать этикетки', 'Ответственный', 'Сменить маршрут', 'Снять отметки'],
    auditor: ['0'],
  });
});
