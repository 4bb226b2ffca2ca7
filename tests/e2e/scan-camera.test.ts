import type { Page } from 'playwright-core';
import { adminJwt } from '../support';
import { fakeCamera, showToCamera } from './fake-camera';
import { newBrowserDisk, startOwnBrowser, type OwnBrowser } from './own-browser';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
let badge: string;
beforeAll(async () => {
  world = await startScanWorld();
  const admin = await adminJwt(world.app);
  const { rows } = await world.app.sql.query<{ document_id: string }>(
    "select document_id from up_users where username = 'Петров П.'",
  );
  const at = `/tracker/operators/${rows[0]?.document_id}`;
  const ask = world.app.http();
  const made = await ask.post(`${at}/badge`).set('Authorization', `Bearer ${admin}`);
  badge = (made.body as { data: { badge: string } }).data.badge;
  const pin = await ask.put(`${at}/pin`).set('Authorization', `Bearer ${admin}`).send({ pin: '4711' });
  expect([made.status, pin.status]).toEqual([201, 204]);
}, 120_000);
afterAll(() => world.stop());

async function enterPin(page: Page): Promise<void> {
  for (const digit of '4711') await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

describe('the camera', () => {
  const disk = newBrowserDisk();
  const camera = fakeCamera(disk.folder);
  let browser: OwnBrowser;
  beforeAll(async () => {
    showToCamera(camera.file, badge);
    browser = await startOwnBrowser(disk.folder, camera.flags);
  }, 90_000);
  afterAll(async () => {
    await browser.loseItsPower();
    disk.wipe();
  });

  it('reads a badge and then a label, whatever host stands on it', async () => {
    const code = await world.part(4, 'АСЦБ.600');
    const { page } = browser;
    await page.goto(`${world.app.baseUrl}/scan`);
    if ((await page.getAttribute('html', 'lang')) !== 'ru')
      await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await page.getByText('Бейдж прочитан').waitFor();
    await enterPin(page);
    await headingIs(page, 'Отсканируйте этикетку');
    expect(await page.locator('.bar-name').innerText()).toBe('Петров П.');
    showToCamera(camera.file, `HTTP://10.1.2.3:1337/SCAN/${code}`);
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await headingIs(page, 'АСЦБ.600');
    expect(await page.locator('video').count()).toBe(0);
  });
});

describe('a scanner that types', () => {
  it('under the Russian layout at 8 ms a key: a label on every screen, a badge switches the operator', async () => {
    const [one, two] = [await world.part(3, 'АСЦБ.610'), await world.part(2, 'АСЦБ.611')];
    const page = await world.phone();
    await openLabel(page, one);
    await headingIs(page, 'АСЦБ.610');
    await scanByWedge(page, `HTTPS://TRACKER.LOCAL/SCAN/${two}`, { layout: 'ru', gapMs: 8 });
    await headingIs(page, 'АСЦБ.611');
    await scanByWedge(page, badge, { layout: 'ru', gapMs: 8 });
    await page.getByText('Бейдж прочитан').waitFor();
    await enterPin(page);
    await headingIs(page, 'АСЦБ.611');
    const { rows } = await world.app.sql.query<{ count: number }>(
      'select count(*)::int as count from tracker_sessions where ended_at is not null',
    );
    expect(rows[0]?.count).toBeGreaterThanOrEqual(1);
  });

  it('whose keys carry no name writes into a field that opens no keyboard', async () => {
    const code = await world.part(3, 'АСЦБ.612');
    const page = await world.phone();
    await page.goto('/scan');
    await openLabel(page, '');
    await headingIs(page, 'Отсканируйте этикетку');
    await page.waitForFunction(() => document.activeElement?.getAttribute('inputmode') === 'none');
    await page.keyboard.insertText(code);
    await headingIs(page, 'АСЦБ.612');
  });

  it('a typed code is checked with its last character', async () => {
    const page = await world.phone();
    await openLabel(page, '');
    await page.getByLabel('Код с этикетки').fill('0'.repeat(13));
    await page.getByRole('alert').filter({ hasText: 'Это не код этикетки' }).waitFor();
  });
});
