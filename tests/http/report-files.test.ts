import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import {
  REPORT_NAMES,
  type Report,
  type ReportChoices,
  type ReportColumn,
  type ReportFilter,
  type ReportValue,
} from '../../plugins/dashboards/server/src/reports/contracts';
import { fillDemo } from '../../src/demo';
import { createApiToken, startTestApp, type TestApp } from '../support';
import { bytesOf } from './answer-bytes';

/** Each report of a month of work in each kind of file, narrowed and not: what the file says is what the page's table says. */

/** What grows between two readings while something waits, and by how many hours it may. */
const AGEING: readonly string[] = ['ageSeconds', 'littleSeconds'];
const AGEING_HOURS = 0.05;

type Cell = string | number | null;

let app: TestApp;
let token: string;
let choices: ReportChoices;

beforeAll(async () => {
  app = await startTestApp();
  await fillDemo(app.strapi, new Date(), 1);
  token = await createApiToken(app);
  choices = JSON.parse((await ask('', {}, 'en')).bytes.toString()) as ReportChoices;
}, 300_000);
afterAll(() => app.stop());

const ask = (report: string, query: object, language: string) =>
  bytesOf(
    app
      .http()
      .get(`/api/dashboards/reports${report}`)
      .query(query)
      .set('Authorization', `Bearer ${token}`)
      .set('Accept-Language', language),
  );

/** What a table on the page shows of a value, as a spreadsheet's cell. */
function shown(value: ReportValue, { kind }: ReportColumn, timeZone: string): Cell {
  if (value === null) return null;
  if (typeof value !== 'number') {
    if (kind !== 'instant') return String(value);
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    }).formatToParts(new Date(String(value)));
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}`;
  }
  if (kind === 'duration') return value / 3600;
  return value;
}

/** Half of the last digit that a file holds. */
const ROUNDING: Partial<Record<ReportColumn['kind'], number>> = {
  number: 0.0051,
  share: 0.000051,
  duration: 0.000051,
};
const mayDiffer = ({ key, kind }: ReportColumn) =>
  AGEING.includes(key) ? AGEING_HOURS : (ROUNDING[kind] ?? 0);

function expectSame(report: Report, headers: Cell[], cellRows: Cell[][]): void {
  const { columns, timeZone } = report;
  expect(headers.map((header, at) => String(header).startsWith(columns[at]?.title ?? '?'))).toEqual(
    columns.map(() => true),
  );
  expect(headers).toHaveLength(columns.length);
  expect(cellRows).toHaveLength(report.rows.length);
  cellRows.forEach((cells, row) =>
    columns.forEach((column, at) => {
      const expected = shown(report.rows[row]?.[column.key] ?? null, column, timeZone);
      const cell = cells[at] ?? null;
      const where = [report.report, row, column.key];
      if (typeof expected !== 'number') {
        expect([...where, cell]).toEqual([...where, expected === '' ? null : expected]);
        return;
      }
      expect([...where, typeof cell]).toEqual([...where, 'number']);
      expect(Math.abs((cell as number) - expected)).toBeLessThanOrEqual(mayDiffer(column));
    }),
  );
}

/** Cells of a text table, numbers read as the language's spreadsheets read them. */
function cellsOfCsv(bytes: Buffer, { columns }: Report, language: string): Cell[][] {
  const [mark, text] = [bytes.subarray(0, 3).toString('hex'), bytes.subarray(3).toString()];
  expect(mark).toBe('efbbbf');
  const delimiter = language === 'ru' ? ';' : ',';
  const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true });
  return data.map((cells, row) =>
    cells.map((cell, at): Cell => {
      if (cell === '') return null;
      const isNumber = row > 0 && !['text', 'day', 'instant'].includes(columns[at]?.kind ?? 'text');
      return isNumber ? Number(language === 'ru' ? cell.replace(',', '.') : cell) : cell;
    }),
  );
}

async function cellsOfXlsx(bytes: Buffer, { columns }: Report): Promise<Cell[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  const rows: Cell[][] = [];
  sheet?.eachRow((row) =>
    rows.push(columns.map((_, at) => (row.getCell(at + 1).value as Cell | undefined) ?? null)),
  );
  return rows;
}

/** What the second sheet says, by its first column. */
async function aboutOf(bytes: Buffer): Promise<{ name: string; rows: [string, string][] }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const [, sheet] = workbook.worksheets;
  const rows: [string, string][] = [];
  sheet?.eachRow((row) => rows.push([row.getCell(1).text, row.getCell(2).text]));
  return { name: sheet?.name ?? '', rows };
}

/** Each filter of the page set to something that there is, alone. */
function narrowings(): Record<string, string>[] {
  const first = (of: { id: string }[]) => of[0]?.id ?? '';
  const filters: Record<ReportFilter, string> = {
    product: first(choices.products),
    stage: first(choices.stages),
    operator: first(choices.operators),
    shift: first(choices.shifts) || '0',
  };
  const period = { from: choices.today.replace(/\d\d$/, '01'), to: choices.today };
  return [{}, period, ...Object.entries(filters).map(([filter, value]) => ({ [filter]: value }))];
}

it.each(REPORT_NAMES)('%s: tables and files agree, whatever it is narrowed to', async (name) => {
  let full = 0;
  for (const query of narrowings()) {
    for (const language of ['ru', 'en']) {
      const table = await ask(`/${name}`, query, language);
      expect([name, query, table.status]).toEqual([name, query, 200]);
      const report = JSON.parse(table.bytes.toString()) as Report;
      full += report.rows.length;
      const csv = await ask(`/${name}`, { ...query, format: 'csv' }, language);
      const [csvHeaders = [], ...csvRows] = cellsOfCsv(csv.bytes, report, language);
      expectSame(report, csvHeaders, csvRows);
      const xlsx = await ask(`/${name}`, { ...query, format: 'xlsx' }, language);
      const [xlsxHeaders = [], ...xlsxRows] = await cellsOfXlsx(xlsx.bytes, report);
      expectSame(report, xlsxHeaders, xlsxRows);
    }
  }
  expect(full).toBeGreaterThan(0);
});

it('a workbook says on its second sheet of which days it is, what it is narrowed to, when it was read and what columns count', async () => {
  const [product] = choices.products;
  const [stage] = choices.stages;
  const period = { from: '2026-01-01', to: choices.today };
  const query = { ...period, product: product?.id, stage: stage?.id };
  const { bytes } = await ask('/first-pass-yield', query, 'en');
  const report = JSON.parse(bytes.toString()) as Report;
  const en = await aboutOf((await ask('/first-pass-yield', { ...query, format: 'xlsx' }, 'en')).bytes);
  expect(en.name).toBe('About');
  expect(en.rows.slice(0, 5)).toEqual([
    [report.title, report.definition],
    ['From', '2026-01-01'],
    ['To', choices.today],
    ['Product', product?.name],
    ['Stage', stage?.name],
  ]);
  expect(en.rows[5]).toEqual(['Data as of', expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d \(.+\)$/)]);
  const said = [...report.columns, ...report.totalColumns].filter(
    ({ key }) => (report.totals?.[key] ?? null) !== null,
  );
  expect(said.map(({ key }) => key)).toEqual(['scrapped', 'reworked', 'finished', 'finalYield']);
  const totals = said.map(({ key, title }) => [
    `Total: ${title}`,
    String(Number(Number(report.totals?.[key]).toFixed(4))),
  ]);
  expect(en.rows.slice(6)).toEqual([
    ...totals,
    ...report.notes.map((note) => ['Note', note]),
    ...[...report.columns, ...report.totalColumns]
      .filter(({ definition }) => definition)
      .map((column) => [column.title, column.definition]),
  ]);
  const ru = await aboutOf((await ask('/throughput', { format: 'xlsx' }, 'ru')).bytes);
  expect([ru.name, ru.rows[3]]).toEqual(['О таблице', ['Отбор', 'нет']]);
});
