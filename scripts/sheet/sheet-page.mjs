import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What stands within a line: bold, code and pictures. */
function inline(text, folder) {
  return text
    .replace(/[&<>"]/g, (letter) => ESCAPES[letter])
    .replace(
      /!\[([^\]]*)\]\(([^)]+)\)/g,
      (_, words, file) => `<img alt="${words}" src="${pathToFileURL(path.resolve(folder, file))}">`,
    )
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}

const cellsOf = (row) => row.replace(/^\||\|$/g, '').split('|');

function table(rows, folder) {
  const [head, , ...body] = rows.map(cellsOf);
  const line = (cells, tag) =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell.trim(), folder)}</${tag}>`).join('')}</tr>`;
  return `<table>${line(head, 'th')}${body.map((cells) => line(cells, 'td')).join('')}</table>`;
}

/** Heading, tables and paragraphs: all that the sheet is written with. */
function block(text, folder) {
  const lines = text.split('\n');
  if (text.startsWith('# ')) return `<h1>${inline(text.slice(2), folder)}</h1>`;
  if (lines.every((line) => line.startsWith('|'))) return table(lines, folder);
  return `<p>${inline(lines.join(' '), folder)}</p>`;
}

/** A4 with margins that every printer keeps; letters of 10 points are read at arm's length. */
const STYLE = `
@page { size: A4; margin: 10mm }
body { margin: 0; font: 10pt/1.28 'Liberation Sans', Arial, sans-serif; color: #000 }
h1 { margin: 0 0 3mm; font-size: 17pt }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-bottom: 2mm }
th, td { padding: 0 1.5mm 1mm; text-align: center; vertical-align: top }
th { font-size: 11pt }
img { height: 68mm; border: .3mm solid #888; border-radius: 1.5mm }
p { margin: 0 0 1.6mm }
code { font-size: 1em; font-weight: bold }
table:not(:first-of-type) { float: right; width: 66mm; margin-left: 4mm }
table:not(:first-of-type) :is(th, td) { font-weight: normal; font-size: 9.5pt }
table:not(:first-of-type) img { height: 52mm }`;

/**
 * The operators' sheet as a page that prints on one A4.
 * @param {string} file docs/operators.md or one of its translations
 * @param {string} language of its words, for the breaks within them
 * @returns {string} HTML; its pictures are read from beside the file
 */
export function sheetPage(file, language) {
  const folder = path.dirname(file);
  const blocks = fs
    .readFileSync(file, 'utf8')
    .trim()
    .split(/\n{2,}/);
  const body = blocks.map((text) => block(text, folder)).join('\n');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${STYLE}</style>${body}</html>`;
}

/**
 * Print a sheet.
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<Buffer>} PDF
 */
export async function printSheet(browser, file, language) {
  const page = await browser.newPage();
  // From a file of its own, or the pictures beside the text would not be read.
  const address = path.join(path.dirname(file), `.sheet-${process.pid}-${language}.html`);
  fs.writeFileSync(address, sheetPage(file, language));
  try {
    await page.goto(pathToFileURL(address).href);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true });
  } finally {
    fs.rmSync(address);
    await page.close();
  }
}
