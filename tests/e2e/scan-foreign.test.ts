import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { adminJwt, createApiToken, createOperator } from '../support';
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

/** What one person has left on a device at which another works on: undos that nobody may send, and refusals. */

let world: ScanWorld;
let network: WeakNetwork;
let foreman: string;
let token: string;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
  await createOperator(world.app, { username: 'Орлова О.', password: PASSWORD });
  foreman = await adminJwt(world.app, 'foreman');
  token = await createApiToken(world.app);
}, 120_000);
beforeEach(() => network.be('up'));
afterEach(() => mayWork('Петров П.', true));
afterAll(async () => {
  await network.stop();
  await world.stop();
});

const ORLOVA = { username: 'Орлова О.', password: PASSWORD };

async function mayWork(username: string, may: boolean): Promise<void> {
  await world.app.sql.query('update up_users set blocked = $2 where username = $1', [username, !may]);
}

/** What of this batch waits for the foreman. */
async function listed(part: string) {
  const door = world.app.http().get('/tracker/refused-reports').query({ part });
  const answer = await door.set('Authorization', `Bearer ${foreman}`);
  return answer.body as {
    data: { scanId: string }[];
    undos: { undoId: string; scanId: string; isCounted: boolean; good: number; operator: string }[];
    more: boolean;
  };
}

async function asForeman(path: string, body: object): Promise<void> {
  const answer = await world.app.http().post(path).set('Authorization', `Bearer ${foreman}`).send(body);
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
}

/** The only undo of this batch that waits for the foreman, once the device has told of it. */
async function toldUndo(page: Page, code: string) {
  await page.clock.fastForward(10_000);
  await eventually(
    () => listed(code),
    ({ undos }) => undos.length === 1,
  );
  const { data, undos } = await listed(code);
  expect(data).toEqual([]);
  const [undo] = undos;
  if (!undo) throw new Error('An undo waits.');
  return undo;
}

/** Орлова signs in where Петров has left. */
async function anotherComes(page: Page): Promise<void> {
  network.be('up');
  await networkAppears(page);
  await headingIs(page, 'Вход');
  await signIn(page, 'ru', ORLOVA);
}

it('a report that was taken back without a network is not counted by the foreman though its maker never comes back', async () => {
  const code = await world.part(5, 'АСЦБ.985');
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.clock.install();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  network.be('down');
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await page.getByText('Отмена сохранена на устройстве и уйдёт, когда связь вернётся.').waitFor();
  await mayWork('Петров П.', false);
  await page.clock.fastForward(120_000);
  await anotherComes(page);
  await page.getByRole('button', { name: '2 не отправлено' }).waitFor();
  const undo = await toldUndo(page, code);
  expect(undo).toMatchObject({ isCounted: false, good: 5, operator: 'Петров П.' });
  await asForeman(`/tracker/refused-reports/${undo.scanId}/dismiss`, { reason: 'Сам отменил' });
  await networkAppears(page);
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect(await listed(code)).toEqual({ data: [], undos: [], more: false });
  expect(await scansOf(world, code)).toBe(0);
});

it('the undo of a report that counts holds up the work of others only until the foreman has performed it', async () => {
  const code = await world.part(5, 'АСЦБ.986');
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.clock.install();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  network.be('down');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await page.getByText('Отмена сохранена на устройстве и уйдёт, когда связь вернётся.').waitFor();
  await mayWork('Петров П.', false);
  await anotherComes(page);
  await page.getByRole('button', { name: '1 не отправлено' }).click();
  await page.getByText('Уйдёт, когда войдёт Петров П., или это решит мастер.').waitFor();
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
  // Орлова goes on at the next operation; her report stands behind the undo.
  await page.goto(`/SCAN/${code}`);
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await page.getByRole('button', { name: '1', exact: true }).click();
  await page.getByRole('button', { name: 'Отправить: 1 годная' }).click();
  await page.clock.fastForward(4_000);
  await page.getByRole('button', { name: '2 не отправлено' }).waitFor();
  expect(await scansOf(world, code)).toBe(1);
  const { scanId, isCounted } = await toldUndo(page, code);
  expect(isCounted).toBe(true);
  const four = { undoId: randomUUID(), reason: 'За Петрова', occurredAt: new Date().toISOString(), good: 4 };
  await asForeman(`/tracker/scans/${scanId}/undo`, four);
  await networkAppears(page);
  expect((await listed(code)).undos).toHaveLength(1);
  const [{ undoId } = { undoId: '' }] = (await listed(code)).undos;
  await asForeman(`/tracker/refused-reports/${undoId}/dismiss`, { reason: 'Одна осталась' });
  await networkAppears(page);
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect(await listed(code)).toEqual({ data: [], undos: [], more: false });
  const { rows } = await world.app.sql.query<{ operator: string; kind: string }>(
    'select operator_name as operator, kind from scans where part_code = $1 order by revision',
    [code],
  );
  expect(rows).toEqual([
    { operator: 'Петров П.', kind: 'report' },
    { operator: 'Test foreman', kind: 'undo' },
    { operator: 'Орлова О.', kind: 'report' },
  ]);
});

it('a refusal of another names its maker, goes once more as it is, and is corrected and removed by its maker alone', async () => {
  const code = await world.part(5, 'АСЦБ.987');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  const meanwhile = { scanId: randomUUID(), partCode: code, operation: 1, good: 3 };
  const answer = await world.app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({ ...meanwhile, occurredAt: new Date().toISOString(), operator: 'Орлова О.' });
  expect(answer.status).toBe(201);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  const refusal = 'На этой операции ждут только 2, а указано 5';
  await headingIs(page, refusal);
  await page.getByRole('button', { name: 'Сменить' }).click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await signIn(page, 'ru', ORLOVA);
  await page.getByRole('button', { name: '1 не учтено' }).click();
  await page.getByRole('button', { name: 'Разобрать' }).click();
  await headingIs(page, refusal);
  await page.getByText('Не учтено: 5 годных · АСЦБ.987 · Резка · Петров П.').waitFor();
  await page.getByText('Исправит или уберёт только Петров П. после входа или мастер.').waitFor();
  expect(await page.locator('main button').allInnerTexts()).toEqual([
    'Оставить до мастера, работать дальше',
    'Отправить ещё раз',
  ]);
  await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
  await headingIs(page, 'Сервер не учёл');
  await page.getByRole('button', { name: 'Разобрать' }).click();
  await page.getByRole('button', { name: 'Оставить до мастера, работать дальше' }).click();
  await headingIs(page, 'Отсканируйте этикетку');
  expect(await scansOf(world, code)).toBe(1);
  await page.getByRole('button', { name: 'Сменить' }).click();
  await page.getByRole('button', { name: 'Выйти' }).click();
  // Its maker has not read it yet, and corrects it under the own name.
  await signIn(page, 'ru');
  await headingIs(page, refusal);
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  const { rows } = await world.app.sql.query<{ operator: string; good: number }>(
    'select operator_name as operator, good from scans where part_code = $1 order by revision',
    [code],
  );
  expect(rows).toEqual([
    { operator: 'Орлова О.', good: 3 },
    { operator: 'Петров П.', good: 2 },
  ]);
});
