import type { Locator, Page } from 'playwright-core';
import { askAsAdministrator, LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** Operators' badges at the panel: ticked over several searches, issued, told on a phone. */

let world: PanelWorld;
let page: Page;

beforeAll(async () => {
  world = await startPanelWorld();
  page = world.page;
  const { roles } = await world.ask<{ roles: { id: number; type: string }[] }>(
    'GET',
    '/api/users-permissions/roles',
  );
  const role = roles.find(({ type }) => type === 'operator')?.id;
  for (const [username, login] of [
    ['Петров', 'petrov'],
    ['Орлова', 'orlova'],
  ])
    await world.ask('POST', '/api/users', {
      ...{ username, email: `${login}@factory.example`, password: 'Secret-12345', role },
    });
}, 120_000);
afterAll(() => world?.stop());

const seen = (text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: LIMIT_MS });
const sheet = (text: string): Locator => page.locator('svg text').filter({ hasText: text });

it('keeps who is ticked while others are looked for, and prints them together', async () => {
  const search = page.getByLabel('Поиск операторов');
  const tick = (name: string) =>
    page.getByRole('checkbox', { name: `Выбрать оператора ${name}` }).click({ timeout: LIMIT_MS });
  await page.goto('/admin/plugins/operators');
  await tick('Петров');
  await search.fill('орлова');
  await page.getByRole('row').filter({ hasText: 'Петров' }).waitFor({ state: 'detached', timeout: LIMIT_MS });
  await tick('Орлова');
  await seen('Отмечено: 2 оператора');
  await page.getByRole('button', { name: 'Выдать 2 бейджа' }).waitFor({ timeout: LIMIT_MS });
  await sheet('Петров').waitFor({ timeout: LIMIT_MS });
  await sheet('Орлова').waitFor({ timeout: LIMIT_MS });
  await page.getByRole('button', { name: 'Снять отметки' }).click();
  await page.getByRole('button', { name: 'Выдать бейджи' }).waitFor({ timeout: LIMIT_MS });
  await sheet('Петров').waitFor({ state: 'detached', timeout: LIMIT_MS });
});

it('says what to do where the file does not arrive', async () => {
  await page.goto('/admin/plugins/operators');
  await page.getByRole('checkbox', { name: 'Выбрать оператора Орлова' }).click({ timeout: LIMIT_MS });
  await sheet('Орлова').waitFor({ timeout: LIMIT_MS });
  await page.route('**/qr-labels/badges', (route) => route.abort());
  await page.getByRole('button', { name: 'Выдать 1 бейдж' }).click();
  await page.getByRole('button', { name: 'Выдать и скачать PDF' }).click();
  await seen(/^Файл не дошёл: связь прервалась\..*Выдайте бейджи ещё раз\.$/);
  await page.unroute('**/qr-labels/badges');
});

it('issues badges on the paper that is chosen, after a preview that opens nothing', async () => {
  await page.goto('/admin/plugins/operators');
  await page.getByRole('checkbox', { name: 'Выбрать оператора Петров' }).click({ timeout: LIMIT_MS });
  await sheet('Петров').waitFor({ timeout: LIMIT_MS });
  await sheet('Оператор').first().waitFor({ timeout: LIMIT_MS });
  expect(await sheet('(operator)').count()).toBe(0);
  await seen(/^Коды здесь для примера и ничего не открывают/);
  await page.getByLabel('Лист', { exact: true }).click();
  await page.getByRole('option', { name: 'Рулон, 100 × 50 мм' }).click();
  await page.getByLabel('Файл', { exact: true }).click();
  await page.getByRole('option', { name: 'ZPL для принтера этикеток' }).click();
  await page.getByRole('button', { name: 'Выдать 1 бейдж' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Выдать и скачать ZPL' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('badges.zpl');
  await page.getByRole('checkbox', { name: 'Выбрать оператора Петров' }).click({ timeout: LIMIT_MS });
  await seen('Бейдж 1 оператора уже печатался: новый заменит прежний.');
});

it('tells of badges on a phone without sideways scrolling, in English too', async () => {
  const phone = await world.context.newPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.goto('/admin/plugins/operators');
  const told = async (language: string, badge: RegExp) => {
    // The language of the panel is kept with the person.
    await askAsAdministrator(world, 'PUT', '/admin/users/me', { preferedLanguage: language });
    await phone.reload();
    const row = phone.getByRole('row').filter({ hasText: 'Петров' });
    await row.getByText(badge).waitFor({ timeout: LIMIT_MS });
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    return row.locator('td, button').evaluateAll(
      (all) =>
        all.filter((one) => {
          const { left, right } = one.getBoundingClientRect();
          return left < 0 || right > innerWidth;
        }).length,
    );
  };
  expect(await told('ru', /^с \d/)).toBe(0);
  expect(await told('en', /^since /)).toBe(0);
  await askAsAdministrator(world, 'PUT', '/admin/users/me', { preferedLanguage: 'ru' });
  await phone.close();
});
