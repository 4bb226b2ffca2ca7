import type { Page } from 'playwright-core';
import { adminJwt, createOperator } from '../support';
import { fakeCamera, showDataMatrixToCamera, showToCamera } from './fake-camera';
import { newBrowserDisk, startOwnBrowser, type OwnBrowser } from './own-browser';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
let admin: string;
let badge: string;

/** Where an administrator gives an operator badge and PIN. */
async function addressOf(username: string): Promise<string> {
  const { rows } = await world.app.sql.query<{ document_id: string }>(
    'select document_id from up_users where username = $1',
    [username],
  );
  return `/tracker/operators/${rows[0]?.document_id}`;
}

async function newBadge(username: string): Promise<string> {
  const door = world.app.http().post(`${await addressOf(username)}/badge`);
  const made = await door.set('Authorization', `Bearer ${admin}`);
  expect(made.status).toBe(201);
  return (made.body as { data: { badge: string } }).data.badge;
}

beforeAll(async () => {
  world = await startScanWorld();
  admin = await adminJwt(world.app);
  badge = await newBadge('Петров П.');
  const door = world.app.http().put(`${await addressOf('Петров П.')}/pin`);
  expect((await door.set('Authorization', `Bearer ${admin}`).send({ pin: '4711' })).status).toBe(204);
}, 120_000);
afterAll(() => world.stop());

async function enterPin(page: Page, pin = '4711'): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
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

  it('switches the lamp of a camera that has one, and reads a Data Matrix', async () => {
    const code = await world.part(4, 'АСЦБ.601');
    const { page } = browser;
    await page.addInitScript(() => {
      const asked: unknown[] = [];
      Object.assign(window, { askedOfLamp: asked });
      const camera = MediaStreamTrack.prototype;
      camera.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
      camera.applyConstraints = (wish) => Promise.resolve(void asked.push(wish?.advanced?.[0]));
    });
    showToCamera(camera.file, 'Neither a label nor a badge');
    await page.goto(`${world.app.baseUrl}/scan`);
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await page.getByText('Это не этикетка и не бейдж').waitFor();
    const lamp = page.getByRole('button', { name: 'Фонарик' });
    for (const isOn of [true, false]) {
      await lamp.click();
      await page.locator(`.camera [aria-pressed=${isOn}]`).waitFor();
    }
    expect(await page.evaluate(() => (window as unknown as { askedOfLamp: unknown }).askedOfLamp)).toEqual([
      { torch: true },
      { torch: false },
    ]);
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await showDataMatrixToCamera(camera.file, `HTTP://10.1.2.3:1337/SCAN/${code}`);
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await headingIs(page, 'АСЦБ.601');
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

it('a badge without a PIN gets the one that its operator enters twice, where the factory wants it', async () => {
  world.app.strapi.config.set('tracker.pinAtFirstUse', true);
  await createOperator(world.app, { username: 'Новый Н.', password: 'Stanok-2026' });
  const fresh = await newBadge('Новый Н.');
  const page = await world.phone();
  await page.goto('/scan');
  await headingIs(page, 'Вход');
  await scanByWedge(page, fresh);
  await page.getByText('Бейдж прочитан').waitFor();
  const says = (text: string): Promise<void> => page.getByRole('alert').filter({ hasText: text }).waitFor();
  await enterPin(page, '2468');
  await says('Введите тот же ещё раз');
  // The longest of what is said here leaves the button in sight.
  const submit = page.getByRole('button', { name: 'Войти', exact: true });
  expect(await submit.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight)).toBe(
    true,
  );
  await enterPin(page, '1357');
  await says('ПИН-коды не совпали');
  await enterPin(page, '2468');
  await says('Введите тот же ещё раз');
  await enterPin(page, '2468');
  await headingIs(page, 'Отсканируйте этикетку');
  expect(await page.locator('.bar-name').innerText()).toBe('Новый Н.');
});
