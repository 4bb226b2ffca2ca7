import type { Page } from 'playwright-core';
import { stageCode } from '../../src/codes';
import { adminJwt, createOperator } from '../support';
import { scanByWedge } from './press-keys';
import { headingIs, openLabel, PASSWORD, signIn, startScanWorld, type ScanWorld } from './scan-world';
import { lookingInEachShape } from './wcag';

/** The screens that few people ever see, in each shape and in both languages. */

let world: ScanWorld;
let cards: Record<string, string>;
beforeAll(async () => {
  world = await startScanWorld();
  const { rows } = await world.app.sql.query<{ name: string; id: string }>(
    'select name, document_id as id from stages',
  );
  cards = Object.fromEntries(rows.map(({ name, id }) => [name, stageCode(id)]));
  await createOperator(world.app, { username: 'Контролёр К.', password: PASSWORD });
  await world.app.sql.query(
    `insert into up_users_stages_lnk (user_id, stage_id)
       select u.id, s.id from up_users u, stages s where u.username = 'Контролёр К.' and s.name = 'Контроль ОТК'`,
  );
}, 120_000);
afterAll(() => world.stop());

const WORDS = {
  ru: {
    ready: 'Отсканируйте этикетку',
    all: 'ВСЕ 5 ГОДНЫ',
    foreign: 'На ваших этапах ничего не ждёт',
    card: /^Этап «Резка» не ваш/,
    offline: 'Нет связи с сервером',
    busy: 'Сервер занят',
    notKept: /^Память устройства заполнена/,
    stale: 'Страница старее сервера',
    newer: /от более новой версии/,
    counted: 'Принято',
    undo: 'Отменить',
    notUndone: 'Не отменено: 5 годных',
    refused: 'На этой операции ничего не ждёт',
    later: 'Оставить до мастера, работать дальше',
    kept: '2 разобрать',
    look: 'Разобрать',
    remove: 'Убрать без исправления',
    noPin: 'У этого бейджа ещё нет ПИН-кода',
    malformed: 'Сервер не понял отметку',
  },
  en: {
    ready: 'Scan a label',
    all: 'ALL 5 GOOD',
    foreign: 'Nothing waits at your stages',
    card: /^The stage “Резка” is not yours/,
    offline: 'No connection to the server',
    busy: 'The server is busy',
    notKept: /^The storage of this device is full/,
    stale: 'This page is older than the server',
    newer: /of a newer version/,
    counted: 'Counted',
    undo: 'Undo',
    notUndone: 'Not undone: 5 good',
    refused: 'No pieces wait at this operation',
    later: 'Keep it for the foreman, work on',
    kept: '2 to settle',
    look: 'Look at it',
    remove: 'Remove, do not correct',
    noPin: 'This badge has no PIN yet',
    malformed: 'The server did not understand',
  },
};

/** The pieces of this batch wait elsewhere by now. */
const moveOn = (code: string) =>
  world.app.sql.query(
    `update operations set waiting = case number when 2 then 5 else 0 end
      where part_id = (select part_id from part_states where code = $1)`,
    [code],
  );

const refusal = (status: number, code: string, message: string) => ({
  status,
  json: { data: null, error: { status, name: 'Refused', message, details: { code } } },
});

/** A badge whose owner has no PIN yet, at a factory where the first use sets it. */
async function badgeWithoutPin(): Promise<string> {
  world.app.strapi.config.set('tracker.pinAtFirstUse', true);
  const { rows } = await world.app.sql.query<{ id: string }>(
    `select document_id as id from up_users where username = 'Контролёр К.'`,
  );
  const door = world.app.http().post(`/tracker/operators/${rows[0]?.id}/badge`);
  const made = await door.set('Authorization', `Bearer ${await adminJwt(world.app)}`);
  return (made.body as { data: { badge: string } }).data.badge;
}

describe.each(['ru', 'en'] as const)('%s', (language) => {
  const words = WORDS[language];
  const number = language === 'ru' ? 1 : 2;
  const open = async () => {
    const page = await world.phone(language === 'ru' ? 'ru-RU' : 'en-GB');
    const press = (name: string) => page.getByRole('button', { name }).click();
    const { wrong, look } = lookingInEachShape(page);
    // Each picture is named by its language too.
    return { page, press, wrong, look: (screen: string) => look(`${screen}-${language}`) };
  };

  it('a foreign stage, its card, a server that is busy or away, a badge without a PIN', async () => {
    const code = await world.part(5, `АСЦБ.820.${number}`);
    const { page, look, wrong } = await open();
    await page.goto(`/scan/${code}`);
    await signIn(page, language, { username: 'Контролёр К.', password: PASSWORD });
    await page.getByText(words.foreign).waitFor();
    await look('foreign-stage');
    await page.goto(`/scan/${cards['Резка']}`);
    await headingIs(page, words.card);
    await look('stage-card');
    const other = await world.part(5, `АСЦБ.821.${number}`);
    await page.route('**/scan-station/parts/*', (route) => route.fulfill(refusal(503, 'busy', 'busy')));
    await page.goto(`/scan/${other}`);
    await headingIs(page, words.busy);
    await look('busy');
    await page.unroute('**/scan-station/parts/*');
    await page.route('**/scan-station/**', (route) => route.abort());
    await page.goto(`/scan/${await world.part(5, `АСЦБ.822.${number}`)}`);
    await headingIs(page, words.offline);
    await look('offline');
    await page.unroute('**/scan-station/**');
    await scanByWedge(page, await badgeWithoutPin());
    await page.waitForFunction(() => document.activeElement?.id === 'pin');
    await page.keyboard.type('4711', { delay: 80 });
    await page.keyboard.press('Enter');
    await page.getByText(words.noPin).waitFor();
    await look('first-pin');
    expect(wrong).toEqual({});
  }, 240_000);

  it('an undo that is refused, refused reports in the list, what is not understood, not kept, or of another version', async () => {
    const [one, two] = [await world.part(5, `АСЦБ.823.${number}`), await world.part(5, `АСЦБ.824.${number}`)];
    const { page, press, look, wrong } = await open();
    await openLabel(page, one, language);
    await press(words.all);
    await headingIs(page, words.counted);
    await page.route('**/undo', (route) =>
      route.fulfill(refusal(409, 'pieces-already-moved', 'Already moved on.')),
    );
    await press(words.undo);
    await page.getByText(words.notUndone).waitFor();
    await look('undo-refused');
    await press(words.later);
    await headingIs(page, words.ready);
    await page.goto(`/scan/${two}`);
    await page.getByRole('button', { name: words.all }).waitFor();
    await moveOn(two);
    await press(words.all);
    await headingIs(page, words.refused);
    await press(words.remove);
    await look('refused-to-be-removed');
    await press(words.later);
    await press(words.kept);
    await page.getByRole('button', { name: words.look }).first().waitFor();
    await look('kept-refused');
    await page.route('**/api/scans', (route) =>
      route.fulfill(refusal(400, 'malformed-request', 'malformed')),
    );
    await page.goto(`/scan/${await world.part(5, `АСЦБ.825.${number}`)}`);
    await press(words.all);
    await headingIs(page, words.malformed);
    await look('malformed-request');
    await press(words.later);
    await failTheDisk(page);
    await leaveOfNewer(page);
    await page.goto(`/scan/${await world.part(5, `АСЦБ.826.${number}`)}`);
    await page.getByText(words.newer).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError')));
    await page.getByText(words.stale).waitFor();
    await look('other-versions');
    await press(words.all);
    await headingIs(page, words.notKept);
    await look('not-kept');
    expect(wrong).toEqual({});
  }, 240_000);
});

/** From the next load on the disk takes no report. */
const failTheDisk = (page: Page) =>
  page.addInitScript(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (value, key) {
      if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
      return add.call(this, value, key);
    };
  });

/** What a newer version of the page has left on this device. */
const leaveOfNewer = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('tracker-scan');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const outbox = opening.result.transaction('outbox', 'readwrite').objectStore('outbox');
    outbox.add({ id: 'n1', kind: 'inspection' });
    await new Promise((resolve) => (outbox.transaction.oncomplete = resolve));
    opening.result.close();
  });
