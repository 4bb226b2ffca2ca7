import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { createApiToken, greyPng, makePart } from '../support';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, startScanWorld, type ScanWorld } from './scan-world';
import { belowTheEdge, brokenWords, cutOff, SHAPES, wrongWith } from './wcag';

/** Each screen of the station held across, on the narrowest phone, and with text of twice the size, in both languages. */

let world: ScanWorld;
/** Labels with which nothing can be done, by why. */
let still: Record<keyof typeof STILLS, string>;

const STILLS = {
  held: { ru: /^Партия задержана/, en: /on hold/ },
  finished: { ru: /^Партия готова/, en: /is finished/ },
  cancelled: { ru: /^Партия отменена/, en: /is cancelled/ },
  voided: { ru: /^Эта этикетка аннулирована/, en: /^This label is void/ },
  noRoute: { ru: /ещё нет маршрута/, en: /no route yet/ },
  unknown: { ru: /^Партии с таким кодом нет/, en: /^There is no batch/ },
  malformed: { ru: /^Это не наша этикетка/, en: /^This is not a label of ours/ },
};

const WORDS = {
  ru: {
    signIn: 'Вход',
    all: 'ВСЕ 5 ГОДНЫ',
    other: 'Другое количество, брак, доработка',
    otherTitle: 'Сколько и что получилось?',
    photo: 'Выбрать снимок',
    firstPhoto: 'Снимок 1',
    call: 'Позвать мастера',
    callTitle: 'Позвать мастера: что случилось?',
    counted: 'Принято',
    refused: 'На этой операции ничего не ждёт',
    later: 'Оставить до мастера, работать дальше',
    kept: 'Нет связи. Отметка сохранена.',
    ready: 'Отсканируйте этикетку',
    shift: 'Моя смена',
    badge: 'Бейдж прочитан',
  },
  en: {
    signIn: 'Sign in',
    all: 'ALL 5 GOOD',
    other: 'Other quantity, scrap, rework',
    otherTitle: 'How did it go?',
    photo: 'Choose a photo',
    firstPhoto: 'Photo 1',
    call: 'Call the foreman',
    callTitle: 'Call the foreman: what is wrong?',
    counted: 'Counted',
    refused: 'No pieces wait at this operation',
    later: 'Keep it for the foreman, work on',
    kept: 'No connection. Your report is kept.',
    ready: 'Scan a label',
    shift: 'My shift',
    badge: 'The badge is read',
  },
};

const CASES = SHAPES.flatMap((shape) => (['ru', 'en'] as const).map((language) => ({ ...shape, language })));

async function finished(designation: string): Promise<string> {
  const partCode = await world.part(1, designation);
  const token = await createApiToken(world.app);
  for (const operation of [1, 2, 3]) {
    const scan = { scanId: randomUUID(), partCode, operation, good: 1, operator: 'Петров П.' };
    const answer = await world.app
      .http()
      .post('/api/scans')
      .set('Authorization', `Bearer ${token}`)
      .send({ ...scan, occurredAt: new Date().toISOString() });
    expect(answer.status).toBe(201);
  }
  return partCode;
}

async function makeStills(): Promise<typeof still> {
  const code = (place: number): Promise<string> => world.part(3, `АСЦБ.810.${place}`, 'Кронштейн переходный');
  const [held, cancelled, voided] = [await code(1), await code(2), await code(3)];
  const { sql, http } = world.app;
  const why = { reason: 'Нет калибра-пробки', since: new Date().toISOString(), by: 'Ольга Михайловна' };
  await sql.query("update part_states set status = 'held', hold = $2 where code = $1", [held, why]);
  await sql.query("update labels set status = 'voided', voided_at = now(), valid_code = $2 where code = $1", [
    voided,
    held,
  ]);
  const token = await createApiToken(world.app);
  const act = { factId: randomUUID(), reason: 'Ошибка в заказе' };
  const answer = await http()
    .post(`/api/parts/${cancelled}/cancel`)
    .set('Authorization', `Bearer ${token}`)
    .send(act);
  expect(answer.status).toBe(201);
  return {
    ...{ held, cancelled, voided, finished: await finished('АСЦБ.810.4') },
    noRoute: await makePart(world.app, {
      product: world.product,
      designation: 'АСЦБ.810.5',
      quantity: 2,
      route: null,
    }),
    ...{ unknown: '000000000000P', malformed: '0000000000000' },
  };
}

beforeAll(async () => {
  world = await startScanWorld();
  still = await makeStills();
}, 120_000);
afterAll(() => world.stop());

/** Twice the text, as a person sets it in the browser: also on pages that are opened later. */
async function setText(page: Page, fontSize: string): Promise<void> {
  if (fontSize === '100%') return;
  await page.addInitScript((size) => {
    const set = (): void => document.documentElement.style.setProperty('font-size', size, 'important');
    document.addEventListener('DOMContentLoaded', set);
  }, fontSize);
}

/** Looks at screens and notes what is wrong with each. */
function lookingAt(page: Page, name: string) {
  const wrong: Record<string, string[]> = {};
  const look = async (screen: string): Promise<void> => {
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/${name}-${screen}.png`, fullPage: true });
    const found = [...(await wrongWith(page)), ...(await cutOff(page)), ...(await brokenWords(page))];
    if (found.length > 0) wrong[screen] = found;
  };
  return { wrong, look };
}

/** The pieces of this batch wait elsewhere by now. */
const moveOn = (code: string) =>
  world.app.sql.query(
    `update operations set waiting = case number when 2 then 5 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );

describe.each(CASES)('$shape, $language', ({ shape, viewport, fontSize, language }) => {
  const words = WORDS[language];
  const name = `${SHAPES.findIndex((one) => one.shape === shape)}-${language}`;
  const open = async () => {
    const page = await world.phone(language === 'ru' ? 'ru-RU' : 'en-GB', { viewport });
    await setText(page, fontSize);
    const press = (button: string) => page.getByRole('button', { name: button }).click();
    return { page, press, ...lookingAt(page, name) };
  };

  it('each screen of a report is whole and holds WCAG 2.2 AA, with targets for gloves', async () => {
    const code = await world.part(5, `АСЦБ.800.${name}`);
    const { page, press, look, wrong } = await open();
    await page.goto(`/scan/${code}`);
    await headingIs(page, words.signIn);
    await look('sign-in');
    await openLabel(page, code, language);
    await page.getByRole('button', { name: words.all }).waitFor();
    await look('part');
    await press(words.other);
    await headingIs(page, words.otherTitle);
    await look('other');
    await page.goto(`/scan/${code}`);
    await press(words.call);
    await headingIs(page, words.callTitle);
    await look('call');
    await page.goto(`/scan/${code}`);
    await press(words.all);
    await headingIs(page, words.counted);
    await look('counted');
    await page.goto('/scan');
    await press(words.shift);
    await page.locator('.shift-totals').waitFor();
    await look('shift');
    // A form with a photo is found again by whoever opens its part: this one is of a part of its own.
    await page.goto(`/scan/${await world.part(5, `АСЦБ.804.${name}`)}`);
    await press(words.other);
    const photo = { name: 'photo.png', mimeType: 'image/png', buffer: greyPng() };
    await page.getByLabel(words.photo).setInputFiles(photo);
    await page.getByRole('img', { name: words.firstPhoto }).waitFor();
    await look('photo');
    await page.goto('/scan');
    await headingIs(page, words.ready);
    await look('ready');
    await scanByWedge(page, `TB${'0'.repeat(26)}`);
    await page.getByText(words.badge).waitFor();
    await look('pin');
    expect(wrong).toEqual({});
  }, 180_000);

  it('so are the screens of what is refused, what is kept, and of labels with which nothing can be done', async () => {
    const code = await world.part(5, `АСЦБ.801.${name}`);
    const other = await world.part(5, `АСЦБ.802.${name}`);
    const { page, press, look, wrong } = await open();
    await openLabel(page, code, language);
    await page.getByRole('button', { name: words.all }).waitFor();
    await moveOn(code);
    await press(words.all);
    await headingIs(page, words.refused);
    await look('refused');
    await press(words.later);
    await headingIs(page, words.ready);
    await page.route('**/api/scans', (route) => route.abort());
    await page.goto(`/scan/${other}`);
    await press(words.all);
    await headingIs(page, words.kept);
    await look('kept');
    for (const [screen, says] of Object.entries(STILLS)) {
      await page.goto(`/scan/${still[screen as keyof typeof STILLS]}`);
      await headingIs(page, says[language]);
      await look(screen);
    }
    expect(wrong).toEqual({});
  }, 180_000);
});

it.each(['ru', 'en'] as const)(
  'at 360x740 the large buttons end within the screen, also beside a call that is kept, %s',
  async (language) => {
    const words = WORDS[language];
    const code = await world.part(5, `АСЦБ.803.${language}`, 'Кронштейн переходный крепления насоса');
    const page = await world.phone(language === 'ru' ? 'ru-RU' : 'en-GB');
    await openLabel(page, code, language);
    await page.getByRole('button', { name: words.all }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: words.call }).click();
    await headingIs(page, words.callTitle);
    await page.locator('.call .second-action').first().click();
    await page.locator('.called').waitFor();
    await page.getByRole('button', { name: words.all }).waitFor();
    // Once is enough: the button for the call has gone.
    expect(await belowTheEdge(page, '.all-good, .beside button')).toEqual([0, 0]);
    await page.getByRole('button', { name: words.all }).click();
    await headingIs(page, words.kept);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/first-kept-${language}.png` });
    expect(await belowTheEdge(page, '.result-actions button')).toEqual([0, 0, 0]);
    expect(await cutOff(page)).toEqual([]);
  },
);

it.each(['ru', 'en'] as const)(
  'at 360x740 what helps about a refusal is seen at once, however much is said above it, %s',
  async (language) => {
    const words = WORDS[language];
    const code = await world.part(5, `АСЦБ.805.${language}`, 'Кронштейн переходный крепления насоса');
    const page = await world.phone(language === 'ru' ? 'ru-RU' : 'en-GB');
    await openLabel(page, code, language);
    await page.getByRole('button', { name: words.all }).waitFor();
    await moveOn(code);
    await page.getByRole('button', { name: words.all }).click();
    await headingIs(page, words.refused);
    expect(await belowTheEdge(page, 'main > .main-action')).toEqual([0]);
    // Its places leave out the operation of which the title speaks.
    expect(await page.locator('.places li').count()).toBe(1);
  },
);

it('at 360x740 the pad of the form and what is sent stand whole above each other', async () => {
  const page = await world.phone('ru-RU');
  await openLabel(page, await world.part(5, 'АСЦБ.806'));
  await page.getByRole('button', { name: WORDS.ru.other }).click();
  await headingIs(page, WORDS.ru.otherTitle);
  const top = (await page.locator('.send').boundingBox())?.y ?? 0;
  const pad = await page.locator('.pad').boundingBox();
  expect((pad?.y ?? 0) + (pad?.height ?? 0)).toBeLessThanOrEqual(top);
});
