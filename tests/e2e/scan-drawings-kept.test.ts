import type { Page } from 'playwright-core';
import { createOperator, greyPng } from '../support';
import { hangDrawing } from './scan-drawing';
import {
  eventually,
  headingIs,
  installed,
  openLabel,
  PASSWORD,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** Drawings are there without a network, seen or loaded ahead of time, and say when they were loaded. */

let world: ScanWorld;
let network: WeakNetwork;
beforeAll(async () => {
  world = await startScanWorld({ whole: true });
  network = await startWeakNetwork(world.app.baseUrl);
}, 120_000);
beforeEach(() => {
  network.be('up');
  // What was seen is looked at by itself.
  network.rewrite(LIST, () => JSON.stringify({ version: 'empty', parts: [], more: false }));
});
afterAll(async () => {
  await network.stop();
  await world.stop();
});

const CACHE = 'tracker-scan-drawings';
const LIST = '/api/scan-station/my-list';

/** The names of the drawings that this device keeps, the one looked at last as the last. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(
    async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
    CACHE,
  );

async function partWith(designation: string, filename: string): Promise<string> {
  const code = await world.part(3, designation);
  const isPdf = filename.endsWith('.pdf');
  const content = isPdf ? Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n') : greyPng();
  const contentType = isPdf ? 'application/pdf' : 'image/png';
  await hangDrawing(world, code, { content, filename, contentType });
  return code;
}

/** The page on a phone that keeps it, with the worker in charge. */
async function phoneAt(code: string): Promise<Page> {
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  await installed(page);
  await page.reload();
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  return page;
}

const isDrawn = (page: Page) =>
  page.waitForFunction(
    () => (document.querySelector<HTMLImageElement>('.drawing img')?.naturalWidth ?? 0) > 0,
  );

it('a picture is shown without a network, also after a reload, with when it was loaded', async () => {
  const code = await partWith('АСЦБ.670', 'bracket.png');
  const page = await phoneAt(code);
  await isDrawn(page);
  await eventually(
    () => kept(page),
    (names) => names.length === 1,
  );
  network.be('down');
  await page.reload();
  await page.getByText('Нет связи. Так было в').waitFor();
  await isDrawn(page);
  await page.getByRole('button', { name: 'Чертёж' }).click();
  await page
    .getByRole('dialog', { name: 'Чертёж' })
    .getByText(/^Загружен /)
    .waitFor();
});

/** Open the PDF of the part on the screen, and what its page is answered with from now on. */
async function openPdf(page: Page): Promise<() => Promise<unknown>> {
  const asked = page.waitForRequest((request) => request.url().includes('/scan/drawing/files/'));
  await page
    .getByRole('button', { name: 'Чертёж (PDF)' })
    .or(page.getByRole('link', { name: 'Чертёж (PDF)' }))
    .click();
  const address = (await asked).url();
  return () =>
    page.evaluate(async (url) => {
      const response = await fetch(url);
      return [response.status, response.headers.get('content-type'), (await response.text()).slice(0, 8)];
    }, address);
}

const THE_PDF = [200, 'application/pdf', '%PDF-1.4'];

/** As desktop browsers say of themselves; this one reads no PDF. */
const withReader = (page: Page) =>
  page.evaluate(() =>
    Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => true, configurable: true }),
  );

it('a PDF that was opened opens without a network too', async () => {
  const code = await partWith('АСЦБ.671', 'sheet.pdf');
  const page = await phoneAt(code);
  await withReader(page);
  const answer = await openPdf(page);
  await eventually(
    () => kept(page),
    (names) => names.length === 1,
  );
  network.be('down');
  expect(await answer()).toEqual(THE_PDF);
});

/** How much of the route is covered by what is pinned under it, beside a drawing as tall as one may be; px. */
async function covered(page: Page): Promise<number> {
  await isDrawn(page);
  await page.locator('.drawing img').evaluate((image) => (image.style.height = '1000px'));
  const [stage, pinned] = await Promise.all(
    ['.stage', '.pinned'].map((place) => page.locator(place).first().boundingBox()),
  );
  return Math.max(0, (stage?.y ?? 999) + (stage?.height ?? 999) - (pinned?.y ?? 0));
}

it('at 360x740 a drawing leaves the route to be seen, also where there is nothing to report', async () => {
  const code = await partWith('АСЦБ.677', 'tall.png');
  expect(await covered(await phoneAt(code))).toBe(0);
  const person = { username: 'Контролёр К.', password: PASSWORD };
  await createOperator(world.app, person);
  await world.app.sql.query(
    `insert into up_users_stages_lnk (user_id, stage_id)
       select u.id, s.id from up_users u, stages s where u.username = $1 and s.name = 'Контроль ОТК'`,
    [person.username],
  );
  const page = await world.phone();
  await page.goto(`/scan/${code}`);
  await signIn(page, 'ru', person);
  await page.getByText('На ваших этапах ничего не ждёт').waitFor();
  expect(await covered(page)).toBe(0);
});

it('what is not sent stands over the drawing and the camera too', async () => {
  const code = await partWith('АСЦБ.676', 'under.png');
  const page = await phoneAt(code);
  await isDrawn(page);
  network.be('down');
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.goto(`/scan/${code}`);
  await page.getByRole('button', { name: 'Чертёж' }).click();
  const over = async (name: string) =>
    (await page.getByRole('dialog', { name }).locator('.pending').innerText()).trim();
  expect(await over('Чертёж')).toBe('1 не отправлено');
  await page.goto('/scan');
  await page.getByRole('button', { name: 'Сканировать камерой' }).click();
  expect(await over('Камера')).toBe('1 не отправлено');
});

it('of too many drawings those go that nobody has looked at for longest', async () => {
  const [first, next] = [await partWith('АСЦБ.672', 'first.png'), await partWith('АСЦБ.673', 'next.png')];
  const page = await phoneAt(first);
  await isDrawn(page);
  await page.evaluate(async (name) => {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) await cache.delete(url);
    const headers = { 'x-kept-at': new Date().toISOString(), 'x-kept-bytes': '1000' };
    for (let place = 1; place <= 60; place += 1)
      await cache.put(`/files/old-${place}.png`, new Response('', { headers }));
  }, CACHE);
  await page.goto(`/SCAN/${next}`);
  await isDrawn(page);
  await eventually(
    () => kept(page),
    (names) => names.length === 60 && /next/.test(names[59] ?? ''),
  );
  expect((await kept(page)).slice(0, 2)).toEqual(['/files/old-2.png', '/files/old-3.png']);
});

/** The id of the drawing of a batch, as `GET /api/files/:id` takes it. */
async function drawingOf(code: string): Promise<string> {
  const { rows } = await world.app.sql.query<{ id: string }>(
    `select f.document_id as id from files f join files_related_mph m on m.file_id = f.id
       join part_states s on s.part_id = m.related_id
      where m.related_type = 'api::part.part' and s.code = $1`,
    [code],
  );
  return rows[0]?.id ?? '';
}

it('a PDF of a batch that waits opens in aeroplane mode though it was never opened before, and is loaded once', async () => {
  const code = await partWith('АСЦБ.674', 'never-opened.pdf');
  let times = 0;
  network.rewrite(LIST, (text) => text);
  network.rewrite(`/api/files/${await drawingOf(code)}`, (text) => {
    times += 1;
    return text;
  });
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.goto('/scan');
  await signIn(page);
  await headingIs(page, 'Отсканируйте этикетку');
  const isKept = (name: RegExp) =>
    eventually(
      () => kept(page),
      (names) => names.some((one) => name.test(one)),
    );
  await isKept(/never_opened.*\.pdf$/);
  await installed(page);
  // The next list is worked through behind it.
  await partWith('АСЦБ.675', 'later.pdf');
  await page.reload();
  await isKept(/later.*\.pdf$/);
  expect(times).toBe(1);
  network.be('down');
  await page.reload();
  await withReader(page);
  const list = page.getByRole('region', { name: 'Ждут вас' });
  // More parts wait here than the list shows at first.
  await list.getByRole('button', { name: /^Показать все/ }).click();
  const rows = list.getByRole('listitem');
  await rows.filter({ hasText: 'АСЦБ.674' }).getByRole('button').click();
  await headingIs(page, 'АСЦБ.674');
  const answer = await openPdf(page);
  await page
    .getByRole('dialog', { name: 'Чертёж' })
    .getByText(/^Загружен /)
    .waitFor();
  expect(await answer()).toEqual(THE_PDF);
}, 90_000);
