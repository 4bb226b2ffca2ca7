import type { Page } from 'playwright-core';
import { greyPng } from '../support';
import { headingIs, networkAppears, openLabel, scansOf, startScanWorld, type ScanWorld } from './scan-world';

/** What an operator has entered stays until it is counted or left. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

const openForm = (page: Page) =>
  page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();

async function addPhoto(page: Page): Promise<void> {
  const file = { name: 'photo.png', mimeType: 'image/png', buffer: greyPng() };
  await page.getByLabel('Выбрать снимок').setInputFiles(file);
  await page.getByRole('img', { name: 'Снимок 1' }).waitFor();
}

it('a form that is open stays when an earlier report of the same part is counted', async () => {
  const code = await world.part(5, 'АСЦБ.960');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await page.route('**/api/scans', (route) => route.abort());
  await openForm(page);
  await page.getByRole('button', { name: '2', exact: true }).click();
  await page.getByRole('button', { name: 'Отправить: 2 годные' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
  await page.goto(`/scan/${code}`);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  await openForm(page);
  await page.getByRole('button', { name: '3', exact: true }).click();
  await page.getByLabel('Примечание').fill('две со сколом');
  await addPhoto(page);
  // Meanwhile somebody else takes one of the three.
  await world.app.sql.query(
    `update operations set waiting = case number when 1 then 4 when 2 then 1 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.unroute('**/api/scans');
  await networkAppears(page);
  await page.getByText('На 1 больше, чем ждёт здесь').waitFor();
  expect(await scansOf(world, code)).toBe(1);
  expect(await page.getByLabel('Примечание').inputValue()).toBe('две со сколом');
  expect(await page.getByRole('img', { name: 'Снимок 1' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Годные: на одну меньше' }).click();
  await page.getByRole('button', { name: 'Отправить: 2 годные' }).click();
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(2);
});

it('a refused report that is made anew keeps its photo, comment and rework', async () => {
  const code = await world.part(5, 'АСЦБ.961');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.getByRole('button', { name: 'Та же деталь' }).click();
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await openForm(page);
  await page.getByRole('button', { name: '3', exact: true }).click();
  await page.getByRole('button', { name: 'Доработка: на одну больше' }).click();
  await page.getByRole('radio').first().check();
  await page.getByLabel('Примечание').fill('заусенцы');
  await addPhoto(page);
  await world.app.sql.query(
    `update operations set waiting = case number when 1 then 2 when 2 then 3 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.locator('.send button').click();
  await headingIs(page, 'На этой операции ждёт только 3, а указано 4');
  // The photo went ahead of the report: what the server has belongs to a report that never counted.
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByText('На 1 больше, чем ждёт здесь').waitFor();
  expect(await page.getByLabel('Примечание').inputValue()).toBe('заусенцы');
  await page.getByRole('img', { name: 'Снимок 1' }).waitFor();
  await page.getByRole('button', { name: 'Годные: на одну меньше' }).click();
  await page.locator('.send button').click();
  await headingIs(page, 'Принято');
  const { rows } = await world.app.sql.query(
    `select s.good, s.reworked, s.rework_to as "reworkTo", s.comment,
            (select count(*)::int from scan_photos x where x.scan_id = s.scan_id
                and s.attachments @> to_jsonb(x.photo_id::text)) as photos
       from scans s where s.part_code = $1 and s.operation_number = 2`,
    [code],
  );
  expect(rows).toEqual([{ good: 2, reworked: 1, reworkTo: 1, comment: 'заусенцы', photos: 1 }]);
});
