import { greyPng } from '../support';
import { hangDrawing } from './scan-drawing';
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
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

const counts = (waiting: number, good: number, scrapped = 0, reworked = 0) => ({
  ...{ waiting, good, scrapped, reworked },
});

describe('signing in', () => {
  it('refuses a wrong password in words and then lets in, back at the label', async () => {
    const code = await world.part(2, 'АСЦБ.218.79.00.01');
    const page = await world.phone();
    await page.goto(`/scan/${code}`);
    await headingIs(page, 'Вход');
    await signIn(page, 'ru', { username: 'Петров П.', password: 'wrong' });
    await page.getByRole('alert').filter({ hasText: 'Неверное имя или пароль' }).waitFor();
    await signIn(page);
    await headingIs(page, 'АСЦБ.218.79.00.01');
  });

  it('speaks the browser’s language, and another on request, also after a reload', async () => {
    const page = await world.phone('en-GB');
    await page.goto('/scan');
    await headingIs(page, 'Sign in');
    await page.getByRole('button', { name: 'Русский' }).click();
    await headingIs(page, 'Вход');
    await page.reload();
    await headingIs(page, 'Вход');
    expect(await page.getAttribute('html', 'lang')).toBe('ru');
  });

  it('asks again when the session has ended, and goes on at the same label', async () => {
    const code = await world.part(4, 'АСЦБ.218.79.00.02');
    const page = await world.phone();
    const [answer] = await Promise.all([
      page.waitForResponse('**/api/scan-station/sign-in'),
      openLabel(page, code),
    ]);
    const { jwt } = (await answer.json()) as { jwt: string };
    await headingIs(page, 'АСЦБ.218.79.00.02');
    await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).waitFor();
    await page.evaluate(async (token) => {
      const headers = { Authorization: `Bearer ${token}` };
      await fetch('/api/scan-station/sign-out', { method: 'POST', headers });
    }, jwt);
    await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
    await page.getByRole('status').filter({ hasText: 'Сеанс закончился' }).waitFor();
    expect(await page.getByRole('status').innerText()).toContain('хранится 1 отметка (Петров П.)');
    await signIn(page);
    await headingIs(page, 'Принято');
    expect(await scansOf(world, code)).toBe(1);
    expect(await countsOf(world, code)).toEqual([counts(0, 4), counts(4, 0), counts(0, 0)]);
    await page.getByRole('button', { name: 'Та же деталь' }).click();
    await headingIs(page, 'АСЦБ.218.79.00.02');
  });
});

describe('the drawing', () => {
  it('opens over the page and is made larger and smaller by taps and by two fingers', async () => {
    const code = await world.part(2, 'АСЦБ.218.79.00.40');
    await hangDrawing(world, code, { content: greyPng(), filename: 'a.png', contentType: 'image/png' });
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'Чертёж' }).click();
    const view = page.getByRole('dialog', { name: 'Чертёж' });
    const width = async (): Promise<number> => (await view.getByRole('img').boundingBox())?.width ?? 0;
    const whole = await width();
    expect(whole).toBeGreaterThan(300);
    // All of it at first, however wide the screen is.
    const [picture, sheet] = [view.getByRole('img'), view.locator('.drawing-sheet')];
    await page.setViewportSize({ width: 1280, height: 600 });
    const [shown, room] = [await picture.boundingBox(), await sheet.boundingBox()];
    expect(shown?.height).toBe(room?.height);
    expect(await picture.evaluate((image) => getComputedStyle(image).objectFit)).toBe('contain');
    await page.setViewportSize({ width: 360, height: 740 });
    await view.getByRole('button', { name: 'Крупнее' }).click();
    expect((await width()) / whole).toBeCloseTo(1.6, 1);
    const touch = await page.context().newCDPSession(page);
    const fingers = (type: string, half: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: half === 0 ? [] : [180 - half, 180 + half].map((x, id) => ({ x, y: 300, id })),
      });
    await fingers('touchStart', 20);
    await fingers('touchMove', 40);
    await fingers('touchEnd', 0);
    await page.waitForFunction(
      (least) => (document.querySelector('.drawing-sheet img')?.clientWidth ?? 0) > least,
      whole * 3,
    );
    expect((await width()) / whole).toBeCloseTo(3.2, 1);
    await page.keyboard.press('Escape');
    await view.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  });

  it('that is a PDF opens in the page where the browser reads PDF, else as a file of its own', async () => {
    const code = await world.part(2, 'АСЦБ.218.79.00.41');
    const content = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n');
    await hangDrawing(world, code, { content, filename: 'a.pdf', contentType: 'application/pdf' });
    const page = await world.phone();
    const readsPdf = (isSo: boolean) =>
      page.addInitScript((so) => {
        Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => so, configurable: true });
      }, isSo);
    await readsPdf(true);
    await openLabel(page, code);
    const refusedFrames: string[] = [];
    page.on(
      'console',
      (message) => void (/frame/i.test(message.text()) && refusedFrames.push(message.text())),
    );
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/files/')),
      page.getByRole('button', { name: 'Чертёж (PDF)' }).click(),
    ]);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await page.locator('iframe[title="Чертёж"]').waitFor();
    expect(refusedFrames).toEqual([]);
    await readsPdf(false);
    await page.reload();
    const link = page.getByRole('link', { name: 'Чертёж (PDF)' });
    expect(await link.getAttribute('href')).toMatch(/^(\/scan\/drawing)?\/files\/.+\.pdf\?/);
  });
});

describe('reporting', () => {
  it('takes a report back with one more tap, and says why where it cannot', async () => {
    const code = await world.part(5, 'АСЦБ.218.79.00.21');
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    const undo = page.getByRole('button', { name: 'Отменить' });
    expect((await undo.boundingBox())?.height).toBeGreaterThanOrEqual(56);
    await undo.click();
    await headingIs(page, 'Отменено');
    expect(await countsOf(world, code)).toEqual([counts(5, 0), counts(0, 0), counts(0, 0)]);
    expect(await undo.count()).toBe(0);
    await page.getByRole('button', { name: 'Та же деталь' }).click();
    await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    await world.app.sql.query(
      `update operations set waiting = case number when 1 then 5 else 0 end
        where number < 3 and part_id = (select part_id from part_states where code = $1)`,
      [code],
    );
    await undo.click();
    await headingIs(page, 'Детали уже отмечены дальше по маршруту');
  });

  it('counts all as good with one tap, and says so in green', async () => {
    const code = await world.part(7, 'АСЦБ.218.79.00.04');
    const page = await world.phone();
    await openLabel(page, code);
    const button = page.getByRole('button', { name: 'ВСЕ 7 ГОДНЫ' });
    await button.waitFor();
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(72);
    expect(box?.width).toBeGreaterThanOrEqual(360 - 32);
    expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
    await button.click();
    await headingIs(page, 'Принято');
    const said = await page.getByRole('main').innerText();
    expect(said).toContain('7 годных');
    expect(said).toContain('Здесь осталось 0');
    expect(await countsOf(world, code)).toEqual([counts(0, 7), counts(7, 0), counts(0, 0)]);
    await page.getByRole('button', { name: 'Дальше' }).click();
    await headingIs(page, 'Отсканируйте этикетку');
    expect(new URL(page.url()).pathname).toBe('/scan');
    await page.getByRole('button', { name: /АСЦБ\.218\.79\.00\.04/ }).click();
    await page.getByRole('button', { name: 'ВСЕ 7 ГОДНЫ' }).waitFor();
    expect(await page.locator('[aria-current=step]').innerText()).toContain('2. Фрезеровка');
  });

  it('counts 3 good and 1 scrapped of 5, with a reason, and not before there is one', async () => {
    const code = await world.part(5, 'АСЦБ.218.79.00.05');
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
    const send = page.locator('.send button');
    expect(await send.innerText()).toBe('Укажите количество');
    await page.getByRole('button', { name: '3', exact: true }).click();
    expect(await page.locator('.remains').innerText()).toBe('Останется 2');
    await page.getByRole('button', { name: 'Брак: на одну больше' }).click();
    expect(await page.locator('.remains').innerText()).toBe('Останется 1');
    expect(await send.innerText()).toBe('Выберите причину');
    expect(await send.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'Дефект поверхности' }).check();
    await page.getByLabel('Примечание').fill('<b>Скол</b>');
    expect(await send.innerText()).toBe('Отправить: 3 годные, 1 в брак');
    await send.click();
    await headingIs(page, 'Принято');
    expect(await page.getByRole('main').innerText()).toContain('Здесь осталось 1');
    expect(await countsOf(world, code)).toEqual([counts(1, 3, 1), counts(3, 0), counts(0, 0)]);
    const { rows } = await world.app.sql.query(
      'select reason_code as reason, comment, operator_name from scans where part_code = $1',
      [code],
    );
    expect(rows).toEqual([{ reason: 'surface', comment: '<b>Скол</b>', operator_name: 'Петров П.' }]);
  });

  it('sends rework back to the operation that is chosen; more than waits cannot be sent', async () => {
    const code = await world.part(6, 'АСЦБ.218.79.00.06');
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'ВСЕ 6 ГОДНЫ' }).click();
    await page.getByRole('button', { name: 'Та же деталь' }).click();
    await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
    expect(await page.getByLabel('Брак', { exact: true }).count()).toBe(0);
    await page.getByLabel('Годные', { exact: true }).fill('9');
    expect(await page.locator('.remains').innerText()).toBe('На 3 больше, чем ждёт здесь');
    expect(await page.locator('.send button').isDisabled()).toBe(true);
    await page.getByLabel('Годные', { exact: true }).fill('4');
    await page.getByLabel('Доработка', { exact: true }).focus();
    await page.getByRole('button', { name: 'Остаток' }).click();
    await page.getByRole('radio', { name: 'Работа не закончена' }).check();
    expect(await page.getByRole('radio', { name: '1. Резка' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Отправить: 4 годные, 2 на доработку' }).click();
    await headingIs(page, 'Принято');
    expect(await countsOf(world, code)).toEqual([counts(2, 6), counts(0, 4, 0, 2), counts(4, 0)]);
  });

  it('asks which operation it is where several have waiting pieces, and remembers the stage', async () => {
    const code = await world.part(5, 'АСЦБ.218.79.00.07');
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
    await page.getByLabel('Годные', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Отправить: 2 годные' }).click();
    await headingIs(page, 'Принято');
    await page.evaluate(() => localStorage.removeItem('tracker-scan-stage'));
    await page.getByRole('button', { name: 'Та же деталь' }).click();
    await page.getByRole('heading', { name: 'Какая это операция?' }).waitFor();
    await page.getByRole('button', { name: /2\. Фрезеровка/ }).click();
    await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
    await headingIs(page, 'Принято');
    expect(await countsOf(world, code)).toEqual([counts(3, 2), counts(0, 2), counts(2, 0)]);
  });
});
