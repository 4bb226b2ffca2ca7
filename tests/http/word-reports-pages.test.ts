import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { PNG } from 'pngjs';
import { readDocx } from '../../plugins/word-reports/server/src/docx/read-docx';
import { renderDocx } from '../../plugins/word-reports/server/src/docx/render';
import { prepareTemplate } from '../../plugins/word-reports/server/src/docx/template';
import type { TemplateView } from '../../plugins/word-reports/contracts';
import { fillDemo } from '../../src/demo';
import { createApiToken, startTestApp, type TestApp } from '../support';
import { decodePng, renderPdf, textOfPdf } from '../support/decode';
import { binary, fileOf, wordReportDoors } from './word-report-world';

/** Route sheets as people get them out of a printer: LibreOffice lays the documents out, poppler draws the pages. */

const DOTS_PER_INCH = 150;
const A4 = { width: 1_240, height: 1_754 };

let app: TestApp;
let token: string;
let code: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'word-pages-'));
  app = await startTestApp();
  const { parts } = await fillDemo(app.strapi, new Date(), 1);
  code = parts[0] ?? '';
  token = await createApiToken(app);
}, 300_000);
afterAll(async () => {
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What LibreOffice prints of a document. @throws where it is not installed, with how to install it */
async function printed(document: Buffer): Promise<Buffer> {
  const file = path.join(folder, 'report.docx');
  await writeFile(file, document);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const words = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file];
  await promisify(execFile)('soffice', words).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new Error(
      'LibreOffice is missing, which this test needs: apt-get install libreoffice-writer-nogui',
    );
  });
  return readFile(path.join(folder, 'report.pdf'));
}

async function routeSheet(language: string): Promise<Buffer> {
  const doors = wordReportDoors(app, token);
  const sheet = await doors
    .as(token)
    .get(`/starter?kind=route-sheet&language=${language}`)
    .buffer(true)
    .parse(binary as never);
  const made = await doors.send('/templates', fileOf(sheet), `Route sheet ${language}.docx`);
  return fileOf(await doors.make({ template: (made.body as TemplateView).id, source: { part: code } }));
}

it.each(['ru', 'en'])(
  'prints the route sheet of a batch on one page of A4, its code readable: %s',
  async (language) => {
    const { rows } = await app.sql.query<{ designation: string; name: string; stage: string }>(
      `select p.designation, p.name, o.stage_name as stage from part_states s join parts p on p.id = s.part_id
       join operations o on o.part_id = s.part_id and not o.replaced where s.code = $1 order by o.sequence`,
      [code],
    );
    expect(rows.length).toBeGreaterThan(1);
    const pdf = await printed(await routeSheet(language));
    const pages = await renderPdf(pdf, DOTS_PER_INCH);
    expect(pages).toHaveLength(1);
    const [page = Buffer.of()] = pages;
    // For whoever wants to look at them.
    const looked = process.env.WORD_PAGES_DIR;
    if (looked) await writeFile(path.join(looked, `route-sheet-${language}.png`), page);
    const { width, height } = PNG.sync.read(page);
    expect(Math.abs(width - A4.width) + Math.abs(height - A4.height)).toBeLessThanOrEqual(4);
    const text = (await textOfPdf(pdf)).replace(/\s+/g, ' ');
    const [head] = rows;
    for (const word of [code, head?.designation ?? '?', head?.name ?? '?', ...rows.map(({ stage }) => stage)])
      expect(text).toContain(word);
    expect(text).not.toMatch(/\{\{|\}\}|undefined|null/);
    expect(await decodePng(page)).toEqual([expect.stringMatching(new RegExp(`/SCAN/${code}$`))]);
  },
);

/** For whoever wants to look at the pages. */
async function looked(name: string, pages: readonly Buffer[]): Promise<void> {
  const where = process.env.WORD_PAGES_DIR;
  if (!where) return;
  for (const [at, page] of pages.entries()) await writeFile(path.join(where, `${name}-${at + 1}.png`), page);
}

/** A list over pages: header, footer, a table whose heading is on each page, its row repeated. */
function listTemplate(): Promise<Buffer> {
  const cells = (...texts: string[]) =>
    texts.map((text) => new TableCell({ children: [new Paragraph(text)] }));
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells('Обозначение', 'Наименование') }),
      new TableRow({ children: cells('{{#Строки}}{{№ бирки}}', '{{Наименование}}{{/Строки}}') }),
    ],
  });
  const headers = { default: new Header({ children: [new Paragraph('Ведомость от {{Дата}}')] }) };
  const footers = { default: new Footer({ children: [new Paragraph('Цех сборки')] }) };
  return Packer.toBuffer(new Document({ sections: [{ headers, footers, children: [table] }] }));
}

it('prints many rows in one document as a table over pages, with its heading, header and footer on each', async () => {
  const doors = wordReportDoors(app, token);
  const made = await doors.send('/templates', await listTemplate(), 'Ведомость.docx');
  const rows = Array.from({ length: 150 }, (_, n) => `A-${n + 1};Кронштейн ${n + 1}`);
  const csv = Buffer.from(`№ бирки;Наименование\r\n${rows.join('\r\n')}`);
  const upload = (await doors.send('/uploads', csv, 'бирки.csv')).body as { id: string };
  const order = {
    ...{ template: (made.body as TemplateView).id, as: 'one-document' },
    source: { upload: upload.id, rows: 'all' },
  };
  const pdf = await printed(fileOf(await doors.make(order)));
  const texts = (await textOfPdf(pdf)).split('\f').filter((text) => text.trim() !== '');
  const pages = await renderPdf(pdf, 60);
  await looked('list', pages);
  expect(pages.length).toBeGreaterThanOrEqual(3);
  expect(texts).toHaveLength(pages.length);
  for (const text of texts) {
    expect(text).toMatch(/Ведомость от \d\d\.\d\d\.\d{4}/);
    expect(text).toContain('Обозначение');
    expect(text).toContain('Цех сборки');
  }
  const printedRows = [...texts.join('\n').matchAll(/A-(\d+)\s+Кронштейн (\d+)/g)];
  expect(printedRows.map(([, label, name]) => [Number(label), Number(name)])).toEqual(
    rows.map((_, n) => [n + 1, n + 1]),
  );
});

it('prints on each page that data are kept ones, below the footer that the template has', async () => {
  const read = await readDocx(await listTemplate());
  if (!read.ok) throw new Error(read.code);
  const rows = Array.from({ length: 90 }, (_, n) => ({ '№ бирки': `A-${n + 1}`, Наименование: 'Вал' }));
  const stamp = 'Данные на 12.05.2026 10:30: сохранённая копия, связи с OneDrive не было';
  const pdf = await printed(renderDocx(prepareTemplate(read), { Дата: '13.05.2026', Строки: rows }, stamp));
  const texts = (await textOfPdf(pdf)).split('\f').filter((text) => text.trim() !== '');
  await looked('kept', await renderPdf(pdf, 60));
  expect(texts.length).toBeGreaterThanOrEqual(2);
  for (const text of texts) expect(text.replace(/\s+/g, ' ')).toContain(`Цех сборки ${stamp}`);
});

it.each(['ru', 'en'])('prints the template to begin from, filled: %s', async (language) => {
  const doors = wordReportDoors(app, token);
  const starter = await doors
    .as(token)
    .get(`/starter?kind=starter&language=${language}`)
    .buffer(true)
    .parse(binary as never);
  const made = await doors.send('/templates', fileOf(starter), `Starter ${language}.docx`);
  const template = (made.body as TemplateView).id;
  const pdf = await printed(fileOf(await doors.make({ template, source: { part: code } })));
  const pages = await renderPdf(pdf, 60);
  await looked(`starter-${language}`, pages);
  expect(pages).toHaveLength(1);
  const text = await textOfPdf(pdf);
  expect(text).toContain(code);
  expect(text).not.toMatch(/\{\{|\}\}|undefined|null/);
});
