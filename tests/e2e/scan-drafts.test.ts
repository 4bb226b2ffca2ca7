import type { Page } from 'playwright-core';
import { greyPng } from '../support';
import { newBrowserDisk, startOwnBrowser } from './own-browser';
import {
  eventually,
  headingIs,
  networkAppears,
  openLabel,
  scansOf,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';

/** What an operator has entered stays until it is counted or left. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

const openForm = (page: Page) =>
  page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();

/** So many forms stand on the device's disk, and what was written last is there. */
async function inDrafts(page: Page, count: number): Promise<void> {
  const comments = () =>
    page.evaluate(async () => {
      const opening = indexedDB.open('tracker-scan-drafts');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const read = opening.result.transaction('drafts').objectStore('drafts').getAll();
      await new Promise((resolve) => (read.onsuccess = resolve));
      opening.result.close();
      return (read.result as { draft: { comment: string } }[]).map(({ draft }) => draft.comment);
    });
  const field = page.getByLabel('Примечание');
  const typed = (await field.count()) > 0 ? await field.inputValue() : null;
  await eventually(comments, (kept) => kept.length === count && (typed === null || kept.join() === typed));
}

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

it('a form that was begun is found again after a reload, until it is sent or left', async () => {
  const code = await world.part(5, 'АСЦБ.962');
  const page = await world.phone();
  await openLabel(page, code);
  await openForm(page);
  await page.getByRole('button', { name: '3', exact: true }).click();
  await page.getByLabel('Примечание').fill('две со сколом');
  await addPhoto(page);
  await inDrafts(page, 1);
  await page.reload();
  await page.getByText('Останется 2').waitFor();
  expect(await page.getByLabel('Примечание').inputValue()).toBe('две со сколом');
  expect(await page.getByRole('img', { name: 'Снимок 1' }).count()).toBe(1);
  await page.getByRole('button', { name: '← Назад' }).click();
  await inDrafts(page, 0);
  await page.reload();
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await openForm(page);
  await page.getByRole('button', { name: '4', exact: true }).click();
  await inDrafts(page, 1);
  await page.reload();
  await page.getByRole('button', { name: 'Отправить: 4 годные' }).click();
  await headingIs(page, 'Принято');
  await inDrafts(page, 0);
  expect(await scansOf(world, code)).toBe(1);
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
  await headingIs(page, 'На этой операции ждут только 3, а указано 4');
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

/** A report of everything is refused, for others have reported all but two. */
async function refusedReport(designation: string): Promise<{ code: string; page: Page }> {
  const code = await world.part(5, designation);
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await waitAt(code, 2);
  return { code, page };
}

const waitAt = (code: string, first: number) =>
  world.app.sql.query(
    `update operations set waiting = case number when 1 then $2::int when 2 then 5 - $2::int else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code, first],
  );

const refused = (page: Page) => page.getByRole('button', { name: '1 не учтено' });

it('a refused report stays on the device until its correction is kept, whatever becomes of the page', async () => {
  const { code, page } = await refusedReport('АСЦБ.963');
  await openForm(page);
  await page.getByRole('button', { name: '3', exact: true }).click();
  await page.getByLabel('Примечание').fill('заусенцы');
  await addPhoto(page);
  await page.getByRole('button', { name: 'Отправить: 3 годные' }).click();
  await headingIs(page, 'На этой операции ждут только 2, а указано 3');
  await page.getByText('Отметка останется на устройстве, пока вы не отправите исправленную.').waitFor();
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByText('На 1 больше, чем ждёт здесь').waitFor();
  await page.getByLabel('Примечание').fill('заусенцы на двух');
  await refused(page).waitFor();
  await inDrafts(page, 1);
  await page.reload();
  await page.getByText('На 1 больше, чем ждёт здесь').waitFor();
  await refused(page).waitFor();
  expect(await page.getByLabel('Примечание').inputValue()).toBe('заусенцы на двух');
  await page.getByRole('img', { name: 'Снимок 1' }).waitFor();
  await page.getByRole('button', { name: 'Годные: на одну меньше' }).click();
  await page.getByRole('button', { name: 'Отправить: 2 годные' }).click();
  await headingIs(page, 'Принято');
  await refused(page).waitFor({ state: 'detached' });
  const { rows } = await world.app.sql.query(
    `select s.good, s.comment, (select count(*)::int from scan_photos x where x.scan_id = s.scan_id) as photos
       from scans s where s.part_code = $1`,
    [code],
  );
  expect(rows).toEqual([{ good: 2, comment: 'заусенцы на двух', photos: 1 }]);
});

it('a refused report of good pieces alone stays too, and goes with the next report of its part', async () => {
  const { code, page } = await refusedReport('АСЦБ.964');
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'На этой операции ждут только 2, а указано 5');
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  await inDrafts(page, 1);
  await page.reload();
  await refused(page).waitFor();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await refused(page).waitFor({ state: 'detached' });
  await inDrafts(page, 0);
  expect(await scansOf(world, code)).toBe(1);
});

it('what was counted while it was being corrected is not counted twice', async () => {
  const { code, page } = await refusedReport('АСЦБ.965');
  await openForm(page);
  await page.getByRole('button', { name: '3', exact: true }).click();
  await page.getByLabel('Примечание').fill('заусенцы');
  await page.getByRole('button', { name: 'Отправить: 3 годные' }).click();
  await headingIs(page, 'На этой операции ждут только 2, а указано 3');
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByText('На 1 больше, чем ждёт здесь').waitFor();
  // Another tab of the same device sends the refused report as it was.
  const tab = await page.context().newPage();
  await tab.goto(`/scan/${code}`);
  await tab.getByText('На 1 больше, чем ждёт здесь').waitFor();
  await waitAt(code, 5);
  await refused(tab).click();
  await headingIs(tab, 'Сервер не учёл');
  await tab.getByRole('button', { name: 'Разобрать' }).click();
  await tab.getByRole('button', { name: 'Отправить ещё раз' }).click();
  await headingIs(tab, 'Принято');
  await page.getByRole('button', { name: 'Годные: на одну меньше' }).click();
  await page.getByRole('button', { name: 'Отправить: 2 годные' }).click();
  await headingIs(page, 'Эту отметку уже учли или разобрали: откройте деталь и проверьте, что осталось');
  await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  expect(await scansOf(world, code)).toBe(1);
});

it('a form outlives a browser that is killed', async () => {
  const code = await world.part(5, 'АСЦБ.966');
  const disk = newBrowserDisk();
  let browser = await startOwnBrowser(disk.folder);
  await browser.page.goto(`${world.app.baseUrl}/SCAN/${code}`);
  await signIn(browser.page);
  await openForm(browser.page);
  await browser.page.getByRole('button', { name: '3', exact: true }).click();
  await browser.page.getByLabel('Примечание').fill('две со сколом');
  await addPhoto(browser.page);
  await inDrafts(browser.page, 1);
  await browser.loseItsPower();
  browser = await startOwnBrowser(disk.folder);
  await browser.page.goto(`${world.app.baseUrl}/SCAN/${code}`);
  await browser.page.getByText('Останется 2').waitFor();
  expect(await browser.page.getByLabel('Примечание').inputValue()).toBe('две со сколом');
  await browser.page.getByRole('img', { name: 'Снимок 1' }).waitFor();
  await browser.loseItsPower();
  disk.wipe();
}, 120_000);

/** What a newer version of the page has left on this device, before it was taken back. */
const leaveOfNewer = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('tracker-scan');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
    for (const id of ['n1', 'n2']) outbox.add({ id, kind: 'inspection', measured: { diameter: 20 } });
    await new Promise((resolve) => (outbox.transaction.oncomplete = resolve));
    opening.result.close();
  });

/** The kinds of what the device keeps, in its order. */
const kindsOn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('tracker-scan');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const read = opening.result.transaction('outbox').objectStore('outbox').getAll();
    await new Promise((resolve) => (read.onsuccess = resolve));
    opening.result.close();
    return (read.result as { kind: string }[]).map(({ kind }) => kind);
  });

it('reports of a newer version of the page are told and stay, while this one works on', async () => {
  const code = await world.part(5, 'АСЦБ.967');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await leaveOfNewer(page);
  await page.reload();
  await page.getByText('На устройстве 2 отметки от более новой версии страницы').waitFor();
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.getByText('На устройстве 2 отметки от более новой версии страницы').waitFor();
  expect(await kindsOn(page)).toEqual(['inspection', 'inspection']);
  expect(await scansOf(world, code)).toBe(1);
});
