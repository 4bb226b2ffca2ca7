import type { Page } from 'playwright-core';
import { scanByWedge } from './press-keys';
import { headingIs, signIn, startScanWorld, type ScanWorld } from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** A scanner that types before the page's program has come. */

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

/** A page on a new phone that is there, but whose program is on its way. */
async function openWithoutProgram(): Promise<{ page: Page; come: () => void }> {
  const come = network.hold(/^\/scan\/assets\/.*\.js$/);
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.goto('/scan', { waitUntil: 'commit' });
  await page.waitForFunction(() => typeof window.onkeydown === 'function');
  return { page, come };
}

it('a label that is scanned before the program has come is opened by it', async () => {
  const code = await world.part(3, 'АСЦБ.990');
  const { page, come } = await openWithoutProgram();
  await scanByWedge(page, code, { layout: 'ru' });
  expect(await page.locator('#page').innerHTML()).toBe('');
  come();
  await headingIs(page, 'Вход');
  await signIn(page, 'ru');
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
});

it('a scan that begins before the program has come and ends after is whole', async () => {
  const { page, come } = await openWithoutProgram();
  const meanwhile = async (): Promise<void> => {
    come();
    await headingIs(page, 'Вход');
    await page.waitForFunction(() => window.onkeydown === null);
  };
  await scanByWedge(page, `TB${'0'.repeat(26)}`, { layout: 'ru', pause: { after: 9, meanwhile } });
  await page.getByText('Бейдж прочитан').waitFor();
});
