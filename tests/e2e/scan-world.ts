import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  createOperator,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';
import { launchBrowser } from '../support/browser';

export const PHONE = { width: 360, height: 740 };
export const PASSWORD = 'Stanok-2026';

/** A small factory with a browser beside it. */
export interface ScanWorld {
  app: TestApp;
  browser: Browser;
  product: Row;
  route: Row;
  /** A batch on the route of three stages; its label code. */
  part(quantity: number, designation: string, name?: string): Promise<string>;
  /** A phone of its own: nothing is remembered on it. */
  phone(locale?: 'ru-RU' | 'en-GB', options?: PhoneOptions): Promise<Page>;
  stop(): Promise<void>;
}

export interface PhoneOptions {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** The server as this phone reaches it, where that is not directly. */
  baseURL?: string;
}

/**
 * Cutting, milling where nothing is scrapped, inspection; the operator Петров П.
 * @param browserOf as `launchBrowser` takes it
 */
export async function startScanWorld(browserOf: { whole?: boolean } = {}): Promise<ScanWorld> {
  const app = await startTestApp();
  const browser = await launchBrowser(browserOf);
  await makeStages(app, [
    'Резка',
    { name: 'Фрезеровка', mayScrap: false },
    { name: 'Контроль ОТК', kind: 'inspection' },
  ]);
  const route = await makeRoute(app, 'Механообработка', ['Резка', 'Фрезеровка', 'Контроль ОТК']);
  const product = await makeProduct(app, {
    ...{ designation: 'АСЦБ.218.79', name: 'Клапан', orderNumber: '117', quantity: 10 },
    dueDate: '2026-12-18',
  });
  await createOperator(app, { username: 'Петров П.', password: PASSWORD });
  const contexts: BrowserContext[] = [];
  return {
    app,
    browser,
    product,
    route,
    part: (quantity, designation, name = 'Болт осевой') =>
      makePart(app, { product, route, quantity, designation, name, material: 'Сталь 45', size: '⌀20×90' }),
    phone: async (
      locale = 'ru-RU',
      { viewport = PHONE, colorScheme = 'light', baseURL = app.baseUrl } = {},
    ) => {
      const context = await browser.newContext({
        ...{ baseURL, locale, viewport, colorScheme, hasTouch: true },
        timezoneId: 'Europe/Moscow',
      });
      contexts.push(context);
      return context.newPage();
    },
    stop: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await app.stop();
    },
  };
}

const WORDS = {
  ru: { byName: 'По имени и паролю', name: 'Имя пользователя', password: 'Пароль', submit: 'Войти' },
  en: { byName: 'With user name and password', name: 'User name', password: 'Password', submit: 'Sign in' },
};

/** Fill in the form of the sign-in and send it. */
export async function signIn(
  page: Page,
  language: 'ru' | 'en' = 'ru',
  person = { username: 'Петров П.', password: PASSWORD },
): Promise<void> {
  const words = WORDS[language];
  const byName = page.getByRole('button', { name: words.byName });
  await byName
    .or(page.getByLabel(words.name))
    .waitFor()
    .catch(async (error: unknown) => {
      const says = await page.locator('body').innerText();
      throw new Error(`The page asks for no name; it says: ${says}`, { cause: error });
    });
  if (await byName.isVisible()) await byName.click();
  await page.getByLabel(words.name).fill(person.username);
  await page.getByLabel(words.password).fill(person.password);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
}

/** Open a label as a scan of it does, and sign in. */
export async function openLabel(page: Page, code: string, language: 'ru' | 'en' = 'ru'): Promise<void> {
  await page.goto(`/SCAN/${code}`);
  await signIn(page, language);
}

/** The heading of the screen, once it says this. */
export async function headingIs(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 10_000 });
}

export interface OperationCounts {
  waiting: number;
  good: number;
  scrapped: number;
  reworked: number;
}

/** What stands in the database, operation by operation. */
export async function countsOf({ app }: ScanWorld, code: string): Promise<OperationCounts[]> {
  const { rows } = await app.sql.query<OperationCounts>(
    `select o.waiting, o.good, o.scrapped, o.reworked from operations o
       join part_states s on s.part_id = o.part_id where s.code = $1 order by o.sequence`,
    [code],
  );
  return rows;
}

/** How many reports stand in the ledger for this batch. */
export async function scansOf({ app }: ScanWorld, code: string): Promise<number> {
  const { rows } = await app.sql.query<{ count: number }>(
    'select count(*)::int as count from scans where part_code = $1',
    [code],
  );
  return rows[0]?.count ?? -1;
}

/** Wait until something is so. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  isSo: (value: Value) => boolean,
): Promise<void> {
  const deadlineMs = Date.now() + 30_000;
  let value = await read();
  while (!isSo(value)) {
    if (Date.now() > deadlineMs) throw new Error(`It did not come about: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    value = await read();
  }
}

/** Tell the page what a device tells it when a network appears. */
export async function networkAppears(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

/** Take a refused report off the device: asked once more. */
export async function takeAway(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Убрать без исправления' }).click();
  await page.getByRole('button', { name: 'Точно убрать? Нажмите ещё раз' }).click();
}

/** Both workers are there and have all files: the device may lose its network. */
export async function installed(page: Page): Promise<void> {
  await eventually(
    () =>
      page.evaluate(async () => {
        const registrations = await navigator.serviceWorker.getRegistrations();
        return registrations.filter(({ active }) => active?.state === 'activated').length;
      }),
    (count) => count === 2,
  );
}
