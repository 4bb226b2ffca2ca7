import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import Papa from 'papaparse';
import { Client } from 'pg';
import { PNG } from 'pngjs';
import {
  REPORT_NAMES,
  type Report,
  type ReportColumn,
  type ReportName,
} from '../../plugins/dashboards/server/src/reports/contracts';
import { runScript } from '../support/run-script';
import { LIMIT_MS, startPanelWorld, type PanelWorld } from './panel-world';

/** Each report in a real browser, of a month of work: chart, table, and what its buttons save. */

let world: PanelWorld;

/** An order of parts that pass only stages where there was work on most days: one with history enough for a forecast. */
async function orderTurnedParts(): Promise<void> {
  const { ask, create } = world;
  const { data: routes } = await ask<{ data: { documentId: string; name: string }[] }>('GET', '/api/routes');
  const route = routes.find(({ name }) => name === 'Точёная деталь')?.documentId;
  const order = { designation: 'ВТ.400', orderNumber: '104', quantity: 1, dueDate: '2099-12-31' };
  const product = (await create('products', order)).documentId;
  await create('parts', { designation: 'ВТ.400.01', name: 'Втулка', quantity: 40, product, route });
}

beforeAll(async () => {
  world = await startPanelWorld();
  const demo = await runScript('scripts/demo.mjs', ['--json', '--force', '--add'], {
    DATABASE_URL: world.product.databaseUrl,
  });
  expect([demo.code, demo.code === 0 ? '' : demo.stderr]).toEqual([0, '']);
  await orderTurnedParts();
  // The server does so once a while, and the rows of a page and of its file would stand in two orders.
  const client = new Client({ connectionString: world.product.databaseUrl });
  await client.connect();
  await client.query('select tracker_place_stages()').finally(() => client.end());
}, 300_000);
afterAll(() => world?.stop());

async function saved(format: string): Promise<{ name: string; bytes: Buffer }> {
  const { page } = world;
  const coming = page.waitForEvent('download', { timeout: LIMIT_MS });
  await page.getByRole('button', { name: new RegExp(`${format}$`) }).click();
  const download: Download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function open(name: ReportName): Promise<void> {
  const { page, product } = world;
  await page.goto(`${product.baseUrl}/admin/plugins/reports?report=${name}`);
  await page.waitForSelector('[data-report-table] tbody tr', { timeout: LIMIT_MS });
}

/** Of a row's cells those that page and file write alike: names and counts, however their thousands are set apart. */
function alike(cells: string[], columns: ReportColumn[]): string[] {
  return columns.flatMap(({ kind }, at) =>
    kind === 'text' || kind === 'count' ? [(cells[at] ?? '').replace(/[\s\u00a0\u202f]/g, '') || '–'] : [],
  );
}

async function shownRows(columns: ReportColumn[]): Promise<string[][]> {
  const rows = await world.page.locator('[data-report-table] tbody tr').all();
  const texts = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
  return texts.map((cells) => alike(cells, columns));
}

/** Colours of a picture that cover some of it, paper apart. */
function inksOf({ data }: PNG): number {
  const seen = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 128) continue;
    const colour = data.readUIntBE(at, 3);
    seen.set(colour, (seen.get(colour) ?? 0) + 1);
  }
  return [...seen].filter(([colour, pixels]) => colour !== 0xffffff && pixels > 200).length;
}

it.each(REPORT_NAMES)('%s: chart, table, CSV, XLSX and PNG', async (name) => {
  await open(name);
  const { page } = world;
  const headings = await page.locator('[data-report-table] th').allInnerTexts();
  const report = await world.ask<Report>('GET', `/api/dashboards/reports/${name}`);
  const { columns, rows: told, totals } = report;
  const rows = await page.locator('[data-report-table] tbody tr').count();

  const csv = await saved('CSV');
  expect(csv.name).toMatch(new RegExp(`^${name}_\\d{4}-\\d\\d-\\d\\d_\\d{4}-\\d\\d-\\d\\d\\.csv$`));
  const { data } = Papa.parse<string[]>(csv.bytes.subarray(3).toString(), {
    delimiter: ';',
    skipEmptyLines: true,
  });
  // A row of totals stands under the others; files hold the rows alone.
  expect(rows).toBe(told.length + (totals ? 1 : 0));
  const [heads = [], ...lines] = data;
  expect(heads.map((heading) => heading.replace(/, ч$/, '').toLowerCase())).toEqual(
    headings.map((heading) => heading.trim().toLowerCase()),
  );
  const shown = await shownRows(columns);
  if (totals) {
    expect((await page.locator('[data-total] td').first().innerText()).trim()).toBe('Итого');
    shown.pop();
  }
  expect(shown).toEqual(lines.map((cells) => alike(cells, columns)));

  const xlsx = await saved('XLSX');
  expect(xlsx.name).toBe(csv.name.replace(/csv$/, 'xlsx'));
  expect(xlsx.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');

  // The demo's month of work is history enough for this order: else the picture below would be of a forecast without dates.
  if (name === 'forecast') {
    const withHistory = told.find(({ orderNumber }) => orderNumber === '104');
    expect(withHistory).toMatchObject({ p50: expect.any(String), isLate: false });
  }
  // The frame of a chart stands before its lines do.
  await page.waitForSelector('.apexcharts-series path', { state: 'attached', timeout: LIMIT_MS });
  const png = await saved('PNG');
  expect(png.name).toBe(csv.name.replace(/csv$/, 'png'));
  const picture = PNG.sync.read(png.bytes);
  expect(picture.width).toBeGreaterThan(1_000);
  // All pictures at twice their size, below a heading that says what they are of.
  const charts = await page.locator('.apexcharts-canvas').all();
  const heights = await Promise.all(charts.map(async (chart) => (await chart.boundingBox())?.height ?? 0));
  expect(picture.height).toBeGreaterThan(2 * heights.reduce((sum, height) => sum + height) + 100);
  expect(inksOf(picture)).toBeGreaterThan(1);
});

it('tells the days of a forecast on the overview and on the page of the order', async () => {
  const { page, ask } = world;
  const { rows } = await ask<Report>('GET', '/api/dashboards/reports/forecast');
  const { p50, p85 } = rows.find(({ orderNumber }) => orderNumber === '104') ?? {};
  const days = `[data-forecast="${String(p50)} ${String(p85)}"]`;
  await page.goto(`${world.product.baseUrl}/admin/plugins/dashboards?search=104`);
  await page.waitForSelector(`[data-product="ВТ.400"] ${days}`, { timeout: LIMIT_MS });
  await page.click('[data-product="ВТ.400"] a');
  await page.waitForSelector(`[data-outlook] ${days}`, { timeout: LIMIT_MS });
});

const pressed = (column: number) => world.page.locator('.apexcharts-bar-area').nth(column).click();

it('draws defects by reason, cause or place, and a bar leads to the scans behind it', async () => {
  await open('defects');
  const { page, ask } = world;
  const { rows } = await ask<Report>('GET', '/api/dashboards/reports/defects');
  const namesOf = (list: string) => rows.filter(({ byCode }) => byCode === list).map(({ name }) => name);
  const drawn = async () => {
    const marks = await page.locator('.apexcharts-xaxis-texts-g title').allTextContents();
    return marks.filter(Boolean);
  };
  expect(await drawn()).toEqual(namesOf('reason'));
  await page.getByRole('combobox', { name: 'На картинке' }).click();
  await page.getByRole('option', { name: 'По месту обнаружения' }).click();
  await page.locator('.apexcharts-xaxis-texts-g title', { hasText: String(namesOf('found')[0]) }).waitFor({
    state: 'attached',
    timeout: LIMIT_MS,
  });
  expect(await drawn()).toEqual(namesOf('found'));
  // Marks of the running share are round.
  const shares = await page.locator('.apexcharts-yaxis').last().locator('title').allTextContents();
  expect(new Set(shares.map((share) => share.replace(/\s/g, ' ')))).toEqual(
    new Set(['0 %', '20 %', '40 %', '60 %', '80 %', '100 %']),
  );
  await pressed(0);
  await page.waitForURL(/api::scan\.scan/, { timeout: LIMIT_MS });
  expect(decodeURIComponent(page.url())).toContain(`[stageName][$eq]=${String(namesOf('found')[0])}`);
  await page.waitForSelector('table tbody tr', { timeout: LIMIT_MS });
});

it('opens no list that shows more than the figures count, and says why', async () => {
  const { page, ask } = world;
  const { products } = await ask<{ products: { id: string }[] }>('GET', '/api/dashboards/reports');
  const rowsOf = async ({ id }: { id: string }) => {
    const { rows } = await ask<{ rows: unknown[] }>(
      'GET',
      `/api/dashboards/reports/stage-time?product=${id}`,
    );
    return { id, count: rows.length };
  };
  // Some order of the demonstration may not have been worked on at all.
  const worked = (await Promise.all(products.map(rowsOf))).find(({ count }) => count > 2);
  await page.goto(`/admin/plugins/reports?report=stage-time&product=${worked?.id}`);
  await page.locator('[data-drawn]', { hasText: 'Отбор «Изделие»' }).waitFor({ timeout: LIMIT_MS });
  expect(await page.locator('[data-report-table] tbody tr').count()).toBeGreaterThan(2);
  expect(await page.locator('[data-report-table] a').count()).toBe(0);
  await page.goto('/admin/plugins/reports?report=stage-time');
  await page.locator('[data-report-table] a').first().waitFor({ timeout: LIMIT_MS });
});

it('leads from an order of a report to its page', async () => {
  await open('order-completion');
  await world.page.locator('[data-report-table] a', { hasText: 'ВТ.400' }).click();
  await world.page.waitForURL(/plugins\/dashboards\/products\//, { timeout: LIMIT_MS });
  await world.page.getByRole('heading', { name: 'ВТ.400' }).waitFor({ timeout: LIMIT_MS });
});

it('offers no days to a forecast, and picks those of the others in the language of the panel', async () => {
  const { page } = world;
  await open('forecast');
  expect(await page.locator('input[name=from], input[name=to]').count()).toBe(0);
  await page.goto('/admin/plugins/reports?report=throughput&from=2026-01-31&to=2026-02-01');
  await page.waitForSelector('[data-report-table] tbody tr', { timeout: LIMIT_MS });
  expect(await page.inputValue('input[name=from]')).toBe('31.01.2026');
  await page.fill('input[name=from]', '30.01.2026');
  await page.press('input[name=from]', 'Tab');
  await page.waitForURL(/from=2026-01-30/, { timeout: LIMIT_MS });
  // Three days and their total.
  await page.locator('[data-report-table] tbody tr').nth(3).waitFor({ timeout: LIMIT_MS });
  expect(await page.locator('[data-report-table] tbody tr').count()).toBe(4);
});
