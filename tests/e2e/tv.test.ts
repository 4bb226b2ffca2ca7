import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Page, Route } from 'playwright-core';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** The screen on the wall, from the link that an administrator makes to its end. */

let world: PanelWorld;
let screen: Page;
let url: string;
let code: string;

const SCREEN = { width: 1920, height: 1080 };
/** 40 lines of a screen one metre wide are 17 mm: read from 5 m. */
const SMALLEST_LETTERS_PX = 40;
/** Two lines of a screen. */
const LONG = 'Кронштейн крепления гидроцилиндра подъёма стрелы левый сварной усиленный';
/** What an order of a large factory tells beside its name. */
const MANY = 12_000;

function report(operation: number, good: number): Promise<unknown> {
  const scan = {
    scanId: randomUUID(),
    partCode: code,
    operation,
    good,
    occurredAt: new Date().toISOString(),
  };
  return world.ask('POST', '/api/scans', scan);
}

async function fillFactory(): Promise<void> {
  const names = ['Резка', 'Сварка', 'Предварительная механическая обработка отверстий', 'Контроль ОТК'];
  const stages = [];
  for (const name of names) stages.push(await world.create('stages', { name, kind: 'production' }));
  const steps = stages.map(({ documentId }) => ({ stage: documentId, optional: false }));
  const route = await world.create('routes', { name: 'Обычный', isDefault: true, steps });
  for (let n = 1; n <= 7; n += 1) {
    const order = {
      designation: `РАМА-${n}`,
      name: n === 1 ? LONG : `Рама ${n}`,
      orderNumber: `${n}`,
      quantity: 1,
    };
    const dueDate = n === 2 ? '2020-01-31' : `2099-01-0${n}`;
    const product = await world.create('products', { ...order, dueDate });
    const quantity = n === 1 ? MANY : 5;
    const part = {
      designation: n === 1 ? 'АСЦБ.218.79.00.04-01' : `Р-${n}`,
      quantity,
      product: product.documentId,
      route: route.documentId,
    };
    const made = await world.create('parts', part);
    if (n === 1) code = made.code;
  }
}

/** Five pieces a day at each stage: the first order is complete after all days that a forecast looks at. */
async function fillHistory(): Promise<void> {
  while (!(await world.ask<{ upToDate: boolean }>('GET', '/api/dashboards/overview')).upToDate);
  const sql = new Client({ connectionString: world.product.databaseUrl });
  await sql.connect();
  await sql.query(
    `insert into tracker_good_days
     select current_date - n, s.id, 5 from generate_series(1, 60) n, stages s on conflict do nothing`,
  );
  await sql.end();
  await world.ask('GET', '/api/dashboards/reports/forecast');
}

/** Everything that a slide shows stands inside the screen, nothing cut, in letters that are read from afar. */
async function looksRight(): Promise<void> {
  const found = await screen.evaluate(() => {
    const { innerWidth, innerHeight } = window;
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => element.offsetWidth > 0 && element.tagName !== 'NOSCRIPT',
    );
    const outside = shown.filter((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
    });
    const words = shown.filter((element) =>
      [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
    );
    const boxes = shown.filter((element) =>
      element.matches('header, main, main > *, .tile, .order, .figure, footer'),
    );
    const overflowing = boxes.filter(
      ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
        scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1,
    );
    const cut = shown.filter((element) => {
      const { overflow, fontSize } = getComputedStyle(element);
      if (overflow !== 'hidden' || element.matches('html, body, .bar')) return false;
      // Letters may reach a little out of their line; half a line more is a line that is not seen.
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      return scrollHeight > clientHeight + parseFloat(fontSize) / 2 || scrollWidth > clientWidth + 1;
    });
    // A number that does not say what it counts where a mouse points at it; names have digits, too.
    const undefinedNumbers = words.filter(
      (element) =>
        element.closest('main') &&
        /\d/.test(element.textContent ?? '') &&
        !element.matches('.name, .name *, .more.one, .word') &&
        !element.closest<HTMLElement>('[title]')?.title,
    );
    return {
      undefinedNumbers: undefinedNumbers.map(({ textContent }) => textContent),
      cut: cut.map(({ textContent }) => textContent),
      outside: outside.map(({ className, textContent }) => `${className}: ${textContent}`),
      overflowing: overflowing.map(
        ({ className, scrollHeight, clientHeight }) => `${className}: ${scrollHeight} > ${clientHeight}`,
      ),
      smallest: Math.min(...words.map((element) => parseFloat(getComputedStyle(element).fontSize))),
      scrolls:
        document.documentElement.scrollHeight > innerHeight ||
        document.documentElement.scrollWidth > innerWidth,
    };
  });
  expect(found).toEqual({
    undefinedNumbers: [],
    cut: [],
    outside: [],
    overflowing: [],
    scrolls: false,
    smallest: expect.any(Number),
  });
  expect(found.smallest).toBeGreaterThanOrEqual(SMALLEST_LETTERS_PX);
}

const slide = (name: string) => screen.waitForSelector(`body[data-slide=${name}]`, { timeout: LIMIT_MS });
/** The footer is gone where the link has ended. */
const state = (name: string) =>
  screen.waitForSelector(`footer[data-state=${name}]`, { state: 'attached', timeout: 50_000 });

beforeAll(async () => {
  world = await startPanelWorld();
  await fillFactory();
  await report(1, 4);
  await fillHistory();
}, 180_000);
afterAll(() => world?.stop());

it('is made in the settings of the panel, which shows the link once', async () => {
  const { page } = world;
  await page.goto('/admin/settings/tv-links');
  await page.fill('input[name=screen]', 'Цех 2, у входа');
  await page.click('[data-tv-create]');
  url = await page.inputValue('[data-tv-made] input', { timeout: LIMIT_MS });
  expect(new URL(url).pathname).toBe('/tv');
  await page.waitForSelector('[data-tv-link="Цех 2, у входа"][data-open=true]');
});

it('shows stages, orders and the day without scrolling, in letters read from 5 m', async () => {
  const context = await world.browser.newContext({
    viewport: SCREEN,
    locale: 'ru-RU',
    baseURL: world.product.baseUrl,
  });
  screen = await context.newPage();
  await screen.goto(`/tv${new URL(url).hash}`);
  await slide('stages');
  await state('live');
  expect(await screen.textContent('[data-stage="Сварка"] .count')).toContain('4');
  // The batch that waits there for longest, and for how long.
  expect(await screen.textContent('[data-stage="Сварка"] .more')).toBe('АСЦБ.218.79.00.04-01');
  expect(await screen.textContent('[data-stage="Сварка"] .beside')).toMatch(/^1 парт\.ждут до \d+ (с|мин)$/);
  await looksRight();
  expect(await screen.getAttribute('[data-stage="Сварка"] .count', 'title')).toBe(
    'Детали, пришедшие на этап и ещё не отмеченные.',
  );
  await screen.keyboard.press('Space');
  await screen.keyboard.press('ArrowRight');
  await slide('orders');
  expect(await screen.locator('[data-order]').count()).toBe(5);
  expect(await screen.textContent('[data-order="РАМА-1"] .name')).toBe(`№ 1 · ${LONG}`);
  expect(await screen.textContent('.order.late')).toContain('Опаздывает');
  expect(await screen.textContent('[data-order="РАМА-1"] .when')).toMatch(/> \d\d\.\d\d\.\d\d$/);
  await looksRight();
  await screen.keyboard.press('ArrowRight');
  expect(await screen.locator('[data-order]').count()).toBe(2);
  // Two orders are written larger than five.
  expect(
    await screen
      .locator('[data-order]')
      .first()
      .evaluate((row) => row.clientHeight),
  ).toBeGreaterThan(250);
  await looksRight();
  await screen.keyboard.press('ArrowRight');
  await slide('today');
  expect(await screen.textContent('[data-figure=lateOrders] b')).toBe('1');
  await looksRight();
  expect(await screen.textContent('#event')).toMatch(/^Последнее событие \d\d:\d\d:\d\d$/);
});

it('is dark, tells how long ago it heard from the server, and fills the screen where it is asked to', async () => {
  const { color, backgroundColor } = await screen.evaluate(() => {
    const looks = getComputedStyle(document.body);
    return { color: looks.color, backgroundColor: looks.backgroundColor };
  });
  expect([color, backgroundColor]).toEqual(['rgb(242, 245, 250)', 'rgb(12, 15, 22)']);
  expect(await screen.textContent('#heard')).toMatch(/^Связь есть, \d+ с назад$/);
  const full = screen.locator('#full');
  // What a browser tells of a mouse that rests while the page changes is no move.
  await screen.evaluate(() => dispatchEvent(new MouseEvent('mousemove', { movementX: 0, movementY: 0 })));
  expect(await full.isVisible()).toBe(false);
  await screen.mouse.move(100, 100);
  // It stands in the footer, over no figure.
  await screen.locator('footer #full').waitFor();
  await looksRight();
  // It hides where the mouse has rested for four seconds.
  await screen.mouse.move(120, 100);
  await full.click();
  await screen.waitForFunction(() => document.fullscreenElement === document.documentElement);
  // Gone by itself, and no mouse brings it back.
  await full.waitFor({ state: 'hidden' });
  await screen.mouse.move(200, 200);
  await screen.waitForFunction(() => !document.body.classList.contains('idle'));
  expect(await full.isVisible()).toBe(false);
  await screen.evaluate(() => document.exitFullscreen());
});

it('follows the factory by itself', async () => {
  for (const operation of [2, 3, 4]) await report(operation, 3);
  await screen.locator('[data-figure=finishedToday] b', { hasText: '3' }).waitFor({ timeout: LIMIT_MS });
});

it('says when it has lost the server, and since when its figures stand; then goes on', async () => {
  await screen.context().setOffline(true);
  await state('lost');
  expect(await screen.textContent('#event')).toBe('НЕТ СВЯЗИ С СЕРВЕРОМ');
  expect(await screen.textContent('#heard')).toMatch(/^Данные на \d\d:\d\d:\d\d$/);
  await looksRight();
  await screen.context().setOffline(false);
  await state('live');
});

it('turns by itself', async () => {
  await screen.goto(`/tv?seconds=3&lang=en${new URL(url).hash}`);
  await slide('stages');
  expect(await screen.textContent('#title')).toBe('Waiting by stage, pcs');
  expect(await screen.locator('.tile .batches').allTextContents()).toEqual(['7 batches', '1 batch']);
  expect(await screen.getAttribute('#title', 'title')).toBe(
    'Pieces that have arrived at the stage and are not yet reported.',
  );
  await slide('orders');
  await slide('today');
});

it('asks with one link alone once its address has changed, and shows nothing of the other', async () => {
  const page = await screen.context().newPage();
  await page.clock.install();
  const expecting: ((route: Route) => void)[] = [];
  let asked = 0;
  await page.route('**/tv/state', (route) => {
    asked += 1;
    expecting.shift()?.(route);
  });
  /** The next question, held until it is answered here. */
  const next = async (act: () => Promise<unknown>): Promise<Route> => {
    const route = new Promise<Route>((resolve) => void expecting.push(resolve));
    await act();
    return route;
  };
  const first = await next(() => page.goto(`/tv?lang=en${new URL(url).hash}`));
  await first.continue();
  await page.waitForSelector('.tile', { timeout: LIMIT_MS });
  const old = await next(() => page.clock.runFor(3_000));
  const other = `#${'x'.repeat(43)}`;
  const own = await next(() => page.evaluate((hash) => void (location.hash = hash), other));
  expect(await page.textContent('main')).toBe('Connecting to the server…');
  expect(await page.getAttribute('footer', 'data-state')).toBe('starting');
  // The answer that was on its way comes, and then the new one.
  await Promise.all([page.waitForResponse('**/tv/state'), old.continue()]);
  expect(await page.textContent('main')).toBe('Connecting to the server…');
  await Promise.all([page.waitForResponse('**/tv/state'), own.fulfill({ status: 503 })]);
  await next(() => page.clock.runFor(3_000));
  expect(asked).toBe(4);
  await page.close();
});

it('shows nothing any more once the link is ended', async () => {
  const { page } = world;
  await page.click('[data-tv-link] button');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Экран с этой ссылкой больше ничего не покажет').waitFor({ timeout: LIMIT_MS });
  expect(await dialog.getByRole('heading').innerText()).toBe('Отключить ссылку «Цех 2, у входа»');
  await dialog.getByRole('button', { name: 'Закрыть' }).click();
  await page.waitForSelector('[data-tv-link][data-open=true]', { timeout: LIMIT_MS });
  await page.click('[data-tv-link] button');
  await dialog.getByRole('button', { name: 'Отключить' }).click();
  await page.waitForSelector('[data-tv-link][data-open=false]', { timeout: LIMIT_MS });
  await state('ended');
  expect(await screen.textContent('main')).toContain('This link has been ended');
  expect(await screen.locator('[data-figure], [data-order], [data-stage]').count()).toBe(0);
  await screen.goto('/tv?lang=en');
  await screen.getByText('Open this page by the link of the screen').waitFor();
});
