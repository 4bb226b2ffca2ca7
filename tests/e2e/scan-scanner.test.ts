import type { Page } from 'playwright-core';
import { fakeCamera, showToCamera } from './fake-camera';
import { newBrowserDisk, startOwnBrowser } from './own-browser';
import { scanByWedge } from './press-keys';
import { giveBadge } from './scan-badge';
import { hangDrawing } from './scan-drawing';
import { headingIs, openLabel, scansOf, signIn, startScanWorld, type ScanWorld } from './scan-world';

/** Scans that come where something else is going on: a field has the focus, two labels lie side by side. */

let world: ScanWorld;
let badge: string;
beforeAll(async () => {
  world = await startScanWorld();
  badge = await giveBadge(world, '4711');
}, 120_000);
afterAll(() => world.stop());

/** The form of other amounts of a part. */
async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await page.getByLabel('Примечание').waitFor();
}

const focusedId = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

it('a scan while a field has the focus opens its label and leaves the field as it was', async () => {
  const [one, two] = [await world.part(40, 'АСЦБ.640'), await world.part(2, 'АСЦБ.641')];
  const page = await world.phone();
  await openLabel(page, one);
  await openForm(page);
  const [good, comment] = [page.getByLabel('Годные', { exact: true }), page.getByLabel('Примечание')];
  await good.fill('7');
  await comment.fill('Заусенец');
  for (const field of [comment, good]) {
    await field.focus();
    await scanByWedge(page, `HTTPS://TRACKER.LOCAL/SCAN/${two}`, { layout: 'ru', gapMs: 8 });
    await headingIs(page, 'АСЦБ.641');
    await scanByWedge(page, `HTTPS://TRACKER.LOCAL/SCAN/${one}`);
    await comment.waitFor();
    expect(await comment.inputValue()).toBe('Заусенец');
    expect(await good.inputValue()).toBe('7');
  }
});

it('keys that open the search of a browser go to the scan, but into a field as they are', async () => {
  const code = await world.part(3, 'АСЦБ.642');
  const page = await world.phone();
  await openLabel(page, code);
  await headingIs(page, 'АСЦБ.642');
  await page.evaluate(() => {
    const kept: string[] = [];
    Object.assign(window, { kept });
    window.addEventListener('keydown', ({ key, defaultPrevented }) => defaultPrevented && kept.push(key));
  });
  const keptFromBrowser = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { kept: string[] }).kept);
  for (const key of ['/', "'", 'a']) await page.keyboard.press(key);
  expect(await keptFromBrowser()).toEqual(['/', "'"]);
  await openForm(page);
  await page.getByLabel('Примечание').focus();
  for (const key of ['/', "'"]) await page.keyboard.press(key);
  expect(await page.getByLabel('Примечание').inputValue()).toBe("/'");
  expect(await keptFromBrowser()).toEqual(['/', "'"]);
});

it('a scanner whose keys carry no name is heard at the sign-in, and from then on every screen', async () => {
  const [one, two] = [await world.part(3, 'АСЦБ.643'), await world.part(2, 'АСЦБ.644')];
  const page = await world.phone();
  const catches = (): Promise<unknown> =>
    page.waitForFunction(() => document.activeElement?.classList.contains('catcher'));
  await page.goto('/scan');
  await headingIs(page, 'Вход');
  await catches();
  // A tap beside everything takes the focus away for a moment.
  await page.getByRole('heading', { level: 1 }).click();
  await catches();
  await page.keyboard.insertText(badge);
  await page.getByText('Бейдж прочитан').waitFor();
  for (const digit of '4711') await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await headingIs(page, 'Отсканируйте этикетку');
  await catches();
  await page.keyboard.insertText(one);
  await headingIs(page, 'АСЦБ.643');
  await catches();
  await page.keyboard.insertText(two);
  await headingIs(page, 'АСЦБ.644');
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await catches();
  await page.keyboard.insertText(one);
  await headingIs(page, 'АСЦБ.643');
});

it('a scanner that sends texts is heard while a field has the focus, which stays as it was', async () => {
  const [one, two] = [await world.part(40, 'АСЦБ.648'), await world.part(2, 'АСЦБ.649')];
  const page = await world.phone();
  await openLabel(page, one);
  await openForm(page);
  const [good, comment] = [page.getByLabel('Годные', { exact: true }), page.getByLabel('Примечание')];
  // By keys, as people do: texts at once are what a scanner sends.
  await good.focus();
  await page.keyboard.type('7');
  await comment.focus();
  await page.keyboard.type('burr');
  for (const field of [comment, good]) {
    await field.focus();
    await page.keyboard.insertText(`HTTPS://TRACKER.LOCAL/SCAN/${two}`);
    await headingIs(page, 'АСЦБ.649');
    await page.goBack();
    await comment.waitFor();
    expect(await comment.inputValue()).toBe('burr');
    expect(await good.inputValue()).toBe('7');
  }
  // What is pasted, and what hands type, is meant for the field.
  await comment.focus();
  await page.keyboard.type(two, { delay: 20 });
  expect(await comment.inputValue()).toBe(`burr${two}`);
  await page.keyboard.insertText(badge);
  await page.getByText('Бейдж прочитан').waitFor();
});

it('a text that its form has sent already is not opened once more, over what was reported since', async () => {
  const code = await world.part(2, 'АСЦБ.654');
  const page = await world.phone();
  await page.clock.install();
  await page.goto('/scan');
  await signIn(page);
  await headingIs(page, 'Отсканируйте этикетку');
  // From here on time goes by in the page frame by frame, three in all: the scanner has not fallen silent yet.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  const frame = () => page.clock.runFor(20);
  await page.getByLabel('Код с этикетки').focus();
  await page.keyboard.insertText(code);
  await page.keyboard.press('Enter');
  await frame();
  await headingIs(page, 'АСЦБ.654');
  await frame();
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await frame();
  await headingIs(page, 'Принято');
  // The scanner falls silent now, and more.
  await page.clock.runFor(2_000);
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(1);
});

it('a PDF that was touched leaves the keys of a scanner to the page; whoever tabs into it stays', async () => {
  const [one, two] = [await world.part(3, 'АСЦБ.652'), await world.part(2, 'АСЦБ.653')];
  const content = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n');
  await hangDrawing(world, one, { content, filename: 'a.pdf', contentType: 'application/pdf' });
  const page = await world.phone();
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => true, configurable: true });
    // What a worker asks for is out of this test's reach.
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  // This browser reads no PDF: what it would show in the frame is put there.
  await page.route('**/files/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<button>page 1</button>' }),
  );
  await openLabel(page, one);
  await page.getByRole('button', { name: 'Чертёж (PDF)' }).click();
  const frame = page.frameLocator('iframe[title="Чертёж"]');
  await frame.getByRole('button', { name: 'page 1' }).click();
  const focusedTag = () => page.evaluate(() => document.activeElement?.tagName);
  await page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON');
  await page.keyboard.press('Shift+Tab');
  expect(await focusedTag()).toBe('IFRAME');
  await frame.getByRole('button', { name: 'page 1' }).click();
  await page.getByRole('button', { name: 'Закрыть' }).focus();
  await frame.getByRole('button', { name: 'page 1' }).click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'BUTTON');
  await scanByWedge(page, two);
  await headingIs(page, 'АСЦБ.653');
});

it('a PIN is entered by keyboard alone, and the wait after wrong ones leaves the focus where it is', async () => {
  const page = await world.phone();
  await page.goto('/scan');
  await headingIs(page, 'Вход');
  await scanByWedge(page, badge);
  await page.getByText('Бейдж прочитан').waitFor();
  expect(await focusedId(page)).toBe('pin');
  await page.route('**/sign-in', (route) =>
    route.fulfill({
      status: 429,
      json: {
        data: null,
        error: {
          ...{ status: 429, name: 'TooManyRequestsError', message: 'Wait' },
          details: { code: 'too-many-attempts', retryAfterSeconds: 900 },
        },
      },
    }),
  );
  await page.keyboard.type('1234', { delay: 80 });
  await page.keyboard.press('Enter');
  const wait = page.getByRole('alert').filter({ hasText: /\d/ });
  await wait.waitFor();
  const language = page.getByRole('button', { name: 'English' });
  await language.focus();
  const before = await wait.innerText();
  await page.waitForFunction(
    (words) => document.querySelector('[role=alert]')?.textContent !== words,
    before,
  );
  expect(await language.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.unroute('**/sign-in');
  await scanByWedge(page, badge);
  await page.waitForFunction(() => document.activeElement?.id === 'pin');
  // By the keys on the screen, each reached by Tab: the focus stays on the key that was pressed.
  for (const digit of '4711') {
    const key = page.getByRole('button', { name: digit, exact: true });
    await key.focus();
    await page.keyboard.press('Enter');
    expect(await key.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  await page.getByRole('button', { name: 'Войти', exact: true }).focus();
  await page.keyboard.press('Enter');
  await headingIs(page, 'Отсканируйте этикетку');
});

it('the wait after wrong PINs is told in full, however long the page has stood there', async () => {
  const page = await world.phone();
  await page.clock.install();
  await page.goto('/scan');
  await headingIs(page, 'Вход');
  await scanByWedge(page, badge);
  await page.getByText('Бейдж прочитан').waitFor();
  const details = { code: 'too-many-attempts', retryAfterSeconds: 30 };
  await page.route('**/sign-in', (route) =>
    route.fulfill({ status: 429, json: { data: null, error: { status: 429, message: 'Wait', details } } }),
  );
  await page.keyboard.type('1234', { delay: 80 });
  // Nothing is counted down any more: what is said is said at once.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.keyboard.press('Enter');
  const wait = page.getByRole('alert').filter({ hasText: /\d/ });
  await wait.waitFor();
  expect(await wait.innerText()).toBe('Слишком много неудачных попыток. Повторить можно через 30 с.');
});

it('of two labels before the camera it opens none and says so', async () => {
  const [one, two] = [await world.part(3, 'АСЦБ.645'), await world.part(2, 'АСЦБ.646')];
  const disk = newBrowserDisk();
  const camera = fakeCamera(disk.folder);
  showToCamera(camera.file, `HTTP://10.1.2.3/SCAN/${one}`, `HTTP://10.1.2.3/SCAN/${two}`);
  const browser = await startOwnBrowser(disk.folder, camera.flags);
  try {
    const { page } = browser;
    await page.goto(`${world.app.baseUrl}/scan`);
    if ((await page.getAttribute('html', 'lang')) !== 'ru')
      await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await page.getByText('Видно несколько кодов').waitFor();
    expect(new URL(page.url()).pathname).toBe('/scan');
    await page.keyboard.press('Escape');
    await page.locator('.camera').waitFor({ state: 'detached' });
    const opener = page.getByRole('button', { name: 'Сканировать камерой' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  } finally {
    await browser.loseItsPower();
    disk.wipe();
  }
}, 90_000);

it('a refusal is shown by browsers that know no Object.hasOwn', async () => {
  const code = await world.part(5, 'АСЦБ.647');
  const page = await world.phone();
  await page.addInitScript(() => void Reflect.deleteProperty(Object, 'hasOwn'));
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await world.app.sql.query(
    `update operations set waiting = case number when 2 then 5 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
  await headingIs(page, 'На этой операции ничего не ждёт');
});
