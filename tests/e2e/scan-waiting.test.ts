import { createOperator } from '../support';
import {
  countsOf,
  eventually,
  headingIs,
  networkAppears,
  PASSWORD,
  scansOf,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

let world: ScanWorld;
let network: WeakNetwork;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
}, 120_000);
afterAll(async () => {
  await network.stop();
  await world.stop();
});

it('what waits is listed, opens by a tap, and without a network as the server told it last', async () => {
  const [one, two] = [await world.part(7, 'АСЦБ.800'), await world.part(4, 'АСЦБ.801')];
  await createOperator(world.app, { username: 'Фрезеров Ф.', password: PASSWORD });
  await world.app.sql.query(
    `insert into up_users_stages_lnk (user_id, stage_id)
       select u.id, s.id from up_users u, stages s where u.username = 'Фрезеров Ф.' and s.name = 'Резка'`,
  );
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.goto('/scan');
  await signIn(page, 'ru', { username: 'Фрезеров Ф.', password: PASSWORD });
  const list = page.getByRole('region', { name: 'Ждут вас' });
  const rows = list.getByRole('listitem');
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toEqual([
    'АСЦБ.800\nБолт осевой\nРезка: 7 · срок 18 дек. 2026 г.',
    'АСЦБ.801\nБолт осевой\nРезка: 4 · срок 18 дек. 2026 г.',
  ]);
  await rows.nth(1).getByRole('button').click();
  await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await eventually(
    () => rows.allInnerTexts(),
    (texts) => texts.length === 1,
  );
  expect(await list.getByText('Так было в').count()).toBe(0);
  network.be('down');
  await networkAppears(page);
  await list.getByText(/^Так было в \d\d:\d\d$/).waitFor();
  await rows.first().getByRole('button').click();
  await headingIs(page, 'АСЦБ.800');
  await page.getByRole('status').filter({ hasText: 'Нет связи. Так было в' }).waitFor();
  await page.getByRole('button', { name: 'ВСЕ 7 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
  await headingIs(page, 'Отсканируйте этикетку');
  // What is kept waits no more, though the server does not know it yet.
  expect(await list.count()).toBe(0);
  network.be('up');
  await networkAppears(page);
  await eventually(
    () => scansOf(world, one),
    (count) => count === 1,
  );
  expect((await countsOf(world, two)).map(({ waiting }) => waiting)).toEqual([0, 4, 0]);
});

it('the head of the page keeps to one row while something is unsent and something refused', async () => {
  const codes = [await world.part(3, 'АСЦБ.810'), await world.part(3, 'АСЦБ.811')];
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.goto(`/scan/${codes[0]}`);
  await signIn(page);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  await world.app.sql.query(
    `update operations set waiting = case number when 2 then 3 else 0 end
      where number < 3 and part_id = (select part_id from part_states where code = $1)`,
    [codes[0]],
  );
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await page.getByRole('button', { name: 'Оставить до мастера, работать дальше' }).click();
  await page.goto(`/scan/${codes[1]}`);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  network.be('down');
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByRole('button', { name: '1 не отправлено' }).waitFor();
  await page.getByRole('button', { name: '1 не учтено' }).waitFor();
  const head = page.locator('header.bar');
  expect((await head.boundingBox())?.height).toBeLessThan(70);
  expect((await page.locator('.bar-name').boundingBox())?.width).toBeGreaterThan(40);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/head-360.png` });
  network.be('up');
});
