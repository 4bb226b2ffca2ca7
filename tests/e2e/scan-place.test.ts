import type { Locator, Page } from 'playwright-core';
import { stageCode } from '../../src/codes';
import { createOperator } from '../support';
import { scanByWedge } from './press-keys';
import { headingIs, PASSWORD, signIn, startScanWorld, type ScanWorld } from './scan-world';

/** The card of a stage: whoever scans it reports there, until it is cleared or somebody comes whose stage it is not. */

let world: ScanWorld;
const cards = new Map<string, string>();

async function person(
  username: string,
  ...stages: string[]
): Promise<{ username: string; password: string }> {
  await createOperator(world.app, { username, password: PASSWORD });
  await world.app.sql.query(
    `insert into up_users_stages_lnk (user_id, stage_id)
       select u.id, s.id from up_users u, stages s where u.username = $1 and s.name = any($2)`,
    [username, stages],
  );
  return { username, password: PASSWORD };
}

beforeAll(async () => {
  world = await startScanWorld();
  const { rows } = await world.app.sql.query<{ name: string; id: string }>(
    'select name, document_id as id from stages',
  );
  for (const { name, id } of rows) cards.set(name, stageCode(id));
}, 120_000);
afterAll(() => world.stop());

const cardOf = (stage: string): string => cards.get(stage) ?? '';
const bar = (page: Page, stage: string): Locator =>
  page.getByRole('status').filter({ hasText: `Этап: ${stage}` });

/** A batch of ten, six of which have been cut: pieces wait at cutting and at milling. */
async function halfCut(designation: string): Promise<string> {
  const code = await world.part(10, designation);
  const page = await world.phone();
  await page.goto(`/scan/${code}`);
  await signIn(page);
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await page.getByLabel('Годные', { exact: true }).fill('6');
  await page.getByRole('button', { name: /^Отправить/ }).click();
  await headingIs(page, 'Принято');
  return code;
}

it('selects the stage for what is reported next, is remembered, and cleared with a tap', async () => {
  const code = await halfCut('АСЦБ.900');
  const page = await world.phone();
  // The phone's own camera opens the address before anybody has signed in.
  await page.goto(`/SCAN/${cardOf('Фрезеровка')}`);
  await signIn(page);
  await headingIs(page, 'Отсканируйте этикетку');
  await bar(page, 'Фрезеровка').waitFor();
  expect(new URL(page.url()).pathname).toBe('/scan');
  await page.reload();
  await bar(page, 'Фрезеровка').waitFor();
  await page.goto(`/scan/${code}`);
  await page.getByRole('button', { name: 'ВСЕ 6 ГОДНЫ' }).waitFor();
  // Another card on the way, as a scanner types it under the Russian layout.
  await scanByWedge(page, `HTTP://OLD.HOST/SCAN/${cardOf('Резка')}`, { layout: 'ru' });
  await bar(page, 'Резка').waitFor();
  await page.goto(`/scan/${code}`);
  await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).waitFor();
  await bar(page, 'Резка').getByRole('button', { name: 'Убрать' }).click();
  await bar(page, 'Резка').waitFor({ state: 'detached' });
  await page.reload();
  await headingIs(page, 'АСЦБ.900');
  expect(await bar(page, 'Резка').count()).toBe(0);
});

it('offers nothing of another stage by itself', async () => {
  const code = await world.part(5, 'АСЦБ.901');
  const page = await world.phone();
  await page.goto(`/scan/${cardOf('Фрезеровка')}`);
  await signIn(page);
  await bar(page, 'Фрезеровка').waitFor();
  await page.goto(`/scan/${code}`);
  await page.getByText('На этапе «Фрезеровка» у этой партии ничего не ждёт').waitFor();
  expect(await page.getByRole('button', { name: /ГОДНЫ/ }).count()).toBe(0);
  await page.getByRole('button', { name: /1\. Резка/ }).click();
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
});

it('refuses a stage that is not the person’s, and one that is gone', async () => {
  const cutter = await person('Резцов Р.', 'Резка');
  const page = await world.phone();
  await page.goto('/scan');
  await signIn(page, 'ru', cutter);
  await headingIs(page, 'Отсканируйте этикетку');
  await scanByWedge(page, cardOf('Контроль ОТК'));
  await headingIs(page, 'Этап «Контроль ОТК» не ваш: отсканируйте карточку своего или обратитесь к мастеру');
  await page.getByRole('button', { name: 'Другая этикетка' }).click();
  await headingIs(page, 'Отсканируйте этикетку');
  await scanByWedge(page, stageCode('a'.repeat(24)));
  await headingIs(page, 'Такого этапа нет: карточка устарела, спросите технолога');
  expect(await page.getByRole('status').filter({ hasText: 'Этап: ' }).count()).toBe(0);
});

it('stays for the next person where the stage is theirs, and goes where it is not', async () => {
  const miller = await person('Фрезин Ф.', 'Фрезеровка');
  const inspector = await person('Котов К.', 'Контроль ОТК');
  const page = await world.phone();
  await page.goto(`/scan/${cardOf('Фрезеровка')}`);
  await signIn(page);
  await bar(page, 'Фрезеровка').waitFor();
  await page.getByRole('button', { name: 'Сменить' }).click();
  await signIn(page, 'ru', miller);
  await page.getByText('Фрезин Ф.').first().waitFor();
  await bar(page, 'Фрезеровка').waitFor();
  await page.getByRole('button', { name: 'Сменить' }).click();
  await signIn(page, 'ru', inspector);
  await page.getByText('Котов К.').first().waitFor();
  await bar(page, 'Фрезеровка').waitFor({ state: 'detached' });
});

it('is known without a network', async () => {
  const page = await world.phone();
  await page.goto('/scan');
  await Promise.all([page.waitForResponse(/scan-station\/stages/), signIn(page)]);
  await headingIs(page, 'Отсканируйте этикетку');
  await page.context().setOffline(true);
  await scanByWedge(page, cardOf('Резка'));
  await bar(page, 'Резка').waitFor();
});

it('is asked for again where this device knows no stages and has no network, and another label opens', async () => {
  const page = await world.phone();
  await page.route('**/scan-station/stages', (route) => route.abort());
  await page.goto('/scan');
  await signIn(page);
  await headingIs(page, 'Отсканируйте этикетку');
  await scanByWedge(page, cardOf('Резка'));
  const says = 'Нет связи, а этапов это устройство ещё не знает. Повторите, когда связь вернётся.';
  await headingIs(page, says);
  await page.getByRole('button', { name: 'Другая этикетка' }).click();
  await headingIs(page, 'Отсканируйте этикетку');
  await scanByWedge(page, cardOf('Резка'));
  await headingIs(page, says);
  await page.unroute('**/scan-station/stages');
  await page.getByRole('button', { name: 'Повторить' }).click();
  await bar(page, 'Резка').waitFor();
});

it('a stage that was renamed is still the one of whoever is limited to it', async () => {
  const code = await world.part(3, 'АСЦБ.902');
  const cutter = await person('Пилин П.', 'Резка');
  await world.app.sql.query(`update stages set name = 'Отрезка' where name = 'Резка'`);
  const page = await world.phone();
  await page.goto(`/scan/${code}`);
  await signIn(page, 'ru', cutter);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
});
