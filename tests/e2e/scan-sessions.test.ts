import type { Page } from 'playwright-core';
import { createOperator } from '../support';
import { newBrowserDisk, startOwnBrowser } from './own-browser';
import {
  eventually,
  headingIs,
  openLabel,
  PASSWORD,
  scansOf,
  signIn,
  startScanWorld,
  type ScanWorld,
} from './scan-world';

/** Who is signed in on a device, and that it stays so. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
  await createOperator(world.app, { username: 'Орлова О.', password: PASSWORD });
}, 120_000);
afterAll(() => world.stop());

const ORLOVA = { username: 'Орлова О.', password: PASSWORD };
const nameIs = (page: Page, name: string) => page.locator('.bar-name').filter({ hasText: name }).waitFor();

it('whoever’s name shows is on the disk: a page that is left at once asks for no sign-in', async () => {
  for (const _time of [1, 2, 3, 4, 5]) {
    const page = await world.phone();
    await page.goto('/scan');
    await signIn(page);
    await nameIs(page, 'Петров П.');
    await page.goto('/scan');
    await headingIs(page, 'Отсканируйте этикетку');
    await page.context().close();
  }
});

it('so does a browser that is killed as soon as the name shows', async () => {
  const disk = newBrowserDisk();
  try {
    for (const [time, person] of [undefined, ORLOVA, undefined].entries()) {
      const browser = await startOwnBrowser(disk.folder, []);
      const { page } = browser;
      await page.goto(`${world.app.baseUrl}/scan`);
      if ((await page.getAttribute('html', 'lang')) !== 'ru')
        await page.getByRole('button', { name: 'Русский' }).click();
      if (time > 0) {
        await nameIs(page, time === 1 ? 'Петров П.' : 'Орлова О.');
        await page.getByRole('button', { name: 'Сменить' }).click();
      }
      await signIn(page, 'ru', person);
      await nameIs(page, person?.username ?? 'Петров П.');
      await browser.loseItsPower();
    }
    const browser = await startOwnBrowser(disk.folder, []);
    await browser.page.goto(`${world.app.baseUrl}/scan`);
    await nameIs(browser.page, 'Петров П.');
    await browser.loseItsPower();
  } finally {
    disk.wipe();
  }
}, 120_000);

it('the end of a session is told to who has it, not to who has signed in since', async () => {
  const code = await world.part(2, 'АСЦБ.976');
  const page = await world.phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  let answer: () => void = () => undefined;
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let asked = false;
  await page.route(
    '**/api/scans',
    async (route) => {
      asked = true;
      await mayAnswer;
      await route.fulfill({ status: 401, json: { error: { details: { code: 'not-signed-in' } } } });
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await eventually(
    () => Promise.resolve(asked),
    (isSo) => isSo,
  );
  await page.getByRole('button', { name: 'Сменить' }).click();
  await signIn(page, 'ru', ORLOVA);
  await nameIs(page, 'Орлова О.');
  const answered = page.waitForResponse('**/api/scans');
  answer();
  await answered;
  // It is sent again as a report of its maker, by who is signed in now.
  await eventually(
    () => scansOf(world, code),
    (count) => count === 1,
  );
  await nameIs(page, 'Орлова О.');
  await page.goto('/scan');
  await nameIs(page, 'Орлова О.');
  const { rows } = await world.app.sql.query(
    'select operator_name as operator, submitted_by_name as sender from scans where part_code = $1',
    [code],
  );
  expect(rows).toEqual([{ operator: 'Петров П.', sender: 'Орлова О.' }]);
});
