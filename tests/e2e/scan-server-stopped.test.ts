import http from 'node:http';
import type { Page } from 'playwright-core';
import { freePort } from '../support/free-port';
import { startServerProcess, type ServerProcess } from '../support/server-process';
import { newBrowserDisk, startOwnBrowser, type OwnBrowser } from './own-browser';
import {
  eventually,
  headingIs,
  installed,
  networkAppears,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';

/**
 * The server itself is stopped and started again under a page that is open, and the browser loses its power between: both are
 * processes of their own.
 */

let world: ScanWorld;
let server: ServerProcess;
let port: number;
let browser: OwnBrowser;
const disk = newBrowserDisk();
beforeAll(async () => {
  world = await startScanWorld();
  port = await freePort();
  server = await startServerProcess(world.app.databaseUrl, port);
  browser = await startOwnBrowser(disk.folder);
}, 240_000);
afterAll(async () => {
  await browser.loseItsPower();
  disk.wipe();
  await server.stop();
  await world.stop();
});

/** What a proxy says while the server behind it is starting. */
async function answersBusy(): Promise<{ heard(): number; stop(): Promise<void> }> {
  let heard = 0;
  const busy = http.createServer((request, response) => {
    if (request.method === 'POST') heard += 1;
    request.resume();
    response.writeHead(503, { 'retry-after': '1' }).end();
  });
  await new Promise<void>((resolve) => busy.listen(port, '127.0.0.1', resolve));
  return {
    heard: () => heard,
    stop: async () => {
      busy.closeAllConnections();
      await new Promise((resolve) => busy.close(resolve));
    },
  };
}

const at = (address: string): string => `http://127.0.0.1:${port}${address}`;

async function reportKept(page: Page, code: string, operation: string): Promise<void> {
  await page.goto(at(`/SCAN/${code}`));
  await page.locator('[aria-current=step]').filter({ hasText: operation }).waitFor();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
}

it('three reports of a stopped server outlive a reload and the loss of power, and count once and in their order when it is back', async () => {
  const code = await world.part(2, 'АСЦБ.520');
  await browser.page.goto(at(`/SCAN/${code}`));
  await signIn(browser.page);
  await browser.page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  await installed(browser.page);
  expect(await server.stop()).toBe(0);
  for (const operation of ['1. Резка', '2. Фрезеровка', '3. Контроль ОТК'])
    await reportKept(browser.page, code, operation);
  await browser.page.reload();
  await browser.page.getByRole('button', { name: '3 не отправлено' }).waitFor();

  await browser.loseItsPower();
  browser = await startOwnBrowser(disk.folder);
  const { page } = browser;
  await page.goto(at('/scan'));
  await page.getByRole('button', { name: '3 не отправлено' }).waitFor();
  const busy = await answersBusy();
  await networkAppears(page);
  await eventually(
    () => Promise.resolve(busy.heard()),
    (count) => count > 0,
  );
  await page.getByRole('button', { name: '3 не отправлено' }).waitFor();
  await busy.stop();

  server = await startServerProcess(world.app.databaseUrl, port);
  await networkAppears(page);
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  const { rows } = await world.app.sql.query<{ operation: number; good: number; operator: string }>(
    `select operation_number as operation, good, operator_name as operator from scans
      where part_code = $1 order by revision`,
    [code],
  );
  expect(rows).toEqual([
    { operation: 1, good: 2, operator: 'Петров П.' },
    { operation: 2, good: 2, operator: 'Петров П.' },
    { operation: 3, good: 2, operator: 'Петров П.' },
  ]);
}, 240_000);
