import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import Papa from 'papaparse';
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
  const { columns, rows: told } = await world.ask<Report>('GET', `/api/dashboards/reports/${name}`);
  const rows = await page.locator('[data-report-table] tbody tr').count();

  const csv = await saved('CSV');
  expect(csv.name).toMatch(new RegExp(`^${name}_\\d{4}-\\d\\d-\\d\\d_\\d{4}-\\d\\d-\\d\\d\\.csv$`));
  const { data } = Papa.parse<string[]>(csv.bytes.subarray(3).toString(), {
    delimiter: ';',
    skipEmptyLines: true,
  });
  expect(data).toHaveLength(rows + 1);
  expect(data[0]?.map((heading) => heading.replace(/, ч$/, '').toLowerCase())).toEqual(
    headings.map((heading) => heading.trim().toLowerCase()),
  );
  expect(await shownRows(columns)).toEqual(data.slice(1).map((cells) => alike(cells, columns)));

  const xlsx = await saved('XLSX');
  expect(xlsx.name).toBe(csv.name.replace(/csv$/, 'xlsx'));
  expect(xlsx.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');

  // The demo's month of work is history enough for this order: else the picture below would be of a forecast without dates.
  if (name === 'forecast') {
    const withHistory = told.find(({ orderNumber }) => orderNumber === '104');
    expect(withHistory).toMatchObject({ p50: expect.any(String), isLate: false });
  }
  await page.waitForSelector('.apexcharts-svg', { timeout: LIMIT_MS });
  const png = await saved('PNG');
  expect(png.name).toBe(csv.name.replace(/csv$/, 'png'));
  const picture = PNG.sync.read(png.bytes);
  expect(picture.width).toBeGreaterThan(1_000);
  expect(picture.height).toBeGreaterThan(200);
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
