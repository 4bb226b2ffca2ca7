import type { Page, Request } from 'playwright-core';
import { adminJwt, createOperator } from '../support';
import { scanByWedge } from './press-keys';
import {
  eventually,
  headingIs,
  openLabel,
  PASSWORD,
  scansOf,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { wrongWith } from './wcag';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** When and how a device sends what it keeps. */

let world: ScanWorld;
let network: WeakNetwork;
beforeAll(async () => {
  process.env.TYPED_NAMES = 'true';
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
}, 120_000);
beforeEach(() => network.be('up'));
afterAll(async () => {
  delete process.env.TYPED_NAMES;
  await network.stop();
  await world.stop();
});

const KEPT = 'Нет связи. Отметка сохранена.';
const phone = (): Promise<Page> => world.phone('ru-RU', { baseURL: network.baseUrl });

/** The addresses of the scans that these tabs send from now on. */
function sentBy(...pages: Page[]): string[] {
  const sent: string[] = [];
  const note = (request: Request): void => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST' && pathname.startsWith('/api/scans')) sent.push(pathname);
  };
  for (const page of pages) page.on('request', note);
  return sent;
}

/** Report everything at the next operation of this part, without a network. */
async function keepAll(page: Page, code: string): Promise<void> {
  await page.getByLabel('Код с этикетки').fill(code);
  await page.getByRole('button', { name: 'Открыть', exact: true }).click();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, KEPT);
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
}

it('as one batch, from one of two tabs, though nothing says that the network is back', async () => {
  const code = await world.part(2, 'АСЦБ.970');
  const page = await phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  await page.goto('/scan');
  await headingIs(page, 'Отсканируйте этикетку');
  network.be('down');
  await keepAll(page, code);
  await keepAll(page, code);
  await keepAll(page, code);
  const other = await page.context().newPage();
  await page.getByRole('button', { name: '3 не отправлено' }).waitFor();
  const sent = sentBy(page, other);
  network.be('up');
  await other.goto('/scan');
  // Neither tab hears of the network: a tab that opens tries, and so does the timer of the other.
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached', timeout: 60_000 });
  await other.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect(sent).toEqual(['/api/scans/batch']);
  expect(await scansOf(world, code)).toBe(3);
}, 120_000);

it('when somebody looks at the page again', async () => {
  const code = await world.part(2, 'АСЦБ.971');
  const page = await phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  network.be('down');
  // Its own timer stands still.
  await page.clock.install();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, KEPT);
  await page.clock.pauseAt(Date.now() + 1_000);
  network.be('up');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await eventually(
    () => scansOf(world, code),
    (count) => count === 1,
  );
});

it('after the PIN was asked again, because the session had ended', async () => {
  const username = 'Бейджев Б.';
  const { id } = await createOperator(world.app, { username, password: PASSWORD });
  const { rows } = await world.app.sql.query<{ document_id: string }>(
    'select document_id from up_users where id = $1',
    [id],
  );
  const door = `/tracker/operators/${rows[0]?.document_id}`;
  const admin = await adminJwt(world.app);
  const made = await world.app.http().post(`${door}/badge`).set('Authorization', `Bearer ${admin}`);
  const { badge } = (made.body as { data: { badge: string } }).data;
  const pin = world.app.http().put(`${door}/pin`).set('Authorization', `Bearer ${admin}`);
  expect((await pin.send({ pin: '4711' })).status).toBe(204);
  const enterPin = async (page: Page): Promise<void> => {
    await scanByWedge(page, badge);
    await page.getByText('Бейдж прочитан').waitFor();
    for (const digit of '4711') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
  };
  const code = await world.part(2, 'АСЦБ.972');
  const page = await phone();
  await page.goto(`/scan/${code}`);
  await headingIs(page, 'Вход');
  await enterPin(page);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  network.be('down');
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, KEPT);
  await world.app.sql.query(
    `update tracker_sessions set ended_at = now() + interval '1 second', ended_why = 'signed-out' where operator_name = $1`,
    [username],
  );
  network.be('up');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText('Сеанс закончился').waitFor();
  await page.getByRole('status').filter({ hasText: 'хранится 1 отметка (Бейджев Б.)' }).waitFor();
  expect(await scansOf(world, code)).toBe(0);
  await enterPin(page);
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(1);
});

it('tells the server what it keeps, and of whom', async () => {
  const code = await world.part(2, 'АСЦБ.973');
  const page = await phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  await page.route('**/api/scans', (route) => route.abort());
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, KEPT);
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
  const held = async () => {
    const { rows } = await world.app.sql.query(
      `select operator_name as operator, waiting, refused from tracker_device_outboxes where operator_name = 'Петров П.'`,
    );
    return rows;
  };
  await eventually(held, (rows) => rows.length === 1);
  expect(await held()).toEqual([{ operator: 'Петров П.', waiting: 1, refused: 0 }]);
  await page.unroute('**/api/scans');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  await eventually(held, (rows) => rows.length === 0);
});

it.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru', 'Учёт'],
  ['en-GB,en;q=0.9,ru;q=0.8', 'en', 'Tracker'],
  ['de-DE', 'en', 'Tracker'],
])('a browser that asks for %s installs a page in %s: %s', async (wish, lang, name) => {
  const door = world.app.http().get('/scan/manifest.webmanifest');
  const answer = await door
    .set('Accept-Language', wish)
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => done(null, text));
    });
  expect(answer.headers.vary).toContain('Accept-Language');
  expect(JSON.parse(answer.body as string)).toMatchObject({ lang, short_name: name, id: '/scan' });
});

it('the page can be installed: its manifest has no errors and names pictures that are there', async () => {
  const page = await phone();
  await page.goto('/scan');
  await headingIs(page, 'Вход');
  const browser = await page.context().newCDPSession(page);
  const { errors, data, url } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? '') as {
    start_url: string;
    display: string;
    icons: { src: string; sizes: string }[];
  };
  expect(manifest.display).toBe('standalone');
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const { width, height } = await createImageBitmap(await (await fetch(address)).blob());
      return `${width}x${height}`;
    }, new URL(src, url).href);
    expect(size).toBe(sizes);
  }
  const started = await page.goto(new URL(manifest.start_url, url).href);
  expect(started?.status()).toBe(200);
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // A browser in a window of its own without history installs nothing; the page is not the reason.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
    [],
  );
});

it('a name that is typed works where the factory says so, and is told as such', async () => {
  const code = await world.part(2, 'АСЦБ.974');
  const page = await world.phone('ru-RU', { viewport: { width: 320, height: 640 } });
  await page.goto(`/scan/${code}`);
  await headingIs(page, 'Вход');
  await page.getByRole('button', { name: 'Без учётной записи' }).click();
  expect(await wrongWith(page)).toEqual([]);
  await page.getByLabel('Фамилия и имя').fill('Петров П.');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: 'Под этим именем войти нельзя' }).waitFor();
  await page.getByLabel('Фамилия и имя').fill('Вася Сидоров');
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  expect(await page.locator('.bar-name').innerText()).toBe('✎ Вася Сидоров');
  expect(await page.getByRole('button', { name: 'Отменить' }).count()).toBe(0);
  const { rows } = await world.app.sql.query(
    'select operator_name as operator from scans where part_code = $1',
    [code],
  );
  expect(rows).toEqual([{ operator: '✎ Вася Сидоров' }]);
});

it('of a server that is busy neither the kept report nor my shift says that the network is gone', async () => {
  const code = await world.part(4, 'АСЦБ.977');
  const page = await phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).waitFor();
  const busy = { status: 503, json: {} };
  await page.route('**/api/scans{,?*}', (route) => route.fulfill(busy));
  await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
  await headingIs(page, 'Сервер не отвечает. Отметка сохранена.');
  await page.getByText('Хранится на устройстве и уйдёт, когда сервер ответит.').waitFor();
  expect(await page.getByText('Нет связи').count()).toBe(0);
  expect(await wrongWith(page)).toEqual([]);
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
  await page.getByRole('button', { name: 'Моя смена' }).click();
  await page.getByText('Сервер не отвечает. Вот что помнит это устройство.').waitFor();
  // Then the network goes too.
  network.be('down');
  await page.unroute('**/api/scans{,?*}');
  await page.getByRole('button', { name: '1 не отправлено' }).click();
  await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
  await headingIs(page, KEPT);
  network.be('up');
  await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
  await headingIs(page, 'Принято');
});

it('an installed page hears of that setting: the bytes of its worker differ by it', async () => {
  const worker = async (): Promise<string> => (await fetch(`${world.app.baseUrl}/scan/worker.js`)).text();
  const allowed = await worker();
  world.app.strapi.config.set('tracker.typedNames', false);
  try {
    expect(allowed).toBe(`${await worker()}\n// typed names`);
  } finally {
    world.app.strapi.config.set('tracker.typedNames', true);
  }
});
