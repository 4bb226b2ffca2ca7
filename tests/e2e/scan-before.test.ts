import type { Page } from 'playwright-core';
import { createOperator } from '../support';
import { giveBadge } from './scan-badge';
import { scanByWedge } from './press-keys';
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
import { startWeakNetwork, type WeakNetwork } from './weak-network';
import { wrongWith } from './wcag';

/** What the page says and does before a report is made: who works, what is known, what may be lost. */

const PIN = '4711';
const PETROV = 'Петров П.';
const ORLOVA = { username: 'Орлова О.', password: PASSWORD };

let world: ScanWorld;
let network: WeakNetwork;
let badge: string;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
  badge = await giveBadge(world, PIN);
  await createOperator(world.app, ORLOVA);
}, 120_000);
beforeEach(() => network.be('up'));
afterAll(async () => {
  await network.stop();
  await world.stop();
});

const phone = (): Promise<Page> => world.phone('ru-RU', { baseURL: network.baseUrl });
const nameIs = (page: Page, name: string) => page.locator('.bar-name').filter({ hasText: name }).waitFor();

async function enterPin(page: Page, pin = PIN): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

/** The session of Петров П. runs out by its time alone; the server, which remembers it until then, looks at it anew. */
async function runOut(): Promise<void> {
  await world.app.sql.query(
    `update tracker_sessions set started_at = now() - interval '12 hours', expires_at = now() - interval '1 minute'
      where operator_name = $1 and ended_at is null`,
    [PETROV],
  );
  await world.app.sql.query(
    `select tracker_tell_access(jsonb_build_object('kind', 'session', 'id', id, 'operator', operator_id))
       from tracker_sessions where operator_name = $1`,
    [PETROV],
  );
}

const longAgo = () =>
  world.app.sql.query(
    `update tracker_badges set issued_at = now() - interval '30 days';
     alter table tracker_pins disable trigger user;
     update tracker_pins set set_at = now() - interval '30 days';
     alter table tracker_pins enable trigger user`,
  );

it('a label scanned while a PIN is asked waits for it, and opens for who it is', async () => {
  const code = await world.part(2, 'АСЦБ.300');
  const page = await phone();
  await page.goto('/scan');
  await signIn(page, 'ru', ORLOVA);
  await nameIs(page, 'Орлова О.');
  await scanByWedge(page, badge);
  await page.getByText('Бейдж прочитан').waitFor();
  await scanByWedge(page, code);
  await page.getByText('Этикетка прочитана и откроется после входа.').waitFor();
  expect(await page.getByText('Бейдж прочитан').count()).toBe(1);
  expect(await page.getByText('АСЦБ.300').count()).toBe(0);
  await enterPin(page);
  await headingIs(page, 'АСЦБ.300');
  await nameIs(page, PETROV);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Принято');
  const { rows } = await world.app.sql.query(
    'select operator_name as operator from scans where part_code = $1',
    [code],
  );
  expect(rows).toEqual([{ operator: PETROV }]);
});

it('nor does it when nobody was there, or somebody is about to be switched; only Назад goes back', async () => {
  const code = await world.part(2, 'АСЦБ.301');
  const page = await phone();
  await page.goto('/scan');
  await headingIs(page, 'Вход');
  await scanByWedge(page, badge);
  await scanByWedge(page, code);
  await enterPin(page);
  await headingIs(page, 'АСЦБ.301');
  await page.getByRole('button', { name: 'Сменить' }).click();
  await headingIs(page, 'Вход');
  await scanByWedge(page, code);
  await page.getByText('Этикетка прочитана и откроется после входа.').waitFor();
  await headingIs(page, 'Вход');
  await page.getByRole('button', { name: 'Назад' }).click();
  await headingIs(page, 'АСЦБ.301');
  await nameIs(page, PETROV);
});

it('a session that has run out asks for the PIN of who it was, and sends; a wrong PIN is told as one', async () => {
  const code = await world.part(2, 'АСЦБ.302');
  const page = await phone();
  await page.goto(`/scan/${code}`);
  await scanByWedge(page, badge);
  await enterPin(page);
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).waitFor();
  network.be('down');
  await page.getByRole('button', { name: 'ВСЕ 2 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await longAgo();
  await runOut();
  network.be('up');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText('Петров П.: введите ПИН-код').waitFor();
  await page.getByRole('status').filter({ hasText: 'хранится 1 отметка (Петров П.)' }).waitFor();
  // The device knows it after a reload as well.
  await page.reload();
  await page.getByText('Петров П.: введите ПИН-код').waitFor();
  await page.getByText('Сеанс закончился').waitFor();
  expect(await wrongWith(page)).toEqual([]);
  await enterPin(page, '1111');
  await page.getByRole('alert').filter({ hasText: 'Неверный ПИН-код' }).waitFor();
  expect(await scansOf(world, code)).toBe(0);
  await enterPin(page);
  await nameIs(page, PETROV);
  await eventually(
    () => scansOf(world, code),
    (count) => count === 1,
  );
});

it('where the PIN alone does not do, the badge is asked for, and forgotten is who it was', async () => {
  const page = await phone();
  await page.goto('/scan');
  await scanByWedge(page, badge);
  await enterPin(page);
  await headingIs(page, 'Отсканируйте этикетку');
  await page.context().clearCookies();
  await runOut();
  await page.reload();
  await page.getByText('Петров П.: введите ПИН-код').waitFor();
  await enterPin(page);
  await page.getByRole('alert').filter({ hasText: 'Одного ПИН-кода уже мало: поднесите бейдж.' }).waitFor();
  await page.getByText('Поднесите бейдж к сканеру').waitFor();
  await page.reload();
  await page.getByText('Поднесите бейдж к сканеру').waitFor();
  expect(await page.getByText('введите ПИН-код').count()).toBe(0);
  await scanByWedge(page, badge);
  await enterPin(page);
  await headingIs(page, 'Отсканируйте этикетку');
});

it('a shared device that cannot ask for the next badge says loudly under whose name everything goes', async () => {
  const code = await world.part(3, 'АСЦБ.303');
  const page = await phone();
  await page.goto('/scan');
  await signIn(page);
  await page.getByRole('radio', { name: 'Все: бейдж после каждой отметки' }).check();
  await scanByWedge(page, code);
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).waitFor();
  expect(await page.getByRole('alert').filter({ hasText: 'под именем' }).count()).toBe(0);
  network.be('down');
  await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).click();
  await headingIs(page, 'Нет связи. Отметка сохранена.');
  await page.getByRole('button', { name: 'Следующая этикетка' }).click();
  await page.getByRole('alert').filter({ hasText: 'Отметки идут под именем: Петров П.' }).waitFor();
  await scanByWedge(page, code);
  await page.getByText('Нет связи. Так было в').waitFor();
  expect(await page.getByRole('button', { name: 'ВСЕ 3 ГОДНЫ' }).innerText()).toBe('ВСЕ 3 ГОДНЫ\nПетров П.');
  expect(await wrongWith(page)).toEqual([]);
});

it('what was refused is not promised to be sent', async () => {
  const code = await world.part(4, 'АСЦБ.304');
  const page = await phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).waitFor();
  await world.app.sql.query(
    `update operations set waiting = case number when 2 then 4 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );
  await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
  await headingIs(page, 'На этой операции ничего не ждёт');
  await page.getByRole('button', { name: 'Сменить' }).click();
  const says = page
    .getByRole('status')
    .filter({ hasText: '1 отметка не принята: разберёт Петров П. или мастер.' });
  await says.waitFor();
  expect(await page.getByText('После входа отправим').count()).toBe(0);
});

it('of a server that is busy the page does not say that the network is gone', async () => {
  const code = await world.part(5, 'АСЦБ.305');
  const page = await phone();
  await openLabel(page, code);
  await page.getByRole('button', { name: 'ВСЕ 5 ГОДНЫ' }).waitFor();
  await page.route('**/api/scan-station/parts/*', (route) => route.fulfill({ status: 503, json: {} }));
  await page.goto(`/scan/${code}`);
  await page.getByText('Сервер не отвечает. Так было в').waitFor();
  expect(await page.getByText('Нет связи').count()).toBe(0);
  await page.unroute('**/api/scan-station/parts/*');
  // It answers, but not yet.
  let answer: () => void = () => undefined;
  const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/scan-station/parts/*', async (route) => {
    await mayAnswer;
    await route.continue();
  });
  await page.goto(`/scan/${code}`);
  await page.getByText('Ещё спрашиваем сервер. Так было в').waitFor();
  answer();
  await page.getByText('Так было в').waitFor({ state: 'detached' });
});

it('of a server that is busy it leads on to another label, which it knows', async () => {
  const page = await phone();
  await openLabel(page, '');
  await headingIs(page, 'Отсканируйте этикетку');
  await page.route('**/api/scan-station/**', (route) => route.fulfill({ status: 503, json: {} }));
  // Made since, so that no list on this device has it.
  await scanByWedge(page, await world.part(5, 'АСЦБ.307'));
  await headingIs(page, 'Сервер занят. Повторите через несколько секунд.');
  await page.getByRole('button', { name: 'Другая этикетка' }).click();
  await headingIs(page, 'Отсканируйте этикетку');
});

it('of a label that was never open here it says so, and what to do', async () => {
  const page = await phone();
  await openLabel(page, '');
  await headingIs(page, 'Отсканируйте этикетку');
  network.be('down');
  // Made since, so that no list on this device has it.
  await scanByWedge(page, await world.part(5, 'АСЦБ.306'));
  await headingIs(page, 'Нет связи с сервером');
  await page.getByText('Эту этикетку здесь ещё не открывали').waitFor();
  expect(await wrongWith(page)).toEqual([]);
  await page.getByRole('button', { name: 'Другая этикетка' }).click();
  await headingIs(page, 'Отсканируйте этикетку');
});

it.each([
  [79, 'Браузер не обещал хранить отметки: установите страницу на главный экран.'],
  [81, 'Память устройства почти заполнена'],
])(
  'of a storage that is %i %% full and may be cleared the first screen says, before anything is kept: %s',
  async (percent, words) => {
    const page = await world.phone();
    await page.addInitScript((usage) => {
      const storage = StorageManager.prototype;
      storage.persisted = () => Promise.resolve(false);
      storage.persist = () => Promise.resolve(false);
      storage.estimate = () => {
        Object.assign(window, { asked: true });
        return Promise.resolve({ usage, quota: 100 });
      };
    }, percent);
    await openLabel(page, '');
    await headingIs(page, 'Отсканируйте этикетку');
    await page.waitForFunction(() => 'asked' in window);
    await page.locator('.storage-risk').filter({ hasText: words }).waitFor();
  },
);

it('a browser that keeps nothing is told on the first screen', async () => {
  const page = await world.phone();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('No.', 'InvalidStateError');
    };
  });
  await openLabel(page, '');
  await page.getByText('Этот браузер ничего не хранит').waitFor();
});
