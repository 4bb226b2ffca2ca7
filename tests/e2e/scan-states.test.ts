import { randomUUID } from 'node:crypto';
import { createApiToken, createOperator, makePart, makeStages, type Row } from '../support';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, PASSWORD, signIn, startScanWorld, type ScanWorld } from './scan-world';
import { wrongWith } from './wcag';

/** Screens on which nothing is reported: each says its one thing, and holds WCAG 2.2 AA at 320 px. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
  await makeStages(world.app, ['Окраска']);
}, 120_000);
afterAll(() => world.stop());

const NARROW = { viewport: { width: 320, height: 640 } };

it('held, finished, cancelled, without a route, void, unknown, malformed', async () => {
  const [held, cancelled] = [await world.part(3, 'АСЦБ.310'), await world.part(3, 'АСЦБ.311')];
  const hold = JSON.stringify({ reason: 'Нет калибра', since: new Date().toISOString(), by: 'Ольга М.' });
  const { app, product } = world;
  await app.sql.query(`update part_states set status = 'held', hold = $2 where code = $1`, [held, hold]);
  const cancel = app.http().post(`/api/parts/${cancelled}/cancel`);
  const ended = await cancel
    .set('Authorization', `Bearer ${await createApiToken(app)}`)
    .send({ factId: randomUUID(), reason: 'Не нужна' });
  expect(ended.status).toBe(201);
  const noRoute = await makePart(app, {
    ...{ product, route: null as Row | null, quantity: 2, designation: 'АСЦБ.312', kind: 'part' },
  });
  const voided = await world.part(3, 'АСЦБ.313');
  await app.sql.query(`update labels set status = 'voided', voided_at = now() where code = $1`, [voided]);
  const page = await world.phone('ru-RU', NARROW);
  await openLabel(page, held);
  await headingIs(page, /^Партия задержана/);
  const screens: [string, RegExp][] = [
    [held, /^Партия задержана: работу не продолжайте$/],
    [cancelled, /^Партия отменена: отложите детали/],
    [noRoute, /^У партии ещё нет маршрута: попросите технолога/],
    [voided, /^Эта этикетка аннулирована/],
    ['000000000000P', /^Партии с таким кодом нет/],
    ['123', /^Это не наша этикетка/],
  ];
  for (const [code, sentence] of screens) {
    await page.goto(`/scan/${code}`);
    await headingIs(page, sentence);
    expect(await page.locator('main .main-action').count()).toBe(1);
    expect(await wrongWith(page)).toEqual([]);
  }
});

it.each([
  ['Контроль ОТК', 1, 'Детали ждут здесь: 1. Резка (4). Отметьте после предыдущей операции.'],
  ['Фрезеровка', 3, 'Детали ждут здесь: 3. Контроль ОТК (4). Ваши этапы эта партия уже прошла.'],
  [
    'Окраска',
    2,
    'Детали ждут здесь: 2. Фрезеровка (4). Ваших этапов у этой партии нет: возьмите другую или позовите мастера.',
  ],
])('a foreign stage for who works at %s: what waits at %i, and what that means', async (stage, at, words) => {
  const code = await world.part(4, `АСЦБ.320.${at}`);
  await world.app.sql.query(
    `update operations set waiting = case number when $2 then 4 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code, at],
  );
  const username = `Работник ${at}`;
  await createOperator(world.app, { username, password: PASSWORD });
  await world.app.sql.query(
    `insert into up_users_stages_lnk (user_id, stage_id)
       select u.id, s.id from up_users u, stages s where u.username = $1 and s.name = $2`,
    [username, stage],
  );
  const page = await world.phone('ru-RU', NARROW);
  await page.goto(`/scan/${code}`);
  await signIn(page, 'ru', { username, password: PASSWORD });
  const said = page.getByRole('status').filter({ hasText: 'На ваших этапах ничего не ждёт' });
  expect(await said.innerText()).toContain(words);
  expect(await page.locator('.all-good').count()).toBe(0);
  expect(await wrongWith(page)).toEqual([]);
});

it('a refused report, a badge’s PIN and a photo hold it too', async () => {
  const code = await world.part(5, 'АСЦБ.330');
  const page = await world.phone('ru-RU', NARROW);
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await world.app.sql.query(
    `update operations set waiting = case number when 1 then 2 when 2 then 3 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'На этой операции ждут только 2, а указано 5');
  expect(await wrongWith(page)).toEqual([]);
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await page
    .getByLabel('Выбрать снимок')
    .setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: svg });
  await page.getByText('Этот снимок здесь не читается').waitFor();
  expect(await wrongWith(page)).toEqual([]);
  await scanByWedge(page, `TB${'0'.repeat(26)}`);
  await page.getByText('Бейдж прочитан').waitFor();
  expect(await wrongWith(page)).toEqual([]);
});

it('what was counted stays for ten seconds, then the page asks for the next label', async () => {
  const code = await world.part(5, 'АСЦБ.340');
  const page = await world.phone();
  await page.clock.install();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.clock.fastForward(9_000);
  expect(await page.getByRole('button', { name: 'Отменить' }).count()).toBe(1);
  await page.clock.fastForward(1_500);
  await headingIs(page, 'Отсканируйте этикетку');
});

it('the same report sent again says when it was counted', async () => {
  const code = await world.part(5, 'АСЦБ.350');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  const scan = { scanId: randomUUID(), recordedAt: '2026-01-31T11:02:00.000Z' };
  await page.route('**/api/scans', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { scan: object };
    await route.fulfill({ json: { ...body, scan: { ...body.scan, ...scan }, replayed: true } });
  });
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, /^Уже принято в 31 января, 14:02$/);
});
