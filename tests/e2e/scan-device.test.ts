import type { Page } from 'playwright-core';
import { newBrowserDisk, startOwnBrowser } from './own-browser';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, scansOf, signIn, startScanWorld, type ScanWorld } from './scan-world';

/** What the page does with the device it is on: its sound, motor, cameras, disk and connection. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

/** Listens to the browser's own motor and loudspeaker. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    navigator.vibrate = (pattern) => {
      heard.push(`vibrates ${JSON.stringify(pattern)}`);
      return true;
    };
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      // A page that nobody has touched plays into the void.
      heard.push(`${this.context.state === 'running' ? 'sounds' : 'is silent at'} ${this.frequency.value}`);
      start.apply(this, when);
    };
  });
}

const heardOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard);

it('answers with sound and vibration, and is silent where each is switched off, also after a reload', async () => {
  const code = await world.part(9, 'АСЦБ.400');
  const page = await world.phone();
  await listen(page);
  const reportOne = async (): Promise<void> => {
    await page.goto(`/scan/${code}`);
    await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: 'Отправить: 1 годная' }).click();
    await headingIs(page, 'Принято');
  };
  const switchOff = async (sense: string): Promise<void> => {
    await page.goto('/scan');
    await page.getByRole('button', { name: `${sense}: включ` }).click();
    await page.getByRole('button', { name: `${sense}: выключ` }).waitFor();
  };
  await openLabel(page, '');
  await headingIs(page, 'Отсканируйте этикетку');
  await world.app.sql.query(
    `update operations set waiting = 0 where number > 1 and part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.evaluate(() => localStorage.setItem('tracker-scan-stage', 'Резка'));
  await reportOne();
  expect(await heardOn(page)).toEqual(['sounds 880', 'vibrates [80]']);
  await switchOff('Звук');
  await reportOne();
  expect(await heardOn(page)).toEqual(['vibrates [80]']);
  await switchOff('Вибрация');
  await reportOne();
  expect(await heardOn(page)).toEqual([]);
});

it('a refusal sounds and shakes unlike a counted report', async () => {
  const code = await world.part(5, 'АСЦБ.401');
  const page = await world.phone();
  await listen(page);
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await world.app.sql.query(
    `update operations set waiting = case number when 2 then 5 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'На этой операции ничего не ждёт');
  expect(await heardOn(page)).toEqual(['sounds 220', 'sounds 220', 'vibrates [200,100,200]']);
});

it('remembers which of its cameras was chosen', async () => {
  const disk = newBrowserDisk();
  const browser = await startOwnBrowser(disk.folder, [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=device-count=2',
  ]);
  try {
    const { page } = browser;
    await page.goto(`${world.app.baseUrl}/scan`);
    if ((await page.getAttribute('html', 'lang')) !== 'ru')
      await page.getByRole('button', { name: 'Русский' }).click();
    const choice = page.getByLabel('Какая камера');
    const open = async (): Promise<string> => {
      await page.getByRole('button', { name: 'Сканировать камерой' }).click();
      await page.getByText('Наведите на код').waitFor();
      return choice.inputValue();
    };
    const first = await open();
    const ids = await choice
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(ids).toHaveLength(2);
    const other = ids.find((id) => id !== first) ?? '';
    await choice.selectOption(other);
    await page.waitForFunction(
      (id) => document.querySelector<HTMLSelectElement>('.camera select')?.value === id,
      other,
    );
    await page.reload();
    expect(await open()).toBe(other);
  } finally {
    await browser.loseItsPower();
    disk.wipe();
  }
});

it('over plain http works, and says what is off and how to turn it on', async () => {
  const [code, wedged] = [await world.part(2, 'АСЦБ.410'), await world.part(3, 'АСЦБ.411')];
  const disk = newBrowserDisk();
  const browser = await startOwnBrowser(disk.folder, ['--host-resolver-rules=MAP tracker.test 127.0.0.1']);
  try {
    const { page } = browser;
    const { port } = new URL(world.app.baseUrl);
    await page.goto(`http://tracker.test:${port}/scan`);
    if ((await page.getAttribute('html', 'lang')) !== 'ru')
      await page.getByRole('button', { name: 'Русский' }).click();
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await signIn(page);
    await headingIs(page, 'Отсканируйте этикетку');
    await page
      .getByText('Страница открыта по http: своей камеры у неё нет, и без сети она не запустится.')
      .waitFor();
    expect(await page.getByRole('button', { name: 'Сканировать камерой' }).count()).toBe(0);
    const link = page.getByRole('link', { name: 'Как их включить' });
    expect(await link.getAttribute('href')).toBe('/secure?lang=ru');
    await page.getByLabel('Код с этикетки').fill(code);
    await page.getByLabel('Код с этикетки').press('Enter');
    await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    expect(await scansOf(world, code)).toBe(1);
    // A scanner at a plain PC: a label, then the badge of whoever works next.
    await scanByWedge(page, `HTTP://TRACKER.TEST:${port}/SCAN/${wedged}`, { layout: 'ru', gapMs: 8 });
    await headingIs(page, 'АСЦБ.411');
    await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    expect(await scansOf(world, wedged)).toBe(1);
    await scanByWedge(page, `TB${'0'.repeat(26)}`, { layout: 'ru', gapMs: 8 });
    await page.getByText('Бейдж прочитан').waitFor();
    await page.goto(`http://tracker.test:${port}/secure?lang=ru`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  } finally {
    await browser.loseItsPower();
    disk.wipe();
  }
});

it.each([
  [false, 1],
  [true, 0],
])('a browser that promises to keep things: %s; warnings that it may not: %i', async (promises, warnings) => {
  const code = await world.part(2, `АСЦБ.420.${warnings}`);
  const page = await world.phone();
  await page.addInitScript((isPromised) => {
    const storage = StorageManager.prototype;
    storage.persisted = () => Promise.resolve(false);
    storage.persist = () => {
      Object.assign(window, { asked: true });
      return Promise.resolve(isPromised);
    };
  }, promises);
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  // Asked as soon as somebody has signed in: an installed page must open in the first outage too.
  await page.waitForFunction(() => 'asked' in window);
  await page.route('**/api/scans', (route) => route.abort());
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  const warning = page.getByText('Браузер не обещал это хранить');
  if (warnings > 0) await warning.waitFor();
  expect(await warning.count()).toBe(warnings);
});

it.each([
  [79, 'Браузер не обещал это хранить', 'Память устройства почти заполнена'],
  [81, 'Память устройства почти заполнена', 'Браузер не обещал это хранить'],
])('of a storage that is %i % full, and promised by nobody, it says: %s', async (percent, says, hides) => {
  const code = await world.part(2, `АСЦБ.425.${percent}`);
  const page = await world.phone();
  await page.addInitScript((usage) => {
    const storage = StorageManager.prototype;
    storage.persisted = () => Promise.resolve(false);
    storage.persist = () => Promise.resolve(false);
    storage.estimate = () => Promise.resolve({ usage, quota: 100 });
  }, percent);
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  await page.route('**/api/scans', (route) => route.abort());
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByText(says).waitFor();
  expect(await page.getByText(hides).count()).toBe(0);
});

const CAMERA = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];

it('a page whose files the server has no more says so, and goes on until a person reloads it', async () => {
  const code = await world.part(2, 'АСЦБ.430');
  const disk = newBrowserDisk();
  const browser = await startOwnBrowser(disk.folder, CAMERA);
  try {
    const { page } = browser;
    // The reader of codes is another file with each version: this one the newer server has no more.
    let asked = 0;
    await browser.context.route('**/scan/worker.js', (route) => route.fulfill({ status: 404, body: '' }));
    await browser.context.route('**/scan/assets/decoder-*', (route) => {
      asked += 1;
      return route.fulfill({ status: 404, body: 'Not Found' });
    });
    await page.goto(`${world.app.baseUrl}/scan`);
    await signIn(page);
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await page.getByText('Не загрузилось чтение кодов').waitFor();
    expect(asked).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.getByText('Страница старее сервера').waitFor();
    await scanByWedge(page, code);
    await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    expect(await scansOf(world, code)).toBe(1);
    await browser.context.unroute('**/scan/assets/decoder-*');
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Загрузить заново' }).click(),
    ]);
    await headingIs(page, 'АСЦБ.430');
    expect(await page.getByText('Страница старее сервера').count()).toBe(0);
  } finally {
    await browser.loseItsPower();
    disk.wipe();
  }
}, 60_000);

it('a report that the newer server does not understand stays, says to reload, and counts once after it', async () => {
  const code = await world.part(2, 'АСЦБ.431');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  // The old page says it as it was said once: the real door refuses the form of the field.
  await page.route('**/api/scans', (route) => {
    const body = route.request().postDataJSON() as Record<string, unknown>;
    return route.continue({ postData: JSON.stringify({ ...body, good: `${String(body.good)} pcs` }) });
  });
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Сервер не понял отметку');
  await page.getByText('Страница старее сервера: загрузите её заново').waitFor();
  expect(await scansOf(world, code)).toBe(0);
  await page.unroute('**/api/scans');
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Загрузить заново' }).click(),
  ]);
  await headingIs(page, 'Сервер не понял отметку');
  await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(1);
});
