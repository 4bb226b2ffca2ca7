import type { Page } from 'playwright-core';
import { greyPng } from '../support';
import { scanByWedge } from './press-keys';
import { hangDrawing } from './scan-drawing';
import { giveBadge } from './scan-badge';
import { eventually, headingIs, PASSWORD, scansOf, startScanWorld, type ScanWorld } from './scan-world';

/** Everything that a report can say, the drawing and the call for the foreman, by keyboard alone: no mouse, no touch. */

let world: ScanWorld;
let badge: string;
beforeAll(async () => {
  world = await startScanWorld();
  badge = await giveBadge(world, '4711');
}, 120_000);
afterAll(() => world.stop());

/** What has the focus: its name, and whether something on the screen shows that it has it. */
async function focused(page: Page): Promise<{ name: string; isSeen: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLLabelElement>)] : [];
    const text = (one: Element | undefined): string => (one?.textContent ?? '').trim();
    const picture = element.querySelector('img')?.alt ?? '';
    const name = element.getAttribute('aria-label') || text(labels[0]) || text(element) || picture;
    // A tile shows it around its words, for its own field has no size.
    const shown = [element, element.nextElementSibling].filter((one) => one !== null);
    const isSeen = shown.some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 20 && height > 20;
    });
    // The field of scanners takes the focus that nothing has.
    const isNowhere = element === document.body || element.matches('.catcher');
    return { name: isNowhere ? '' : name, isSeen };
  });
}

const CONTROLS = 'button:enabled, a[href], input:not(.catcher), select, textarea, [tabindex="0"]';

/** Press a key until the focus leaves the page; each place that it comes to must show it. */
async function goThrough(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press(key);
    const { name, isSeen } = await focused(page);
    if (name === '') return;
    if (!isSeen) throw new Error(`The focus at ${name} is not to be seen.`);
    await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      // Arrows lead from one choice of a group to the next.
      const group = element.type === 'radio' ? `input[name="${element.name}"]` : ':focus';
      for (const one of document.querySelectorAll<HTMLElement>(group)) one.dataset.passed = 'yes';
    });
  }
  throw new Error(`${key} does not lead out of the page.`);
}

/** What no key leads to on this screen, on the way forth and back. */
async function unreached(page: Page): Promise<string[]> {
  await goThrough(page, 'Tab');
  await goThrough(page, 'Shift+Tab');
  return page.evaluate(
    (controls) =>
      [...document.querySelectorAll<HTMLElement>(controls)]
        .filter((element) => element.dataset.passed === undefined && element.offsetParent !== null)
        .map((element) => element.outerHTML),
    CONTROLS,
  );
}

/** Press Tab until the focus is there. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 80; steps += 1) {
    const { name, isSeen } = await focused(page);
    passed.push(name);
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) {
      expect({ name, isSeen }).toEqual({ name, isSeen: true });
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(wanted)}: ${passed.join(' | ')}`);
}

async function press(page: Page, wanted: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** Typed by hand: slower than any scanner. */
const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 80 });

it('name and password, amounts, a reason, rework, a comment, photos and the undo', async () => {
  const code = await world.part(6, 'АСЦБ.660');
  const page = await world.phone();
  await page.goto('/scan');
  await headingIs(page, 'Вход');
  await press(page, 'По имени и паролю');
  await tabTo(page, 'Имя пользователя');
  await type(page, 'Петров П.');
  await tabTo(page, 'Пароль');
  await page.keyboard.insertText(PASSWORD);
  await press(page, 'Войти');
  await headingIs(page, 'Отсканируйте этикетку');
  await tabTo(page, /^Код с этикетки/);
  await type(page, code);
  await page.keyboard.press('Enter');
  // The first operation first: behind it there is something to send back to.
  await page.getByRole('button', { name: 'ВСЕ 6 ГОДНЫ' }).waitFor();
  await press(page, 'ВСЕ 6 ГОДНЫ');
  await headingIs(page, 'Принято');
  await press(page, 'Та же деталь', 'Space');
  await page.getByRole('button', { name: 'ВСЕ 6 ГОДНЫ' }).waitFor();
  await press(page, 'ВСЕ 6 ГОДНЫ');
  await headingIs(page, 'Принято');
  await press(page, 'Та же деталь');
  await page.locator('[aria-current=step]').filter({ hasText: '3. Контроль ОТК' }).waitFor();
  await press(page, 'Другое количество, брак, доработка');
  await headingIs(page, 'Сколько и что получилось?');
  await tabTo(page, 'Годные');
  await type(page, '2');
  await press(page, 'Брак: на одну больше');
  await tabTo(page, 'Доработка: на одну больше');
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  // The first of the reasons, then by the arrows to the next: one stop of Tab for them all.
  await page.locator('input[name=reason]').first().waitFor({ state: 'attached' });
  const reasons = await page.locator('.tile:has(input[name=reason])').allInnerTexts();
  await tabTo(page, reasons[0] ?? '');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect((await focused(page)).name).toBe(reasons[1]);
  await press(page, '2. Фрезеровка', 'Space');
  await page.keyboard.press('ArrowDown');
  expect((await focused(page)).name).toBe('1. Резка');
  await tabTo(page, 'Примечание');
  await type(page, 'скол');
  // Known to the browser before the key is pressed: else its own window may open first.
  page.on('filechooser', () => undefined);
  await tabTo(page, 'Выбрать снимок');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  const photo = { mimeType: 'image/png', buffer: greyPng() };
  await chooser.setFiles([
    { ...photo, name: 'a.png' },
    { ...photo, name: 'b.png' },
  ]);
  await page.getByRole('img', { name: 'Снимок 2' }).waitFor();
  await page.getByRole('heading', { level: 1 }).focus();
  await press(page, 'Убрать снимок 1');
  await page.getByRole('img', { name: 'Снимок 2' }).waitFor({ state: 'detached' });
  await press(page, /^Отправить: 2 годные/);
  await headingIs(page, 'Принято');
  const { rows } = await world.app.sql.query(
    `select good, scrapped, reworked, rework_to as "reworkTo", reason_code is not null as "hasReason", comment,
            jsonb_array_length(attachments) as photos
       from scans where part_code = $1 and operation_number = 3`,
    [code],
  );
  expect(rows).toEqual([
    { good: 2, scrapped: 1, reworked: 2, reworkTo: 1, hasReason: true, comment: 'скол', photos: 1 },
  ]);
  await press(page, 'Отменить');
  await headingIs(page, 'Отменено');
  expect(await scansOf(world, code)).toBe(4);
}, 120_000);

it('badge and PIN, the drawing, the call for the foreman, my shift and the switch', async () => {
  const code = await world.part(4, 'АСЦБ.661');
  await hangDrawing(world, code, { content: greyPng(), filename: 'a.png', contentType: 'image/png' });
  const page = await world.phone();
  await page.goto(`/scan/${code}`);
  await headingIs(page, 'Вход');
  await scanByWedge(page, badge);
  await page.getByText('Бейдж прочитан').waitFor();
  await type(page, '4711');
  await page.keyboard.press('Enter');
  await headingIs(page, 'АСЦБ.661');
  await press(page, 'Чертёж');
  const view = page.getByRole('dialog', { name: 'Чертёж' });
  const width = async (): Promise<number> => (await view.getByRole('img').boundingBox())?.width ?? 0;
  const whole = await width();
  await press(page, 'Крупнее');
  expect((await width()) / whole).toBeCloseTo(1.6, 1);
  await press(page, 'Закрыть');
  await view.waitFor({ state: 'detached' });
  expect(await focused(page)).toEqual({ name: 'Чертёж', isSeen: true });
  await press(page, 'Позвать мастера');
  await headingIs(page, 'Позвать мастера: что случилось?');
  await press(page, 'Другое: напишу');
  await tabTo(page, 'Что сказать мастеру');
  await type(page, 'нет прутка');
  await press(page, 'Позвать мастера');
  await page.locator('.called').waitFor();
  await eventually(
    async () => {
      const { rows } = await world.app.sql.query<{ comment: string }>(
        `select c.comment from tracker_calls c join part_states s on s.part_id = c.part_id where s.code = $1`,
        [code],
      );
      return rows.map(({ comment }) => comment).join();
    },
    (comments) => comments === 'нет прутка',
  );
  await press(page, 'ВСЕ 4 ГОДНЫ');
  await headingIs(page, 'Принято');
  await press(page, 'Дальше');
  await headingIs(page, 'Отсканируйте этикетку');
  await press(page, 'Моя смена');
  await headingIs(page, 'Моя смена');
  // The newest report stands first; those of the test before may be undone too.
  await page.getByRole('button', { name: 'Отменить' }).nth(2).waitFor();
  await press(page, 'Отменить', 'Space');
  await eventually(
    () => scansOf(world, code),
    (count) => count === 2,
  );
  await press(page, 'Сменить');
  await headingIs(page, 'Вход');
}, 120_000);

it('Tab leads to everything on each screen and out of it again, and the focus is seen everywhere', async () => {
  const code = await world.part(4, 'АСЦБ.662');
  const page = await world.phone();
  await page.goto(`/scan/${code}`);
  await headingIs(page, 'Вход');
  const found: Record<string, string[]> = {};
  const look = async (screen: string): Promise<void> => {
    const missed = await unreached(page);
    if (missed.length > 0) found[screen] = missed;
  };
  await look('sign-in');
  await scanByWedge(page, badge);
  await page.getByText('Бейдж прочитан').waitFor();
  await look('pin');
  await page.getByLabel('ПИН-код').focus();
  await type(page, '4711');
  await page.keyboard.press('Enter');
  await headingIs(page, 'АСЦБ.662');
  await look('part');
  await press(page, 'Другое количество, брак, доработка');
  await headingIs(page, 'Сколько и что получилось?');
  await look('other');
  await page.goto('/scan');
  await headingIs(page, 'Отсканируйте этикетку');
  await look('ready');
  await press(page, 'Моя смена');
  await page.locator('.shift-totals').waitFor();
  await look('shift');
  expect(found).toEqual({});
}, 120_000);
