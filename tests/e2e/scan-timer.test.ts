import type { Page } from 'playwright-core';
import { eventually, headingIs, openLabel, scansOf, startScanWorld, type ScanWorld } from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** What is kept goes by the clock alone: no tab opens, nobody looks, and nothing says that there is a network. */

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

/** No round of sending is under way: what comes next is the timer's. */
const atRest = (page: Page) =>
  eventually(
    () => page.evaluate(async () => ((await navigator.locks.query()).held ?? []).length),
    (held) => held === 0,
  );

it('is sent when its time has come and not before, and the wait doubles with each attempt in vain', async () => {
  const code = await world.part(2, 'АСЦБ.975');
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.clock.install();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  await page.clock.pauseAt(Date.now() + 3_600_000);
  let tried = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/scans') tried += 1;
  });
  network.be('down');
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await atRest(page);
  expect(tried).toBe(1);
  for (const [attempt, waitMs] of [2_000, 4_000, 8_000].entries()) {
    await page.clock.runFor(waitMs - 1);
    expect(tried).toBe(attempt + 1);
    await page.clock.runFor(1);
    await eventually(
      () => Promise.resolve(tried),
      (times) => times > attempt + 1,
    );
    await atRest(page);
    expect(tried).toBe(attempt + 2);
  }
  expect(await scansOf(world, code)).toBe(0);
  network.be('up');
  await page.clock.runFor(16_000);
  await eventually(
    () => scansOf(world, code),
    (count) => count === 1,
  );
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect(tried).toBe(5);
}, 120_000);
