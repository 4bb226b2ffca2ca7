import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { createApiToken } from '../support';
import { scanByWedge } from './press-keys';
import {
  countsOf,
  eventually,
  headingIs,
  networkAppears,
  openLabel,
  scansOf,
  startScanWorld,
  takeAway,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** What becomes of a report after it is made: what it waits for, how it is taken back, how its screen ends. */

let world: ScanWorld;
let network: WeakNetwork;
let token: string;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
  token = await createApiToken(world.app);
}, 120_000);
beforeEach(() => network.be('up'));
afterAll(async () => {
  await network.stop();
  await world.stop();
});

const KEPT = 'Нет связи. Отметка сохранена.';
const phone = (): Promise<Page> => world.phone('ru-RU', { baseURL: network.baseUrl });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Somebody else reports. */
async function meanwhile(partCode: string, operation: number, good: number): Promise<void> {
  const scan = { scanId: randomUUID(), partCode, operation, good, operator: 'Ольга М.' };
  const answer = await world.app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({ ...scan, occurredAt: new Date().toISOString() });
  expect(answer.status).toBe(201);
}

/** What the ledger holds of a batch. */
async function ledgerOf(code: string): Promise<[string, number][]> {
  const { rows } = await world.app.sql.query<{ kind: string; good: number }>(
    'select kind, good from scans where part_code = $1 order by id',
    [code],
  );
  return rows.map(({ kind, good }) => [kind, good]);
}

it('a report behind a refused one says what it waits for, with a network, and leads there', async () => {
  const code = await world.part(5, 'АСЦБ.600');
  const page = await phone();
  await openLabel(page, code);
  await button(page, 'ВСЕ 5 ГОДНЫ').waitFor();
  await meanwhile(code, 1, 3);
  await button(page, 'ВСЕ 5 ГОДНЫ').click();
  await headingIs(page, 'На этой операции ждут только 2, а указано 5');
  await button(page, 'Оставить до мастера, работать дальше').click();
  await headingIs(page, 'Отсканируйте этикетку');
  await scanByWedge(page, code);
  await button(page, 'ВСЕ 2 ГОДНЫ').click();
  await headingIs(page, 'Ждёт: сначала разберите «5 годных»');
  expect(await page.locator('main button').allInnerTexts()).toEqual([
    ...['Отменить', 'Следующая этикетка', 'Разобрать'],
  ]);
  expect(await page.getByRole('main').innerText()).not.toContain('связ');
  await page.locator('.result-actions .main-action').click();
  await headingIs(page, 'На этой операции ждут только 2, а указано 5');
  await takeAway(page);
  await eventually(
    () => ledgerOf(code),
    (rows) => rows.length === 2,
  );
  expect((await countsOf(world, code)).map(({ waiting }) => waiting)).toEqual([0, 5, 0]);
});

it('what is kept is taken back from the list and from my shift too, when its screen is long gone', async () => {
  const [one, two] = [await world.part(4, 'АСЦБ.601'), await world.part(3, 'АСЦБ.602')];
  const page = await phone();
  await openLabel(page, one);
  await button(page, 'ВСЕ 4 ГОДНЫ').waitFor();
  await page.goto(`/scan/${two}`);
  await button(page, 'ВСЕ 3 ГОДНЫ').waitFor();
  network.be('down');
  await button(page, 'ВСЕ 3 ГОДНЫ').click();
  await headingIs(page, KEPT);
  await button(page, 'Следующая этикетка').click();
  await scanByWedge(page, one);
  await button(page, 'ВСЕ 4 ГОДНЫ').click();
  await headingIs(page, KEPT);
  await button(page, 'Следующая этикетка').click();
  await page.getByRole('button', { name: '2 не отправлено' }).click();
  const row = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  await row('АСЦБ.602').getByRole('button', { name: 'Отменить' }).click();
  await page.getByRole('button', { name: '3 не отправлено' }).waitFor();
  await row('Отмена: 3 годные').waitFor();
  await button(page, 'Следующая этикетка').click();
  await button(page, 'Моя смена').click();
  expect(await row('АСЦБ.602').getByRole('button', { name: 'Отменить' }).count()).toBe(0);
  await row('АСЦБ.601').getByRole('button', { name: 'Отменить' }).click();
  await page.getByRole('button', { name: '4 не отправлено' }).waitFor();
  network.be('up');
  await networkAppears(page);
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect([await ledgerOf(one), await ledgerOf(two)]).toEqual([
    [
      ['report', 4],
      ['undo', 4],
    ],
    [
      ['report', 3],
      ['undo', 3],
    ],
  ]);
});

it('without a network my shift lists what this device has seen counted, and takes it back', async () => {
  const code = await world.part(6, 'АСЦБ.603');
  const page = await phone();
  await openLabel(page, code);
  await button(page, 'ВСЕ 6 ГОДНЫ').click();
  await headingIs(page, 'Принято');
  network.be('down');
  await button(page, 'Дальше').click();
  await button(page, 'Моя смена').click();
  await page.getByText('Нет связи. Вот что помнит это устройство.').waitFor();
  const row = page.getByRole('listitem').filter({ hasText: 'АСЦБ.603 · 1. Резка' });
  expect(await row.locator('b').innerText()).toBe('6 годных');
  await row.getByRole('button', { name: 'Отменить' }).click();
  await row.getByText('Отмена сохранена на устройстве').waitFor();
  network.be('up');
  await networkAppears(page);
  await row.getByText('Отменено').waitFor();
  expect(await ledgerOf(code)).toEqual([
    ['report', 6],
    ['undo', 6],
  ]);
});

it('the screen of a kept report ends by itself, and stays while its undo is being read', async () => {
  const [one, two] = [await world.part(4, 'АСЦБ.604'), await world.part(3, 'АСЦБ.605')];
  const page = await phone();
  await page.clock.install();
  await openLabel(page, one);
  await page.route('**/api/scans**', (route) => route.abort());
  await button(page, 'ВСЕ 4 ГОДНЫ').click();
  await headingIs(page, KEPT);
  await page.clock.fastForward(9_000);
  expect(await page.locator('.undo-bar').count()).toBe(1);
  await page.clock.fastForward(1_500);
  await headingIs(page, 'Отсканируйте этикетку');
  await page.goto(`/scan/${two}`);
  await button(page, 'ВСЕ 3 ГОДНЫ').click();
  await headingIs(page, KEPT);
  await page.locator('.result-actions .undo-action').click();
  await page.locator('.result-actions .undo-refused').waitFor();
  await page.clock.fastForward(12_000);
  await headingIs(page, KEPT);
  expect(await scansOf(world, one)).toBe(0);
});

describe('an undo that is refused', () => {
  it('says so in amber and in the page’s language, and takes back what is left', async () => {
    const code = await world.part(5, 'АСЦБ.606');
    const page = await phone();
    await openLabel(page, code);
    await button(page, 'ВСЕ 5 ГОДНЫ').click();
    await headingIs(page, 'Принято');
    await meanwhile(code, 2, 3);
    await button(page, 'Отменить').click();
    await headingIs(page, 'Детали уже отмечены дальше по маршруту');
    expect(await page.locator('.result-good').count()).toBe(0);
    await page.locator('main.result-refused').waitFor();
    await page.getByText('Отмените то, что ещё не ушло дальше; об остальном скажите мастеру.').waitFor();
    await page.getByRole('button', { name: '1 разобрать' }).waitFor();
    expect(await page.getByText('не учтено').count()).toBe(0);
    await button(page, 'English').click();
    await headingIs(page, 'The pieces have been reported further on');
    await button(page, 'Undo 2 good').click();
    await headingIs(page, 'Undone');
    expect(await page.locator('.result-amounts').innerText()).toBe('2 good');
    expect((await countsOf(world, code)).map(({ waiting }) => waiting)).toEqual([2, 0, 3]);
    await page.getByRole('button', { name: 'to settle' }).waitFor({ state: 'detached' });
  });

  it('of which nothing can be taken back calls the foreman, who reads what it was', async () => {
    const code = await world.part(5, 'АСЦБ.607');
    const page = await phone();
    await openLabel(page, code);
    await button(page, 'ВСЕ 5 ГОДНЫ').click();
    await headingIs(page, 'Принято');
    await meanwhile(code, 2, 5);
    await button(page, 'Отменить').click();
    await headingIs(page, 'Детали уже отмечены дальше по маршруту');
    expect(await page.locator('main button').allInnerTexts()).toEqual([
      ...['Позвать мастера', 'Оставить до мастера, работать дальше', 'Убрать без исправления'],
    ]);
    await button(page, 'Позвать мастера').click();
    await headingIs(page, 'АСЦБ.607');
    await page.getByText(/^Мастер вызван в \d\d:\d\d\.$/).waitFor();
    const { rows } = await world.app.sql.query(
      `select c.comment from tracker_calls c join labels l on l.part_id = c.part_id where l.code = $1`,
      [code],
    );
    expect(rows).toEqual([{ comment: 'Отмена: 5 годных' }]);
  });
});

it('times are told as the clocks of the factory go, whatever zone the device is set to', async () => {
  const code = await world.part(5, 'АСЦБ.608');
  const held = { reason: 'Нет калибра', since: '2026-01-31T11:02:00.000Z', by: 'Ольга М.' };
  await world.app.sql.query(`update part_states set status = 'held', hold = $2 where code = $1`, [
    code,
    held,
  ]);
  const { config } = world.app.strapi;
  const before: unknown = config.get('factory.timeZone');
  config.set('factory.timeZone', 'Asia/Vladivostok');
  try {
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByText('Задержал: Ольга М., 31 января, 21:02.').waitFor();
  } finally {
    config.set('factory.timeZone', before);
  }
});
