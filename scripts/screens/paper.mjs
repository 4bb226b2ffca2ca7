import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import sharp from 'sharp';
import { LANGUAGES } from './shooter.mjs';

const run = promisify(execFile);
/** Enough to read a page by, and small in the documents. */
const DOTS_PER_INCH = 80;
const COLOURS = 32;

/** What is printed in each language: the word of a name, the list's heading and footer. */
const WORDS = {
  ru: { head: 'Ведомость от {{Дата}}', foot: 'Цех сборки', columns: ['Обозначение', 'Наименование'] },
  en: { head: 'List of {{Date}}', foot: 'Assembly shop', columns: ['Designation', 'Name'] },
};

/** The file of a door. */
async function fileOf(shooter, panel, address, body, language) {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${shooter.baseUrl}${address}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${panel.token}`,
      'accept-language': language,
      ...(isForm ? {} : { 'content-type': 'application/json' }),
    },
    body: isForm ? body : JSON.stringify(body),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${bytes.toString()}`);
  return bytes;
}

/** The first page of a document as a picture for the documents. */
async function keepPage(shooter, name, bytes, extension) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'paper-'));
  try {
    const file = path.join(folder, `page.${extension}`);
    await fs.writeFile(file, bytes);
    if (extension !== 'pdf') {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    }
    const words = [
      '-r',
      String(DOTS_PER_INCH),
      '-png',
      '-f',
      '1',
      '-l',
      '1',
      '-singlefile',
      'page.pdf',
      'page',
    ];
    await run('pdftoppm', words, { cwd: folder });
    const picture = sharp(path.join(folder, 'page.png')).png({ colours: COLOURS, compressionLevel: 9 });
    await picture.toFile(path.join(shooter.directory, `${name}.png`));
    console.log(`${name}.png`);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** A list over pages: header, footer, a row of its table for each row of the data. */
function listTemplate({ head, foot, columns: [designation, name] }) {
  const cells = (...texts) => texts.map((text) => new TableCell({ children: [new Paragraph(text)] }));
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(designation, name) }),
      new TableRow({ children: cells(`{{#Строки}}{{${designation}}}`, `{{${name}}}{{/Строки}}`) }),
    ],
  });
  const headers = { default: new Header({ children: [new Paragraph(head)] }) };
  const footers = { default: new Footer({ children: [new Paragraph(foot)] }) };
  return Packer.toBuffer(new Document({ sections: [{ headers, footers, children: [table] }] }));
}

const form = (bytes, name) => {
  const sent = new FormData();
  sent.append('file', new Blob([bytes]), name);
  return sent;
};

/** Labels, badges and stage cards as paper. */
async function printedSheets(shooter, panel, language) {
  const ask = (address, body) => fileOf(shooter, panel, address, { ...body, language }, language);
  const products = await panel.ask('GET', '/qr-labels/products');
  const [{ id: product }] = products.sort((a, b) => b.labels - a.labels);
  await keepPage(shooter, `paper-labels-${language}`, await ask('/qr-labels/sheets', { product }), 'pdf');
  const { rows } = await panel.ask('GET', '/qr-labels/operators');
  const operators = rows.slice(0, 6).map(({ id }) => id);
  await keepPage(shooter, `paper-badges-${language}`, await ask('/qr-labels/badges', { operators }), 'pdf');
  const { stages } = await panel.ask('GET', '/qr-labels/stages');
  const cards = { stages: stages.slice(0, 4).map(({ id }) => id) };
  await keepPage(
    shooter,
    `paper-stage-cards-${language}`,
    await ask('/qr-labels/stages/sheets', cards),
    'pdf',
  );
}

/** Documents of Word reports as LibreOffice lays them out. */
async function producedDocuments(shooter, panel, language) {
  const ask = (address, body) => fileOf(shooter, panel, `/word-reports${address}`, body, language);
  const { rows } = await panel.ask('GET', '/qr-labels/parts');
  const [{ code: part }] = rows;
  for (const template of ['route-sheet', 'starter']) {
    const made = await ask('', { template, source: { part }, language });
    await keepPage(shooter, `paper-${template}-${language}`, made, 'docx');
  }
  const { columns } = WORDS[language];
  const kept = await ask(
    '/templates',
    form(await listTemplate(WORDS[language]), `${WORDS[language].foot}.docx`),
  );
  const lines = rows.slice(0, 30).map(({ designation, name }) => `${designation};${name}`);
  const upload = await ask('/uploads', form([columns.join(';'), ...lines].join('\r\n'), 'list.csv'));
  const source = { upload: JSON.parse(upload.toString()).id, rows: 'all' };
  const template = JSON.parse(kept.toString()).id;
  const list = await ask('', { template, source, as: 'one-document', language });
  await keepPage(shooter, `paper-list-${language}`, list, 'docx');
}

/** What leaves the printer: sheets of labels, badges and stage cards, and documents of Word reports. */
export async function shootPaper(shooter, panel) {
  for (const language of LANGUAGES) {
    await printedSheets(shooter, panel, language);
    await producedDocuments(shooter, panel, language);
  }
}
