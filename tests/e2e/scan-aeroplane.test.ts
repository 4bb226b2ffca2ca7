import type { Page } from 'playwright-core';
import {
  countsOf,
  eventually,
  headingIs,
  installed,
  networkAppears,
  scansOf,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { newBrowserDisk, startOwnBrowser, type OwnBrowser } from './own-browser';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** The page is installed by its first visit and works without the server from then on. */

let world: ScanWorld;
let network: WeakNetwork;
const disk = newBrowserDisk();
let browser: OwnBrowser;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
  browser = await startOwnBrowser(disk.folder);
}, 180_000);
afterAll(async () => {
  await browser.loseItsPower();
  disk.wipe();
  await network.stop();
  await world.stop();
});

const at = (address: string): string => `${network.baseUrl}${address}`;

/** The page on the screen of a browser that was killed and started again. */
async function withNewPower(): Promise<Page> {
  await browser.loseItsPower();
  browser = await startOwnBrowser(disk.folder);
  return browser.page;
}

async function signedInAndInstalled(code: string): Promise<void> {
  const { page } = browser;
  await page.goto(at(`/SCAN/${code}`));
  await signIn(page);
  await allGood(page).waitFor();
  await installed(page);
  // There is none older than the first version.
  expect(await page.getByText('Готова новая версия').count()).toBe(0);
}

const allGood = (page: Page) => page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' });

async function reportKept(page: Page, code: string, operation: string): Promise<void> {
  await page.goto(at(`/SCAN/${code}`));
  await page.locator('[aria-current=step]').filter({ hasText: operation }).waitFor();
  await allGood(page).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
}

it('three reports outlive a reload and a browser that is killed, and are counted once and in their order', async () => {
  const code = await world.part(2, 'АСЦБ.500');
  await signedInAndInstalled(code);
  network.be('down');
  // Before the browser writes what it does not write at once.
  const page = await withNewPower();
  await reportKept(page, code, '1. Резка');
  await reportKept(page, code, '2. Фрезеровка');
  await page.reload();
  await page.getByRole('button', { name: '2 не отправлено' }).waitFor();
  await reportKept(page, code, '3. Контроль ОТК');

  const again = await withNewPower();
  await again.goto(at(`/SCAN/${code}/`));
  await again.getByRole('button', { name: '3 не отправлено' }).waitFor();
  await again.getByRole('status').filter({ hasText: 'Нет связи. Так было в' }).waitFor();
  await again.goto(at('/scan'));
  await headingIs(again, 'Отсканируйте этикетку');
  expect(await again.locator('.bar-name').innerText()).toBe('Петров П.');

  network.be('up');
  await networkAppears(again);
  await again.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  const { rows } = await world.app.sql.query<{ operation: number; good: number }>(
    'select operation_number as operation, good from scans where part_code = $1 order by revision',
    [code],
  );
  expect(rows).toEqual([
    { operation: 1, good: 2 },
    { operation: 2, good: 2 },
    { operation: 3, good: 2 },
  ]);
}, 180_000);

/** Another tab of the device that is busy with what is kept: nobody else reads it until it lets go. */
async function holdOutbox(tab: Page): Promise<() => Promise<void>> {
  await tab.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tracker-scan');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('The outbox does not open.'));
    });
    const hold = { isWanted: true };
    const outbox = database.transaction('outbox', 'readwrite').objectStore('outbox');
    const askAgain = (): void => {
      if (hold.isWanted) outbox.count().onsuccess = askAgain;
    };
    askAgain();
    Object.assign(window, { hold });
  });
  return () =>
    tab.evaluate(() => {
      (window as unknown as { hold: { isWanted: boolean } }).hold.isWanted = false;
    });
}

/** The device has looked up the part: what it reads of its parts from now on comes after that. */
async function partIsRead(page: Page, code: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const opening = indexedDB.open('tracker-scan');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const read = opening.result.transaction('parts').objectStore('parts').get(wanted);
    await new Promise((resolve) => (read.onsuccess = resolve));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, code);
}

it('offers no piece that a kept report has taken, however long the disk takes to tell of it', async () => {
  network.be('up');
  const code = await world.part(2, 'АСЦБ.505');
  const { page } = browser;
  await page.goto(at(`/SCAN/${code}`));
  await allGood(page).waitFor();
  network.be('down');
  await reportKept(page, code, '1. Резка');

  const tab = await browser.context.newPage();
  await tab.goto(at('/scan'));
  const letGo = await holdOutbox(tab);
  const unanswered = page.waitForEvent('requestfailed', (request) =>
    request.url().endsWith(`/api/scan-station/parts/${code}`),
  );
  await page.goto(at(`/SCAN/${code}`));
  await unanswered;
  await partIsRead(page, code);
  expect(await allGood(page).count()).toBe(0);
  await letGo();
  await page.locator('[aria-current=step]').filter({ hasText: '2. Фрезеровка' }).waitFor();
  await allGood(page).waitFor();
  await tab.close();
}, 120_000);

/** The versions of the page that this browser keeps. */
const versions = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [...new Set((await caches.keys()).map((name) => name.split('|')[2] ?? ''))]);

it('a new version is offered and taken when a person says so', async () => {
  network.be('up');
  const { page } = browser;
  await page.goto(at('/scan'));
  await installed(page);
  const before = await versions(page);
  expect(before).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
  const next = 'f'.repeat(16);
  network.rewrite('/scan/worker.js', (text) => text.replaceAll(before[0] ?? '', next));
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.update();
  });
  await page.getByText('Готова новая версия').waitFor();
  await headingIs(page, 'Отсканируйте этикетку');
  // What the page that is open was made of stays until it is left.
  expect((await versions(page)).sort()).toEqual([...before, next].sort());
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Обновить' }).click();
  await reloaded;
  await headingIs(page, 'Отсканируйте этикетку');
  await page.getByText('Готова новая версия').waitFor({ state: 'detached' });
  await eventually(
    () => versions(page),
    (kept) => kept.join() === next,
  );
}, 120_000);

it('a new version that comes in the middle of a report takes nothing from it', async () => {
  const code = await world.part(5, 'АСЦБ.510');
  const { page } = browser;
  await page.goto(at(`/SCAN/${code}`));
  await installed(page);
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await page.getByRole('button', { name: '3', exact: true }).click();
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  network.rewrite('/scan/worker.js', (text) => `${text}\n// a third version`);
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.update();
  });
  await page.getByText('Готова новая версия').waitFor();
  await page.getByRole('button', { name: 'Отправить: 3 годные' }).click();
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(1);
  expect((await countsOf(world, code))[0]).toEqual({ waiting: 2, good: 3, scrapped: 0, reworked: 0 });
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
  await page.getByText('Готова новая версия').waitFor();
}, 120_000);
