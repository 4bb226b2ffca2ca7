import type { Page } from 'playwright-core';
import { createApiToken, createOperator } from '../support';
import { scanByWedge } from './press-keys';
import {
  countsOf,
  eventually,
  headingIs,
  networkAppears,
  openLabel,
  PASSWORD,
  scansOf,
  signIn,
  startScanWorld,
  takeAway,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

let world: ScanWorld;
let network: WeakNetwork;
let token: string;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
  token = await createApiToken(world.app);
  await createOperator(world.app, { username: 'Ольга М.', password: PASSWORD });
}, 120_000);
beforeEach(() => network.be('up'));
afterAll(async () => {
  await network.stop();
  await world.stop();
});

const phone = (): Promise<Page> => world.phone('ru-RU', { baseURL: network.baseUrl });

interface Recorded {
  part_code: string;
  operation: number;
  kind: string;
  good: number;
  operator_name: string;
  submitted_by_name: string;
}

/** What the ledger holds of these batches, in the order in which it was recorded. */
async function ledgerOf(codes: string[]): Promise<Recorded[]> {
  const { rows } = await world.app.sql.query<Recorded>(
    `select part_code, operation_number as operation, kind, good, operator_name, submitted_by_name from scans
     where part_code = any($1) order by id`,
    [codes],
  );
  return rows;
}

/** Acts of a foreman. */
async function act(code: string, name: string, reason: string): Promise<void> {
  const answer = await world.app
    .http()
    .post(`/api/parts/${code}/${name}`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: crypto.randomUUID(), reason });
  expect(answer.status).toBe(201);
}

/** See the label once with a network, so that the device knows the part. */
async function see(page: Page, code: string, waiting: number): Promise<void> {
  await page.goto(`/SCAN/${code}`);
  await allGood(page, waiting).waitFor();
}

const allGood = (page: Page, waiting: number) =>
  page.getByRole('button', { name: waiting === 1 ? '1 ГОДНАЯ' : `ВСЕ ${waiting} ГОДНЫ` });

const KEPT = 'Нет связи. Отметка сохранена.';

/** Open a part by its code without loading the page anew. */
const openCode = (page: Page, code: string): Promise<void> => scanByWedge(page, code);

async function reportAll(page: Page, waiting: number): Promise<void> {
  await allGood(page, waiting).click();
  await headingIs(page, KEPT);
}

describe('without a network', () => {
  it('a report is kept, over a reload too, and is sent by itself when the network is back', async () => {
    const code = await world.part(4, 'АСЦБ.400');
    const page = await phone();
    await openLabel(page, code);
    await allGood(page, 4).waitFor();
    await page.route('**/api/**', (route) => route.abort('connectionfailed'));
    await reportAll(page, 4);
    expect(await page.getByRole('main').innerText()).toContain('4 годные');
    await page.reload();
    await page.getByRole('button', { name: '1 не отправлено' }).click();
    await headingIs(page, KEPT);
    expect(await scansOf(world, code)).toBe(0);
    await page.unroute('**/api/**');
    await networkAppears(page);
    await headingIs(page, 'Принято');
    expect(await scansOf(world, code)).toBe(1);
    expect((await countsOf(world, code))[0]).toEqual({ waiting: 0, good: 4, scrapped: 0, reworked: 0 });
    await page.getByRole('button', { name: 'Та же деталь' }).click();
    await allGood(page, 4).waitFor();
    expect(await page.locator('[aria-current=step]').innerText()).toContain('2. Фрезеровка');
  });

  it('work goes on along the route as this device saw it, and is recorded in that order', async () => {
    const [one, two] = [await world.part(3, 'АСЦБ.401'), await world.part(2, 'АСЦБ.402')];
    const page = await phone();
    await openLabel(page, one);
    await allGood(page, 3).waitFor();
    await see(page, two, 2);
    network.be('down');
    await reportAll(page, 2);
    await page.getByRole('button', { name: 'Следующая этикетка' }).click();
    await openCode(page, one);
    await page.getByRole('status').filter({ hasText: 'Нет связи. Так было в' }).waitFor();
    await reportAll(page, 3);
    await page.getByRole('button', { name: 'Следующая этикетка' }).click();
    await openCode(page, one);
    await page.locator('[aria-current=step]').filter({ hasText: '2. Фрезеровка' }).waitFor();
    await reportAll(page, 3);
    await page.getByRole('button', { name: '3 не отправлено' }).waitFor();
    network.be('up');
    await networkAppears(page);
    await headingIs(page, 'Принято');
    // Parts are recorded side by side; the order within each of them is what counts.
    expect((await ledgerOf([one])).map(({ operation, good }) => [operation, good])).toEqual([
      [1, 3],
      [2, 3],
    ]);
    expect((await ledgerOf([two])).map(({ operation, good }) => [operation, good])).toEqual([[1, 2]]);
  });

  it('an undo waits behind its report', async () => {
    const code = await world.part(5, 'АСЦБ.403');
    const page = await phone();
    await openLabel(page, code);
    await allGood(page, 5).waitFor();
    network.be('down');
    await reportAll(page, 5);
    await page.getByRole('button', { name: 'Отменить' }).click();
    await page.getByRole('button', { name: '2 не отправлено' }).waitFor();
    network.be('up');
    await networkAppears(page);
    await headingIs(page, 'Отменено');
    expect((await ledgerOf([code])).map(({ kind, good }) => [kind, good])).toEqual([
      ['report', 5],
      ['undo', 5],
    ]);
    expect((await countsOf(world, code))[0]).toEqual({ waiting: 5, good: 0, scrapped: 0, reworked: 0 });
  });

  it('a part that this device never saw is told to be out of reach, and found by one tap later', async () => {
    const code = await world.part(4, 'АСЦБ.404');
    const page = await phone();
    // What waits for a person is read ahead of time; here it is not.
    await page.route('**/my-list', (route) => route.abort());
    await page.goto('/scan');
    await signIn(page);
    await headingIs(page, 'Отсканируйте этикетку');
    network.be('down');
    await openCode(page, code);
    await headingIs(page, 'Нет связи с сервером');
    network.be('up');
    await page.getByRole('button', { name: 'Повторить' }).click();
    await headingIs(page, 'АСЦБ.404');
  });
});

describe('exactly once', () => {
  it('whatever is lost on the way back, and from two tabs', async () => {
    const code = await world.part(4, 'АСЦБ.410');
    const page = await phone();
    await openLabel(page, code);
    await allGood(page, 4).waitFor();
    const other = await page.context().newPage();
    await see(other, code, 4);
    network.be('one-way');
    const before = network.heard();
    await allGood(page, 4).click();
    await headingIs(page, KEPT);
    await other.getByRole('button', { name: '1 не отправлено' }).waitFor();
    await networkAppears(other);
    await eventually(
      () => Promise.resolve(network.heard()),
      (heard) => heard >= before + 2,
    );
    expect(await scansOf(world, code)).toBe(1);
    network.be('up');
    await Promise.all([networkAppears(page), networkAppears(other)]);
    await headingIs(page, /^Уже принято в \d\d:\d\d$/);
    await other.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
    expect(await scansOf(world, code)).toBe(1);
  });
});

describe('a refusal', () => {
  it('stops later acts of its part alone, stays until it is settled, and then they go', async () => {
    const [one, two] = [await world.part(3, 'АСЦБ.420'), await world.part(2, 'АСЦБ.421')];
    const page = await phone();
    await openLabel(page, one);
    await allGood(page, 3).waitFor();
    await see(page, two, 2);
    await see(page, one, 3);
    network.be('down');
    await reportAll(page, 3);
    for (const [code, waiting] of [
      [one, 3],
      [two, 2],
    ] as const) {
      await page.getByRole('button', { name: 'Следующая этикетка' }).click();
      await openCode(page, code);
      await reportAll(page, waiting);
    }
    const meanwhile = { scanId: crypto.randomUUID(), partCode: one, operation: 1, good: 2 };
    await world.app
      .http()
      .post('/api/scans')
      .set('Authorization', `Bearer ${token}`)
      .send({ ...meanwhile, operator: 'Ольга М.', occurredAt: new Date().toISOString() });
    network.be('up');
    await networkAppears(page);
    await page.getByRole('button', { name: '1 не учтено' }).waitFor();
    await eventually(
      () => scansOf(world, two),
      (count) => count === 1,
    );
    await page.getByRole('button', { name: '1 не отправлено' }).waitFor();
    expect(await scansOf(world, one)).toBe(1);
    await headingIs(page, 'На этой операции ждёт только 1, а указано 3');
    expect(await page.getByRole('main').innerText()).toMatch(/операции 2\. \S+\s+передал Ольга М\./);
    await page.getByRole('button', { name: 'Оставить до мастера, работать дальше' }).click();
    await headingIs(page, 'Отсканируйте этикетку');
    await page.reload();
    await page.getByRole('button', { name: '1 не учтено' }).click();
    await page.locator('.main-action', { hasText: 'Разобрать' }).click();
    // Whoever opens the part has not corrected it yet: it stays, and the report behind it waits.
    await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
    await headingIs(page, 'АСЦБ.420');
    await networkAppears(page);
    await page.getByRole('button', { name: '1 не отправлено' }).waitFor();
    await page.getByRole('button', { name: '1 не учтено' }).click();
    await page.locator('.main-action', { hasText: 'Разобрать' }).click();
    await takeAway(page);
    // The report of three at milling was made on the belief that it counts: two wait there, so it is refused too.
    await headingIs(page, 'На этой операции ждут только 2, а указано 3');
    await takeAway(page);
    await page.getByRole('button', { name: /не (учтено|отправлено)/ }).waitFor({ state: 'detached' });
    expect(await scansOf(world, one)).toBe(1);
  });

  it('by a hold is sent again by itself after the release', async () => {
    const code = await world.part(3, 'АСЦБ.422');
    const page = await phone();
    await openLabel(page, code);
    await allGood(page, 3).waitFor();
    await act(code, 'hold', 'Нет калибра');
    await allGood(page, 3).click();
    await headingIs(page, 'Партия задержана: Нет калибра');
    await networkAppears(page);
    expect(await scansOf(world, code)).toBe(0);
    await act(code, 'release-hold', '');
    await networkAppears(page);
    await eventually(
      () => scansOf(world, code),
      (count) => count === 1,
    );
    await page.getByRole('button', { name: 'не учтено' }).waitFor({ state: 'detached' });
  });
});

it('two people on one device: each report counts for who made it, whoever sends it', async () => {
  const [one, two] = [await world.part(3, 'АСЦБ.430'), await world.part(2, 'АСЦБ.431')];
  const page = await phone();
  await openLabel(page, one);
  await allGood(page, 3).waitFor();
  await page.route('**/api/scans**', (route) => route.abort('connectionfailed'));
  await reportAll(page, 3);
  await page.getByRole('button', { name: 'Сменить' }).click();
  await page.getByRole('status').filter({ hasText: 'хранится 1 отметка (Петров П.)' }).waitFor();
  await signIn(page, 'ru', { username: 'Ольга М.', password: PASSWORD });
  await page.getByRole('button', { name: '1 не отправлено' }).waitFor();
  await see(page, two, 2);
  await page.unroute('**/api/scans**');
  await allGood(page, 2).click();
  await eventually(
    () => ledgerOf([one, two]),
    (rows) => rows.length === 2,
  );
  expect(
    (await ledgerOf([one, two])).map((row) => [row.part_code, row.operator_name, row.submitted_by_name]),
  ).toEqual([
    [one, 'Петров П.', 'Ольга М.'],
    [two, 'Ольга М.', 'Ольга М.'],
  ]);
});
