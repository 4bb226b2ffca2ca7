import type { Page } from 'playwright-core';
import {
  eventually,
  headingIs,
  networkAppears,
  openLabel,
  scansOf,
  startScanWorld,
  type ScanWorld,
} from './scan-world';
import { startWeakNetwork, type WeakNetwork } from './weak-network';

/** Devices whose clocks are wrong: nothing is refused for it, and the ledger has the time of the work by our clock. */

let world: ScanWorld;
let network: WeakNetwork;
beforeAll(async () => {
  world = await startScanWorld();
  network = await startWeakNetwork(world.app.baseUrl);
}, 120_000);
afterAll(async () => {
  await network.stop();
  await world.stop();
});

const HOUR_MS = 3_600_000;

/** A phone whose clock is wrong by so much, from the first line of every page on. */
async function phoneWithClock(wrongByMs: number): Promise<Page> {
  const page = await world.phone('ru-RU', { baseURL: network.baseUrl });
  await page.addInitScript((wrong) => {
    const Right = Date;
    const clock = { wrongByMs: wrong };
    const now = (): number => Right.now() + clock.wrongByMs;
    class WrongDate extends Right {
      constructor(...given: [] | [string | number]) {
        super(given.length === 0 ? now() : given[0]);
      }
      static override now = now;
    }
    Object.assign(window, { Date: WrongDate, clock });
  }, wrongByMs);
  return page;
}

/** The device's clock goes on, or is set, by so much. */
const moveClock = (page: Page, byMs: number): Promise<void> =>
  page.evaluate((by) => {
    (window as unknown as { clock: { wrongByMs: number } }).clock.wrongByMs += by;
  }, byMs);

/** When the reports of this batch happened, by the ledger: milliseconds since 1970. */
async function occurredAt(code: string): Promise<number[]> {
  const { rows } = await world.app.sql.query<{ atMs: string }>(
    `select extract(epoch from occurred_at) * 1000 as "atMs" from scans where part_code = $1 order by revision`,
    [code],
  );
  return rows.map(({ atMs }) => Number(atMs));
}

/** A batch that has been here for two days. */
async function oldPart(designation: string): Promise<string> {
  const code = await world.part(5, designation);
  await world.app.sql.query(
    `update part_states set first_fact_at = first_fact_at - interval '2 days' where code = $1`,
    [code],
  );
  return code;
}

async function reportOne(page: Page, answer: string): Promise<{ fromMs: number; toMs: number }> {
  await page.getByRole('button', { name: 'Другое количество, брак, доработка' }).click();
  await page.getByRole('button', { name: '1', exact: true }).click();
  const fromMs = Date.now();
  await page.getByRole('button', { name: 'Отправить: 1 годная' }).click();
  await headingIs(page, answer);
  return { fromMs, toMs: Date.now() };
}

/** The ledger keeps milliseconds; its clock and the browser's round each in its own way. */
const ROUNDING_MS = 1;

it.each([
  ['seven hours ahead', 7 * HOUR_MS, 1],
  ['thirty hours behind', -30 * HOUR_MS, 2],
])(
  'a clock %s: work is dated by ours, also when it is sent an hour later',
  async (_words, wrongByMs, place) => {
    network.be('up');
    const code = await oldPart(`АСЦБ.97${place}`);
    const page = await phoneWithClock(wrongByMs);
    await openLabel(page, code);
    const online = await reportOne(page, 'Принято');
    await page.getByRole('button', { name: 'Та же деталь' }).click();
    await page.getByText('Ждут здесь').first().waitFor();
    network.be('down');
    const kept = await reportOne(page, 'Нет связи. Отметка сохранена.');
    await moveClock(page, HOUR_MS);
    const sendingFromMs = Date.now();
    network.be('up');
    await networkAppears(page);
    await eventually(
      () => scansOf(world, code),
      (scans) => scans === 2,
    );
    const onItsWayMs = Date.now() - sendingFromMs;
    const [first = 0, second = 0] = await occurredAt(code);
    expect(first).toBeGreaterThanOrEqual(online.fromMs - ROUNDING_MS);
    expect(first).toBeLessThanOrEqual(online.toMs + ROUNDING_MS);
    // By the device's clock an hour went by before it was sent; on its way it was no longer than this.
    expect(second + HOUR_MS).toBeGreaterThanOrEqual(kept.fromMs - ROUNDING_MS);
    expect(second + HOUR_MS).toBeLessThanOrEqual(kept.toMs + onItsWayMs + ROUNDING_MS);
    await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'не учтено' }).count()).toBe(0);
    // My shift is today by our clock: the newest may be taken back, the one of an hour ago may not.
    await page.goto('/scan');
    await page.getByRole('button', { name: 'Моя смена' }).click();
    const rows = page.getByRole('listitem').filter({ hasText: `АСЦБ.97${place}` });
    await rows.nth(1).waitFor();
    const mayUndo = await rows.evaluateAll((items) =>
      items.map((item) => item.querySelectorAll('.undo-action').length),
    );
    // The latest that was recorded was made an hour before.
    expect(mayUndo).toEqual([0, 1]);
  },
);

it('a clock that is set right between the work and its sending: the work counts, and never in the future', async () => {
  network.be('up');
  const code = await oldPart('АСЦБ.973');
  const page = await phoneWithClock(7 * HOUR_MS);
  await openLabel(page, code);
  await page.getByText('Ждут здесь').first().waitFor();
  network.be('down');
  await reportOne(page, 'Нет связи. Отметка сохранена.');
  await moveClock(page, -7 * HOUR_MS);
  network.be('up');
  await networkAppears(page);
  await eventually(
    () => scansOf(world, code),
    (scans) => scans === 1,
  );
  const [at = 0] = await occurredAt(code);
  expect(at).toBeLessThanOrEqual(Date.now() + ROUNDING_MS);
  await page.getByRole('button', { name: 'не отправлено' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'не учтено' }).count()).toBe(0);
});
