import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { createApiToken } from '../support';
import {
  eventually,
  headingIs,
  networkAppears,
  openLabel,
  scansOf,
  startScanWorld,
  type ScanWorld,
} from './scan-world';

/** The andon: the foreman is called from the part's page, with a network and without. */

let world: ScanWorld;
let token: string;
beforeAll(async () => {
  world = await startScanWorld();
  token = await createApiToken(world.app);
}, 120_000);
afterAll(() => world.stop());

interface Row {
  call_id: string;
  reason: string | null;
  comment: string;
  operation_number: number | null;
  operator_name: string;
}

async function callsOf(code: string): Promise<Row[]> {
  const { rows } = await world.app.sql.query<Row>(
    `select c.call_id, c.reason, c.comment, c.operation_number, c.operator_name
       from tracker_calls c join labels l on l.part_id = c.part_id where l.code = $1`,
    [code],
  );
  return rows;
}

async function answer(code: string, callId: string, how: 'taken' | 'done'): Promise<void> {
  const answered = await world.app
    .http()
    .post(`/api/parts/${code}/answer-call`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), callId, answer: how });
  expect(answered.status).toBe(201);
}

const callButton = (page: Page) => page.getByRole('button', { name: 'Позвать мастера' });
const allGood = (page: Page, waiting: number) => page.getByRole('button', { name: `ВСЕ ${waiting} ГОДНЫ` });
const status = (page: Page) => page.locator('.called');

it('one tap on a reason calls; the page says when, who comes, and forgets it once it is done', async () => {
  const code = await world.part(4, 'АСЦБ.800');
  const page = await world.phone();
  await openLabel(page, code);
  const main = await allGood(page, 4).boundingBox();
  expect((main?.y ?? 999) + (main?.height ?? 0)).toBeLessThanOrEqual(740);
  await callButton(page).click();
  await headingIs(page, 'Позвать мастера: что случилось?');
  for (const name of ['Нет материала', 'Станок', 'Качество', 'Чертёж, вопрос', 'Другое: напишу']) {
    const box = await page.getByRole('button', { name }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(64);
  }
  await page.getByRole('button', { name: 'Станок' }).click();
  await status(page)
    .filter({ hasText: /Мастер вызван в \d\d:\d\d\. Ждём\./ })
    .waitFor();
  const [call] = await callsOf(code);
  expect(call).toMatchObject({
    ...{ reason: 'machine', comment: '', operation_number: 1 },
    operator_name: 'Петров П.',
  });
  await allGood(page, 4).waitFor();
  expect(await callButton(page).count()).toBe(0);
  const below = await allGood(page, 4).boundingBox();
  expect((below?.y ?? 999) + (below?.height ?? 0)).toBeLessThanOrEqual(740);

  await answer(code, call?.call_id ?? '', 'taken');
  await networkAppears(page);
  await status(page)
    .filter({ hasText: /Идёт test .*, принял в \d\d:\d\d\. Мастер вызван в \d\d:\d\d\./ })
    .waitFor();
  await answer(code, call?.call_id ?? '', 'done');
  await networkAppears(page);
  await status(page).waitFor({ state: 'detached' });
  await callButton(page).waitFor();
});

it('another reason is written, and none at all will do', async () => {
  const code = await world.part(4, 'АСЦБ.801');
  const page = await world.phone();
  await openLabel(page, code);
  await callButton(page).click();
  await page.getByRole('button', { name: 'Другое: напишу' }).click();
  await page.getByLabel('Что сказать мастеру').fill('  Кончились рукавицы ');
  await page.getByRole('main').getByRole('button', { name: 'Позвать мастера' }).click();
  await status(page).filter({ hasText: 'Ждём.' }).waitFor();
  expect(await callsOf(code)).toMatchObject([{ reason: 'other', comment: 'Кончились рукавицы' }]);

  const held = await world.part(4, 'АСЦБ.802');
  await world.app
    .http()
    .post(`/api/parts/${held}/hold`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), reason: 'Нет калибра' });
  await page.goto(`/scan/${held}`);
  await headingIs(page, 'Партия задержана: работу не продолжайте');
  await callButton(page).click();
  await page.getByRole('button', { name: 'Просто позвать' }).click();
  await status(page).filter({ hasText: 'Ждём.' }).waitFor();
  expect(await callsOf(held)).toMatchObject([{ reason: null, comment: '', operation_number: null }]);
});

it('without a network it is kept, over a reload too, and neither waits for a refused report nor keeps one waiting', async () => {
  const code = await world.part(4, 'АСЦБ.803');
  const page = await world.phone();
  await openLabel(page, code);
  await allGood(page, 4).waitFor();
  await page.route('**/api/**', (route) => route.abort('connectionfailed'));
  await callButton(page).click();
  await page.getByRole('button', { name: 'Нет материала' }).click();
  await status(page)
    .filter({ hasText: /Вызов мастера в \d\d:\d\d уйдёт, когда связь вернётся\./ })
    .waitFor();
  expect(await callButton(page).count()).toBe(0);
  await allGood(page, 4).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.reload();
  await page.getByRole('button', { name: '2 не отправлено' }).click();
  expect(await page.getByRole('main').innerText()).toContain('Вызов мастера: Нет материала');
  // The batch is held meanwhile: the report is refused, the call goes all the same.
  await world.app
    .http()
    .post(`/api/parts/${code}/hold`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), reason: 'Нет калибра' });
  await page.unroute('**/api/**');
  await networkAppears(page);
  await eventually(
    () => callsOf(code),
    (calls) => calls.length === 1,
  );
  expect(await callsOf(code)).toMatchObject([{ reason: 'material', operation_number: 1 }]);
  await page.getByRole('button', { name: 'Разобрать' }).waitFor();
  expect(await scansOf(world, code)).toBe(0);
});
