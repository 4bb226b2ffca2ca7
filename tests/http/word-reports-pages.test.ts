import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
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
