import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { FactoryCalendar } from '../../plugins/dashboards/server/src/calendar/contracts';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** When the factory works, set in the panel; and where a foreman looks first, with what each figure there counts. */

let world: PanelWorld;
let sql: Client;

beforeAll(async () => {
  world = await startPanelWorld();
  sql = new Client({ connectionString: world.product.databaseUrl });
  await sql.connect();
}, 120_000);
afterAll(async () => {
  await sql?.end();
  await world?.stop();
});

const PATH = '/admin/settings/factory-calendar';

async function saved(): Promise<FactoryCalendar> {
  const { rows } = await sql.query<FactoryCalendar>(
    `select (select coalesce(json_agg(json_build_object('name', name, 'startsAt', to_char(starts_at, 'HH24:MI'),
                                                         'endsAt', to_char(ends_at, 'HH24:MI')) order by number), '[]')
               from tracker_shifts) as shifts,
            to_json(working_weekdays) as "workingWeekdays", to_json(days_off) as "daysOff", stuck_after_hours as "stuckAfterHours"
       from tracker_factory_calendar`,
  );
  const [row] = rows;
  if (!row) throw new Error('There is no calendar.');
  return row;
}

async function open(): Promise<void> {
  await world.page.goto(PATH);
  await world.page.getByRole('button', { name: 'Сохранить' }).waitFor({ timeout: LIMIT_MS });
}

async function addDayOff(day: string): Promise<void> {
  const { page } = world;
  await page.fill('input[name=dayOff]', day);
  await page.press('input[name=dayOff]', 'Tab');
  const [date, month, year] = day.split('.');
  await page.locator(`[data-day-off="${year}-${month}-${date}"]`).waitFor({ timeout: LIMIT_MS });
}

it('saves shifts, weekdays, days off and hours, and shows them when it is opened again', async () => {
  const { page } = world;
  await open();
  await page.getByText('Смен нет: работа идёт круглосуточно.').waitFor();
  for (const [place, name, startsAt, endsAt] of [
    [0, 'Дневная', '08:00', '20:00'],
    [1, 'Ночная', '20:00', '08:00'],
  ] as const) {
    await page.getByRole('button', { name: 'Добавить смену' }).click();
    await page.getByLabel('Название смены').nth(place).fill(name);
    await page.getByLabel('Начало').nth(place).fill(startsAt);
    await page.getByLabel('Конец').nth(place).fill(endsAt);
  }
  await page.getByRole('checkbox', { name: 'суббота' }).click();
  for (const day of ['02.01.2027', '01.01.2027', '03.01.2027']) await addDayOff(day);
  await page.click('[data-day-off="2027-01-03"] button');
  // A time is typed as people write it, and read as the panel writes it, whatever the browser's language is.
  await page.getByLabel('Начало').first().fill('8');
  await page.getByLabel('Начало').first().press('Tab');
  await page.fill('input[name=stuckAfterHours]', '24');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Сохранено').waitFor({ timeout: LIMIT_MS });
  expect(await saved()).toEqual({
    shifts: [
      { name: 'Дневная', startsAt: '08:00', endsAt: '20:00' },
      { name: 'Ночная', startsAt: '20:00', endsAt: '08:00' },
    ],
    ...{ workingWeekdays: [1, 2, 3, 4, 5, 6], daysOff: ['2027-01-01', '2027-01-02'], stuckAfterHours: 24 },
  });
  await open();
  expect(await page.getByLabel('Название смены').nth(1).inputValue()).toBe('Ночная');
  expect(await page.getByLabel('Конец').nth(1).inputValue()).toBe('08:00');
  expect(await page.locator('[data-day-off]').allInnerTexts()).toEqual(['1 янв. 2027 г.', '2 янв. 2027 г.']);
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(6);
});

it('says what does not fit and saves nothing of it; a shift is taken away', async () => {
  const { page } = world;
  const before = await saved();
  await open();
  await page.getByLabel('Начало').first().fill('25:00');
  await page.getByText('Время от 00:00 до 23:59').waitFor({ timeout: LIMIT_MS });
  await page.getByRole('button', { name: 'Сохранить' }).click();
  const notSaved = page.getByText('Не сохранено: исправьте то, что отмечено красным.');
  await notSaved.waitFor({ timeout: LIMIT_MS });
  await page.getByLabel('Начало').first().fill('08:00');
  await page.getByRole('button', { name: 'Добавить смену' }).click();
  expect(await page.getByText('Назовите смену').count()).toBe(0);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Назовите смену').waitFor({ timeout: LIMIT_MS });
  expect(await page.getByText(/shifts|неверно/).count()).toBe(0);
  await page.getByLabel('Название смены').nth(2).fill('Дневная');
  await notSaved.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Две смены называются одинаково: дайте каждой своё название.').waitFor();
  expect(await saved()).toEqual(before);
  await page.getByRole('button', { name: 'Убрать смену' }).nth(2).click();
  for (const day of before.daysOff) await page.click(`[data-day-off="${day}"] button`);
  await page.getByRole('button', { name: 'Убрать смену' }).first().click();
  await page.getByRole('button', { name: 'Убрать смену' }).first().click();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Сохранено').waitFor({ timeout: LIMIT_MS });
  expect(await saved()).toMatchObject({ shifts: [], daysOff: [] });
});

/** A stage to which five pieces came the day before, and that nothing has left. */
async function standStill(): Promise<string> {
  const { create, ask } = world;
  const stages = [];
  for (const name of ['Резка', 'Сварка']) stages.push(await create('stages', { name, kind: 'production' }));
  const steps = stages.map(({ documentId }) => ({ stage: documentId, optional: false }));
  const route = await create('routes', { name: 'Обычный', isDefault: true, steps });
  const order = await create('products', { designation: 'РАМА-1', quantity: 1 });
  const part = { designation: 'Р-01', quantity: 5, product: order.documentId, route: route.documentId };
  const { code } = await create('parts', part);
  const occurredAt = new Date().toISOString();
  await ask('POST', '/api/scans', {
    scanId: randomUUID(),
    partCode: code,
    operation: 1,
    good: 5,
    occurredAt,
  });
  await ask('GET', '/api/dashboards/attention');
  await sql.query(`update tracker_flow_days set day = day - 1`);
  await sql.query(`update tracker_queues set oldest_at = oldest_at - interval '10 days'`);
  return code;
}

it('tells where to look first, with the evidence, and what the figures count when they are pointed at', async () => {
  const { page } = world;
  const code = await standStill();
  await page.goto('/admin/plugins/dashboards');
  const evidence = await page.textContent('[data-bottleneck="Сварка"]', { timeout: LIMIT_MS });
  expect(evidence).toMatch(
    /^С .+ очередь выросла с 0 до 5 шт\., и за \d+ рабочих ч с этапа не ушло ничего\.$/,
  );
  await page.waitForSelector(`[data-stuck="${code}"] a[href$="/batches/${code}"]`);
  for (const [figure, said] of [
    [
      '[data-bottleneck]',
      'Этап, очередь которого за последние три смены (где смены не заданы, за три рабочих дня)',
    ],
    ['[data-stuck]', 'Ждут на операции без отметок на ней дольше'],
  ] as const) {
    const heading = page
      .locator('section', { has: page.locator(figure) })
      .last()
      .locator('h2');
    const defined = heading.locator('[title]');
    expect(await defined.getAttribute('title')).toContain(said);
    expect(await defined.getAttribute('aria-description')).toBe(await defined.getAttribute('title'));
  }
});
