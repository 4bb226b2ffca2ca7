import type { Page } from 'playwright-core';
import {
  aadsts,
  CLIENT,
  environmentFor,
  FakeMicrosoft,
  refusal,
  SECRET,
  TENANT,
  USER,
} from '../support/microsoft/server';
import {
  askAsAdministrator,
  LIMIT_MS,
  makePanelPerson,
  signInAtPanel,
  startPanelWorld,
  type PanelWorld,
} from './panel-world';

/** The settings of the connection to OneDrive, as an administrator sees them. */

let fake: FakeMicrosoft;
let world: PanelWorld;
let page: Page;

beforeAll(async () => {
  fake = await FakeMicrosoft.start();
  world = await startPanelWorld(environmentFor(fake));
  page = world.page;
}, 120_000);

afterAll(async () => {
  await world?.stop();
  await fake?.stop();
});

const seen = (text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: LIMIT_MS });

/** What the line of a variable says at its end. */
async function stateOf(name: string): Promise<string | undefined> {
  const line = page.locator('li').filter({ has: page.locator('code', { hasText: new RegExp(`^${name}$`) }) });
  return (await line.innerText()).split('\n').at(-1);
}

const speak = (preferedLanguage: string) =>
  askAsAdministrator(world, 'PUT', '/admin/users/me', { preferedLanguage });

/** Microsoft takes no token any more and answers the next sign-in so. */
function refuseSignIn(number: number): void {
  fake.next(/v1\.0/, refusal(401, 'InvalidAuthenticationToken'));
  fake.next(/oauth2\/v2\.0\/token/, aadsts(number), 9);
}

it('is reached from the page of Word reports, and says what is set, never a value', async () => {
  await page.goto('/admin/plugins/word-reports');
  await page.getByRole('tab', { name: /OneDrive$/ }).click();
  await page.getByRole('link', { name: 'Настройки связи' }).click();
  await page.waitForURL(/\/admin\/settings\/onedrive$/, { timeout: LIMIT_MS });
  await page.getByRole('heading', { name: 'Что задано на сервере' }).waitFor({ timeout: LIMIT_MS });
  const names = await page.locator('li code').allInnerTexts();
  expect(names).toHaveLength(13);
  const states = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await stateOf(name)])),
  );
  expect(states).toMatchObject({
    ...{ MS_TENANT_ID: 'задано', MS_CLIENT_ID: 'задано', MS_CLIENT_SECRET: 'задано' },
    ...{ MS_ONEDRIVE_USER_ID: 'задано', MS_CA_FILE: 'задано' },
    ...{ MS_CLIENT_SECRET_EXPIRES: 'не задано', MS_RETRY_DELAY_MS: 'не задано', HTTPS_PROXY: 'не задано' },
  });
  await seen('Когда истекает секрет приложения, неизвестно');
  const whole = await page.content();
  for (const value of [TENANT, CLIENT, SECRET, USER, fake.caFile]) expect(whole).not.toContain(value);
  // Nothing was asked of Microsoft for it but what the page of reports has shown.
  expect(fake.asked(/applications|drive\?/)).toEqual([]);
});

it('tests the connection: whose drive was reached, and until when the secret is good', async () => {
  fake.secretEnds = '2020-01-01T00:00:00Z';
  await page.getByRole('button', { name: 'Проверить связь' }).click();
  await seen('Связь работает');
  await seen('Хранилище: Отдел отчётов');
  const opened = page.getByRole('link', { name: 'Открыть в OneDrive' });
  expect(await opened.getAttribute('href')).toBe('https://factory-my.sharepoint.com/personal/reports');
  await seen(/^Секрет приложения истёк 1 янв\. 2020.г\.: нужен новый$/);
  await seen('По данным Microsoft при последней проверке.');
});

it('says what is wrong and who mends it, in both languages', async () => {
  refuseSignIn(7000222);
  await page.getByRole('button', { name: 'Проверить связь' }).click();
  await seen(/^Срок секрета приложения истёк\. Администратору: /);
  fake.reset();
  await speak('en');
  await page.reload();
  await page.getByRole('heading', { name: 'What is set on the server' }).waitFor({ timeout: LIMIT_MS });
  expect(await stateOf('MS_CLIENT_SECRET')).toBe('set');
  const test = page.getByRole('button', { name: 'Test the connection' });
  refuseSignIn(7000215);
  await test.click();
  await seen(/^Microsoft does not take the secret of the application\. Administrator: /);
  fake.reset();
  await test.click();
  await seen('The drive that was reached: Отдел отчётов');
  await speak('ru');
  for (const hidden of [SECRET, TENANT, CLIENT]) expect(world.product.log()).not.toContain(hidden);
});

it('is closed to who may only make reports; nothing leads there', async () => {
  const foreman = { email: 'foreman@factory.example', password: 'Right-secret-42' };
  await makePanelPerson(world, { ...foreman, role: 'foreman', firstname: 'Мастер' });
  const context = await world.browser.newContext({ baseURL: world.product.baseUrl, locale: 'ru-RU' });
  const own = await context.newPage();
  await signInAtPanel(own, world.product, foreman);
  await own.goto('/admin/plugins/word-reports');
  await own.getByRole('tab', { name: /OneDrive$/ }).click();
  await own.getByText(`Хранилище пользователя ${USER}`).waitFor({ timeout: LIMIT_MS });
  expect(await own.getByRole('link', { name: 'Настройки связи' }).count()).toBe(0);
  await context.close();
});
