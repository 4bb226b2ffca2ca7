import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { adminJwt, createOperator } from '../support';
import {
  eventually,
  headingIs,
  networkAppears,
  openLabel,
  PASSWORD,
  scansOf,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** What a foreman settles of what devices keep, and what the devices do then. */

let world: ScanWorld;
let network: WeakNetwork;
let foreman: string;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
  await createOperator(world.app, { username: 'Орлова О.', password: PASSWORD });
  foreman = await adminJwt(world.app, 'foreman');
}, 120_000);
beforeEach(() => network.be('up'));
afterAll(async () => {
  await network.stop();
  await world.stop();
});

const ORLOVA = { username: 'Орлова О.', password: PASSWORD };

interface Listed {
  scanId: string;
  good: number;
  operator: string;
  occurredAt: string;
}

/** The reports of this batch that wait for the foreman, in the order in which they were made. */
async function listed(part: string): Promise<Listed[]> {
  const answer = await world.app
    .http()
    .get('/tracker/refused-reports')
    .query({ part })
    .set('Authorization', `Bearer ${foreman}`);
  const { data } = answer.body as { data: Listed[] };
  return data.sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
}

async function asForeman(path: string, body: object): Promise<void> {
  const answer = await world.app.http().post(path).set('Authorization', `Bearer ${foreman}`).send(body);
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
}

const dismiss = (scanId: string, reason: string) =>
  asForeman(`/tracker/refused-reports/${scanId}/dismiss`, { reason });

/** Report one good piece without a network. */
async function keepOne(page: Page, code: string): Promise<void> {
  await page.getByLabel('Код с этикетки').fill(code);
  await page.getByRole('button', { name: 'Открыть', exact: true }).click();
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await page.getByRole('button', { name: '1', exact: true }).click();
  await page.getByRole('button', { name: 'Отправить: 1 годная' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
}

it('reports of one who never comes back are seen with what they say, counted or dismissed, and leave the device', async () => {
  const code = await world.part(5, 'АСЦБ.980');
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.clock.install();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await page.goto('/scan');
  await headingIs(page, 'Отсканируйте этикетку');
  network.be('down');
  await keepOne(page, code);
  await page.clock.fastForward(10_000);
  await keepOne(page, code);
  await world.app.sql.query('update up_users set blocked = true where username = $1', ['Петров П.']);
  await page.clock.fastForward(120_000);
  network.be('up');
  await networkAppears(page);
  await headingIs(page, 'Вход');
  await signIn(page, 'ru', ORLOVA);
  await page.getByRole('button', { name: '2 не отправлено' }).click();
  await page.getByText('Уйдёт, когда войдёт Петров П., или это решит мастер.').waitFor();
  await page.clock.fastForward(10_000);
  await eventually(
    () => listed(code),
    (reports) => reports.length === 2,
  );
  const [first, second] = await listed(code);
  if (!first || !second) throw new Error('Two reports wait.');
  expect([first, second]).toMatchObject([
    { operator: 'Петров П.', good: 1 },
    { operator: 'Петров П.', good: 1 },
  ]);
  const counted = { scanId: randomUUID(), partCode: code, operation: 1, good: 1, settles: first.scanId };
  await asForeman('/tracker/scans', { ...counted, operator: 'Петров П.', occurredAt: first.occurredAt });
  await dismiss(second.scanId, 'Той детали нет');
  await networkAppears(page);
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect(await listed(code)).toEqual([]);
  expect(await scansOf(world, code)).toBe(1);
  await world.app.sql.query('update up_users set blocked = false where username = $1', ['Петров П.']);
});

it('a refused report that is left for the foreman is seen by him, and his decision by its maker', async () => {
  const code = await world.part(5, 'АСЦБ.981');
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.clock.install();
  await page.goto(`/scan/${code}`);
  await signIn(page, 'ru', ORLOVA);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await world.app.sql.query(
    `update operations set waiting = case number when 2 then 5 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'На этой операции ничего не ждёт');
  await page.getByRole('button', { name: 'Оставить до мастера, работать дальше' }).click();
  await page.getByRole('button', { name: '1 не учтено' }).waitFor();
  expect(await listed(code)).toEqual([]);
  await page.clock.fastForward(300_000);
  await eventually(
    () => listed(code),
    (reports) => reports.length === 1,
  );
  const [report] = await listed(code);
  expect(report).toMatchObject({ operator: 'Орлова О.', good: 5 });
  await dismiss(report?.scanId ?? '', 'Посчитано на бумаге');
  await networkAppears(page);
  await headingIs(page, 'Эту отметку мастер решил не учитывать');
  expect(await page.locator('.advice').innerText()).toBe('Test foreman: Посчитано на бумаге');
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByRole('button', { name: 'не учтено' }).waitFor({ state: 'detached' });
  expect(await listed(code)).toEqual([]);
  expect(await scansOf(world, code)).toBe(0);
});

it('a device on which nobody is signed in tells of its reports, and lets go what the foreman settles', async () => {
  const code = await world.part(5, 'АСЦБ.982');
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.clock.install();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await page.goto('/scan');
  await headingIs(page, 'Отсканируйте этикетку');
  network.be('down');
  await keepOne(page, code);
  await page.clock.fastForward(10_000);
  await keepOne(page, code);
  await page.getByRole('button', { name: 'Сменить' }).click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await headingIs(page, 'Вход');
  await page.getByText('На устройстве хранятся 2 отметки (Петров П.)').waitFor();
  await page.clock.fastForward(120_000);
  network.be('up');
  await networkAppears(page);
  await eventually(
    () => listed(code),
    (reports) => reports.length === 2,
  );
  const [first, second] = await listed(code);
  if (!first || !second) throw new Error('Two reports wait.');
  const counted = { scanId: randomUUID(), partCode: code, operation: 1, good: 1, settles: first.scanId };
  await asForeman('/tracker/scans', { ...counted, operator: 'Петров П.', occurredAt: first.occurredAt });
  await dismiss(second.scanId, 'Той детали нет');
  await networkAppears(page);
  await page.getByText('На устройстве').waitFor({ state: 'detached' });
  expect(await listed(code)).toEqual([]);
  await signIn(page, 'ru');
  await headingIs(page, 'Отсканируйте этикетку');
  expect(await scansOf(world, code)).toBe(1);
});
