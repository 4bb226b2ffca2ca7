import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, scansOf, signIn, startScanWorld, type ScanWorld } from './scan-world';
import { complaintsAbout, widthBeyond, wrongWith } from './wcag';

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

describe.each(['light', 'dark'] as const)('WCAG 2.2 AA, %s', (colorScheme) => {
  it('holds on every screen of a report, at 320 px too', async () => {
    const code = await world.part(5, `АСЦБ.700.${colorScheme}`);
    const page = await world.phone('ru-RU', { viewport: { width: 320, height: 640 }, colorScheme });
    const holds = async (): Promise<void> => {
      expect(await wrongWith(page)).toEqual([]);
    };
    await page.goto(`/scan/${code}`);
    await headingIs(page, 'Вход');
    await holds();
    await signIn(page);
    await headingIs(page, `АСЦБ.700.${colorScheme}`);
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
    await holds();
    await page.getByRole('button', { name: 'Позвать мастера' }).click();
    await headingIs(page, 'Позвать мастера: что случилось?');
    await holds();
    await page.getByRole('button', { name: 'Станок' }).click();
    await page.getByText('Мастер вызван в').waitFor();
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
    await holds();
    await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
    await page.getByRole('button', { name: 'Брак: на одну больше' }).click();
    await page.getByRole('radio', { name: 'Дефект поверхности' }).check();
    await holds();
    await page.locator('.send button').click();
    await headingIs(page, 'Принято');
    await holds();
    await page.route('**/api/scans', (route) => route.abort());
    await page.getByRole('button', { name: 'Та же деталь' }).click();
    await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
    await headingIs(page, 'Нет связи. Отметка сохранена.');
    await holds();
    // It stays without an answer: one that is counted meanwhile would change the screen.
    await page.getByRole('button', { name: 'Следующая этикетка' }).click();
    await headingIs(page, 'Отсканируйте этикетку');
    await holds();
    await page.getByRole('button', { name: 'Моя смена' }).click();
    await page.getByRole('button', { name: 'Открыть деталь' }).first().waitFor();
    await page.getByRole('heading', { name: 'не отправлено' }).waitFor();
    expect(await page.locator('.said-first + .kept-list b').allInnerTexts()).toEqual(['4 годные']);
    await holds();
    await page.getByRole('button', { name: 'Сменить' }).click();
    await headingIs(page, 'Вход');
    await page.getByRole('button', { name: 'По бейджу' }).click();
    await holds();
  });
});

it('my shift lists what was reported today, and takes it back', async () => {
  const code = await world.part(6, 'АСЦБ.710');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 6 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('button', { name: 'Моя смена' }).click();
  await headingIs(page, 'Моя смена');
  const row = page.getByRole('listitem').filter({ hasText: 'АСЦБ.710 · 1. Резка' });
  expect(await row.locator('b').innerText()).toBe('6 годных');
  expect(await complaintsAbout(page)).toEqual([]);
  await row.getByRole('button', { name: 'Отменить' }).click();
  await row.getByText('Отменено').waitFor();
  expect(await scansOf(world, code)).toBe(2);
});

it('a shared device asks for the next badge after a report and after a while, but not without a network', async () => {
  const code = await world.part(6, 'АСЦБ.715');
  const page = await world.phone();
  await page.clock.install();
  await page.goto('/scan');
  await signIn(page);
  await page.getByRole('radio', { name: 'Все: бейдж после каждой отметки' }).check();
  await page.goto(`/scan/${code}`);
  await page.getByRole('button', { name: 'ВСЕ 6 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await headingIs(page, 'Вход');
  expect(new URL(page.url()).pathname).toBe('/scan');
  await signIn(page);
  await page.getByRole('radio', { name: 'Все: бейдж через 2 минуты простоя' }).check();
  await page.route('**/sign-out', (route) => route.abort());
  // That the click has scrolled is told with the next frame: amid the jump of the clock it would be a sign of life.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await Promise.all([page.waitForRequest('**/sign-out'), page.clock.fastForward('02:01')]);
  await headingIs(page, 'Отсканируйте этикетку');
  await page.unroute('**/sign-out');
  await page.clock.fastForward('02:01');
  await headingIs(page, 'Вход');
  expect(await page.getByText('Сеанс закончился').count()).toBe(0);
  const { rows } = await world.app.sql.query<{ ends: number }>(
    `select count(*)::int as ends from tracker_sessions where ended_why = 'signed-out'`,
  );
  expect(rows[0]?.ends).toBe(2);
});

it('a label scanned over a result opens for whoever comes next, where each report ends a session', async () => {
  const [first, second] = [await world.part(6, 'АСЦБ.716'), await world.part(4, 'АСЦБ.717')];
  const page = await world.phone();
  await page.goto('/scan');
  await signIn(page);
  await page.getByRole('radio', { name: 'Все: бейдж после каждой отметки' }).check();
  await scanByWedge(page, first);
  await page.getByRole('button', { name: 'ВСЕ 6 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await scanByWedge(page, second);
  await headingIs(page, 'Вход');
  await signIn(page);
  await headingIs(page, 'АСЦБ.717');
  await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  await page.getByRole('button', { name: 'Та же деталь' }).click();
  await headingIs(page, 'Вход');
  await signIn(page);
  await headingIs(page, 'АСЦБ.717');
  // A report that is kept, with the server back before the next label: the same.
  await page.route('**/api/scans', (route) => route.abort());
  await page.goto(`/scan/${await world.part(3, 'АСЦБ.718')}`);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
  await headingIs(page, 'Вход');
});

it('the whole way goes by keyboard alone', async () => {
  const code = await world.part(3, 'АСЦБ.720');
  const page = await world.phone();
  await openLabel(page, '');
  await headingIs(page, 'Отсканируйте этикетку');
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.textContent ?? document.activeElement?.id ?? '');
  const tabTo = async (isThere: () => Promise<boolean>): Promise<void> => {
    for (let steps = 0; steps < 30; steps += 1) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead there; it stands at ${await focused()}.`);
  };
  await tabTo(() => page.evaluate(() => document.activeElement?.id === 'code'));
  // Typed by hand: slower than any scanner.
  await page.keyboard.type(code, { delay: 80 });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  await tabTo(async () => (await focused()).includes('ВСЕ 3 ГОДНЫ'));
  await page.keyboard.press('Enter');
  await headingIs(page, 'Принято');
  await tabTo(async () => (await focused()).includes('Дальше'));
  await page.keyboard.press('Space');
  await headingIs(page, 'Отсканируйте этикетку');
  expect(await scansOf(world, code)).toBe(1);
});

it('holds in landscape and with text of twice the size', async () => {
  const code = await world.part(3, 'АСЦБ.730');
  const page = await world.phone('ru-RU', { viewport: { width: 740, height: 360 } });
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '34px';
  });
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
});

/**
 * What a phone fetches before anybody can report: the page, the program and the styles that it names, the words of one language,
 * the larger one. Over all of it: the words of the other language, which the worker keeps for the switch, and the script that
 * comes with the reader's wasm at the first use of the camera.
 */
describe('the page on its way, compressed', () => {
  const folder = path.resolve(__dirname, '../../public/scan-station');
  const bytesOf = (file: string): number => gzipSync(fs.readFileSync(path.join(folder, file))).length;
  const sum = (sizes: number[]): number => sizes.reduce((all, size) => all + size, 0);
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/"\/scan\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
  const words = [...page.matchAll(/'\/scan\/(assets\/[^']+)'/g)].map(([, file]) => file ?? '');

  it('weighs less than 60 KB before it works', () => {
    expect(named.map((file) => path.extname(file)).sort()).toEqual(['.css', '.js', '.svg']);
    expect(words.map((file) => file.replace(/-.*/, '')).sort()).toEqual(['assets/en', 'assets/ru']);
    const bytes = bytesOf('index.html') + sum(named.map(bytesOf)) + Math.max(...words.map(bytesOf));
    expect(bytes).toBeLessThan(60 * 1024);
  });

  it('weighs less than 76 KB with everything that may follow but the reader’s wasm and pictures', () => {
    const assets = fs.readdirSync(path.join(folder, 'assets')).map((name) => `assets/${name}`);
    const scripts = assets.filter((file) => /\.(js|css|svg)$/.test(file));
    expect(scripts).toEqual(expect.arrayContaining([...named, ...words]));
    expect(scripts).toHaveLength(6);
    expect(sum(['index.html', 'worker.js', ...scripts].map(bytesOf))).toBeLessThan(76 * 1024);
  });
});

it('the service worker keeps each version of the page apart', () => {
  const worker = path.resolve(__dirname, '../../public/scan-station/worker.js');
  const text = fs.readFileSync(worker, 'utf8');
  expect(text).toMatch(/[^0-9a-f][0-9a-f]{16}[^0-9a-f]/);
  expect(text).not.toContain('__');
});
