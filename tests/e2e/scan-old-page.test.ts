import type { Page } from 'playwright-core';
import {
  countsOf,
  headingIs,
  installed,
  openLabel,
  scansOf,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/**
 * A phone keeps the page of an older version, and the server is another one meanwhile. The older page is the present one with
 * an older stamp on its worker and, where it says so, an older way to write a report; what pages of earlier days really sent is
 * held by tests/http/scan-old-pages.test.ts.
 */

const WORKER = '/scan/worker.js';
const OLDER = '0'.repeat(16);

/** Stands before the program of an older page: it names itself, and an operation by the word of its day. */
const OF_ANOTHER_DAY = `window.isOlder = true;
const send = window.fetch;
window.fetch = (address, wish) =>
  send(address, typeof wish?.body === 'string' ? { ...wish, body: wish.body.replaceAll('"operation":', '"step":') } : wish);
`;

let world: ScanWorld;
let network: WeakNetwork;
/** Address of the program of the page. */
let program: string;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
  const page = await (await fetch(`${world.app.baseUrl}/scan`)).text();
  program = /\/scan\/assets\/index-[^"]+\.js/.exec(page)?.[0] ?? '';
  expect(program).not.toBe('');
}, 120_000);
afterAll(async () => {
  await network.stop();
  await world.stop();
});

/** A phone that has installed the page as the server handed it out then. @param before stands before its program */
async function olderPageAt(code: string, before: string): Promise<Page> {
  network.rewrite(program, (text) => before + text);
  network.rewrite(WORKER, (text) => text.replace(/(?<=[^0-9a-f])[0-9a-f]{16}(?=[^0-9a-f])/, OLDER));
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  await installed(page);
  expect(await versions(page)).toEqual([OLDER]);
  return page;
}

/** From now on the server hands out the page of now. */
function becomeNewer(): void {
  network.rewrite(program, (text) => text);
  network.rewrite(WORKER, (text) => text);
}

/** The versions of the page that this browser keeps. */
const versions = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...new Set(
      (await caches.keys()).filter((name) => name.includes('|')).map((name) => name.split('|')[2] ?? ''),
    ),
  ]);

it('an older page that its phone keeps works on with the server of now, undo included', async () => {
  const code = await world.part(3, 'АСЦБ.990');
  const page = await olderPageAt(code, 'window.isOlder = true;');
  becomeNewer();
  await page.reload();
  expect(await page.evaluate(() => 'isOlder' in window)).toBe(true);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await headingIs(page, 'Отменено');
  expect(await scansOf(world, code)).toBe(2);
  expect((await countsOf(world, code))[0]).toEqual({ waiting: 3, good: 0, scrapped: 0, reworked: 0 });
}, 90_000);

it('an older page that the server does not understand keeps the report, brings the page of now, and it counts once', async () => {
  const code = await world.part(3, 'АСЦБ.991');
  const page = await olderPageAt(code, OF_ANOTHER_DAY);
  becomeNewer();
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await headingIs(page, 'Сервер не понял отметку');
  expect(await scansOf(world, code)).toBe(0);
  expect(await page.evaluate(() => 'isOlder' in window)).toBe(true);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Загрузить заново' }).click();
  await loaded;
  await headingIs(page, 'Сервер не понял отметку');
  expect(await page.evaluate(() => 'isOlder' in window)).toBe(false);
  expect(await versions(page)).toEqual([expect.not.stringMatching(OLDER)]);
  await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(1);
  expect((await countsOf(world, code))[0]).toEqual({ waiting: 0, good: 3, scrapped: 0, reworked: 0 });
}, 90_000);
