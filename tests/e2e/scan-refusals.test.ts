import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { createApiToken } from '../support';
import { scanByWedge } from './press-keys';
import {
  countsOf,
  headingIs,
  openLabel,
  scansOf,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';

let world: ScanWorld;
let token: string;
beforeAll(async () => {
  world = await startScanWorld();
  token = await createApiToken(world.app);
}, 120_000);
afterAll(() => world.stop());

/** Somebody else reports meanwhile, so that what the page shows is no longer so. */
async function reportedMeanwhile(partCode: string, good: number): Promise<void> {
  const scan = { scanId: randomUUID(), partCode, operation: 1, good, occurredAt: new Date().toISOString() };
  const answer = await world.app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({ ...scan, operator: 'Петров П.' });
  expect(answer.status).toBe(201);
}

async function mainText(page: Page): Promise<string> {
  return page.getByRole('main').innerText();
}

describe('a report that is refused', () => {
  it.each([
    [
      'ru' as const,
      'ВСЕ 5 ГОДНЫ',
      'На этой операции ждут только 2, а указано 5',
      'Где детали',
      '3 шт. на операции 2. Фрезеровка',
    ],
    [
      'en' as const,
      'ALL 5 GOOD',
      'Only 2 wait at this operation, not 5',
      'Where the pieces are',
      '3 pieces at 2. Фрезеровка',
    ],
  ])(
    'says in %s what is wrong, what to do, where the pieces are and with whom',
    async (language, all, title, where, place) => {
      const code = await world.part(5, `АСЦБ.300.${language}`);
      const page = await world.phone(language === 'ru' ? 'ru-RU' : 'en-GB');
      await openLabel(page, code, language);
      await page.getByRole('button', { name: all }).waitFor();
      await reportedMeanwhile(code, 3);
      await page.getByRole('button', { name: all }).click();
      await headingIs(page, title);
      const said = await mainText(page);
      for (const part of [where, place, 'Петров П.']) expect(said).toContain(part);
      // Nothing waits before the first operation that could still come.
      expect(said).toMatch(
        language === 'ru'
          ? /Похоже, их уже отметили: откройте деталь заново и исправьте количество/
          : /They seem to be reported already: open the part again and correct the quantity/,
      );
      expect(said).not.toMatch(/quantity-exceeds|409/);
      await page.getByRole('button', { name: language === 'ru' ? 'English' : 'Русский' }).click();
      await headingIs(
        page,
        language === 'ru' ? 'Only 2 wait at this operation, not 5' : /^На этой операции ждут только 2/,
      );
      expect(await scansOf(world, code)).toBe(1);
    },
  );

  it('is still told after a reload, and forgotten once it was seen', async () => {
    const code = await world.part(5, 'АСЦБ.301');
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
    await reportedMeanwhile(code, 5);
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
    await headingIs(page, 'На этой операции ничего не ждёт');
    await page.reload();
    await headingIs(page, 'На этой операции ничего не ждёт');
    await page.getByRole('button', { name: 'Открыть деталь заново' }).click();
    await headingIs(page, 'АСЦБ.301');
    expect(await page.locator('[aria-current=step]').innerText()).toContain('2. Фрезеровка');
    await page.reload();
    await headingIs(page, 'АСЦБ.301');
  });

  it('for a hold that came meanwhile can be sent again after the release', async () => {
    const code = await world.part(3, 'АСЦБ.302');
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
    await hold(code);
    await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
    await headingIs(page, 'Партия задержана: Нет калибра');
    await world.app.sql.query("update part_states set status = 'in-work', hold = null where code = $1", [
      code,
    ]);
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await headingIs(page, 'Принято');
    expect((await countsOf(world, code))[0]).toEqual({ waiting: 0, good: 3, scrapped: 0, reworked: 0 });
  });
});

/** The act itself comes with the foreman's pages; the page must know its result now. */
async function hold(code: string): Promise<void> {
  const held = { reason: 'Нет калибра', since: new Date().toISOString(), by: 'Ольга М.' };
  await world.app.sql.query("update part_states set status = 'held', hold = $2 where code = $1", [
    code,
    held,
  ]);
}

describe('labels that cannot be worked with', () => {
  it('held: why and by whom, with one action and the call for the foreman', async () => {
    const code = await world.part(3, 'АСЦБ.303');
    await hold(code);
    const page = await world.phone();
    await openLabel(page, code);
    await headingIs(page, 'Партия задержана: работу не продолжайте');
    expect(await mainText(page)).toMatch(/АСЦБ\.303[\s\S]*Нет калибра[\s\S]*Ольга М\./);
    expect(await page.getByRole('main').getByRole('button').allInnerTexts()).toEqual([
      'Позвать мастера',
      'Проверить ещё раз',
    ]);
  });

  it('unknown, malformed, without a route, void: each one sentence and one action', async () => {
    const valid = await world.part(3, 'АСЦБ.304');
    const voided = await world.part(3, 'АСЦБ.305');
    await world.app.sql.query(
      "update labels set status = 'voided', voided_at = now(), valid_code = $2 where code = $1",
      [voided, valid],
    );
    const page = await world.phone();
    await openLabel(page, '0000000000000');
    await headingIs(page, /^Это не наша этикетка/);
    await page.goto('/scan/000000000000P');
    await headingIs(page, 'Партии с таким кодом нет: проверьте этикетку или спросите технолога');
    await page.goto(`/scan/${voided}`);
    await headingIs(page, /^Эта этикетка аннулирована/);
    await page.getByRole('button', { name: 'Открыть действующую этикетку' }).click();
    await headingIs(page, 'АСЦБ.304');
  });

  it('finished: nothing is left to report', async () => {
    const code = await world.part(1, 'АСЦБ.306');
    const page = await world.phone();
    await openLabel(page, code);
    for (const stage of ['Резка', 'Фрезеровка', 'Контроль ОТК']) {
      await page.locator('[aria-current=step]').filter({ hasText: stage }).waitFor();
      await page.getByRole('button', { name: '1 ГОДНАЯ' }).click();
      await headingIs(page, 'Принято');
      await page.getByRole('button', { name: 'Та же деталь' }).click();
    }
    await headingIs(page, 'Партия готова: отмечать больше нечего');
  });
});

describe('the code', () => {
  it('can be typed; a wrong one is told at once; a scanner works on every screen', async () => {
    const code = await world.part(3, 'АСЦБ.307');
    const page = await world.phone();
    await page.goto('/scan');
    await signIn(page);
    await page.getByLabel('Код с этикетки').fill('123');
    await page.getByRole('button', { name: 'Открыть' }).click();
    await page.getByRole('alert').filter({ hasText: 'Это не код этикетки' }).waitFor();
    await page.getByLabel('Код с этикетки').fill(`${code.slice(0, 5)} ${code.slice(5).toLowerCase()}`);
    await page.getByLabel('Код с этикетки').press('Enter');
    await headingIs(page, 'АСЦБ.307');
    const other = await world.part(2, 'АСЦБ.308');
    await scanByWedge(page, other);
    await headingIs(page, 'АСЦБ.308');
    expect(await scansOf(world, code)).toBe(0);
  });
});
