import type { Page } from 'playwright-core';
import { greyPng } from '../support';
import { scanByWedge } from './press-keys';
import { hangDrawing } from './scan-drawing';
import { giveBadge } from './scan-badge';
import { headingIs, scansOf, startScanWorld, type ScanWorld } from './scan-world';
import { lookingInEachShape } from './wcag';

/** The way in, the form and the undo by keyboard alone; and screens on that way in each shape. */

let world: ScanWorld;
let badge: string;
beforeAll(async () => {
  world = await startScanWorld();
  badge = await giveBadge(world, '4711');
}, 120_000);
afterAll(() => world.stop());

/** Press Tab until the focus is on what has this name, on its label or as its text. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    const isThere = await page.evaluate((wanted) => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const names = [element?.getAttribute('aria-label'), element?.textContent?.trim()];
      return [...names, ...labels.map((label) => label.textContent?.trim())].includes(wanted);
    }, name);
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

it('badge, PIN, other amounts, and the undo go by keyboard alone', async () => {
  const code = await world.part(5, 'АСЦБ.650');
  const page = await world.phone();
  await page.goto(`/scan/${code}`);
  await headingIs(page, 'Вход');
  await scanByWedge(page, badge);
  await page.getByText('Бейдж прочитан').waitFor();
  // Typed by hand: slower than any scanner.
  await page.keyboard.type('47', { delay: 80 });
  for (const key of ['1', '1']) {
    await tabTo(page, key);
    await page.keyboard.press('Enter');
  }
  await tabTo(page, 'Войти');
  await page.keyboard.press('Enter');
  await headingIs(page, 'АСЦБ.650');
  await tabTo(page, 'Другое количество, брак, доработка');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Годные');
  await page.keyboard.type('2', { delay: 80 });
  await tabTo(page, 'Отправить: 2 годные');
  await page.keyboard.press('Enter');
  await headingIs(page, 'Принято');
  expect(await scansOf(world, code)).toBe(1);
  await tabTo(page, 'Отменить');
  await page.keyboard.press('Enter');
  await headingIs(page, 'Отменено');
});

const WORDS = {
  ru: { byName: 'По имени и паролю', name: 'Имя пользователя', password: 'Пароль', submit: 'Войти' },
  en: { byName: 'With user name and password', name: 'User name', password: 'Password', submit: 'Sign in' },
};

it.each(['ru', 'en'] as const)(
  'errors of the sign-in, a choice of operations and the drawing are whole and hold WCAG 2.2 AA (%s)',
  async (language) => {
    // Digits alone may stand in two lines.
    const designation = language === 'ru' ? 'АСЦБ.651.1' : 'АСЦБ.651.2';
    const code = await world.part(4, designation);
    await hangDrawing(world, code, { content: greyPng(), filename: 'a.png', contentType: 'image/png' });
    await world.app.sql.query(
      `update operations set waiting = case when number < 3 then 2 else 0 end
        where part_id = (select part_id from part_states where code = $1)`,
      [code],
    );
    const words = WORDS[language];
    const page = await world.phone(language === 'ru' ? 'ru-RU' : 'en-GB');
    const { wrong, look } = lookingInEachShape(page);
    await page.goto('/scan');
    await page.getByRole('button', { name: words.byName }).click();
    await page.getByLabel(words.name).fill('Никто Н.');
    await page.getByLabel(words.password).fill('wrong-2026');
    await page.getByRole('button', { name: words.submit, exact: true }).click();
    await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await look('wrong password');
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
    await scanByWedge(page, badge);
    await page.waitForFunction(() => document.activeElement?.id === 'pin');
    await page.keyboard.type('1234', { delay: 80 });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /\d/ }).waitFor();
    await look('wait');
    await page.unroute('**/sign-in');
    await page.goto(`/scan/${code}`);
    await scanByWedge(page, badge);
    await page.waitForFunction(() => document.activeElement?.id === 'pin');
    await page.keyboard.type('4711', { delay: 80 });
    await page.keyboard.press('Enter');
    await headingIs(page, designation);
    await look('choice of operations');
    await page.locator('button.drawing').click();
    await page.locator('.drawing-view').waitFor();
    await look('drawing', '.drawing-view');
    expect(wrong).toEqual({});
  },
  90_000,
);
