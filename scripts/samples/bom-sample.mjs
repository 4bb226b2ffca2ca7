#!/usr/bin/env node
/**
 * Writes public/samples/bom-sample.csv and .xlsx: a small product in the importer's own format, for
 * people to look at and to fill in. Run it after a change of the rows below and commit the files.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { createRequire } from 'node:module';
import { PROJECT_DIR } from '../project-dir.mjs';

const ExcelJS = createRequire(import.meta.url)('exceljs');

const KIT = 'Тележка грузовая ТГ-250';
const HEADER = ['№', 'Обозначение', 'Наименование', 'Кол-во', 'Размер', 'Операции', 'Прим.'];
const ROWS = [
  ['', 'ТГ-250.00.00.000', '', '', '', '', ''],
  ['', 'ТГ-250.01.00.000СБ', 'Рама', 1, '', 'Св, Зачистка, Покр, Контроль', ''],
  ['', 'ТГ-250.02.00.000СБ', 'Колесо в сборе', 4, '', 'Сборка, Контроль', ''],
  ['', 'ТГ-250.03.00.000СБ', 'Ручка', 1, '', 'Св, Покр', ''],
  ['', 'ТГ-250.00.00.001', 'Настил', 1, '1200х700х3', 'Лазер, Гибка, Покр', 'Лист Ст3'],
  ['', 'ТГ-250.01.00.000СБ', '', '', '', '', ''],
  ['', 'ТГ-250.01.00.001', 'Лонжерон', 2, '40х40х3, L=1200', 'Заг, Св', 'Труба Ст20'],
  ['', 'ТГ-250.01.00.002', 'Поперечина', 3, '40х40х3, L=620', 'Заг, Св', 'Труба Ст20'],
  ['', 'ТГ-250.01.00.003', 'Кронштейн', 8, '80х60х5', 'Лазер, Гибка', 'Лист Ст3'],
  ['', 'ТГ-250.02.00.000СБ', '', '', '', '', ''],
  ['', 'ТГ-250.02.00.001', 'Ступица', 1, 'Ø60х48', 'Заг, Ток, Фрез, Контроль', '40Х'],
  ['', 'ТГ-250.02.00.002', 'Ось', 1, 'Ø20х95', 'Заг, Ток, HRC, Шлиф', '30ХГСА'],
  ['', 'ТГ-250.02.00.003', 'Втулка', 2, 'Ø28х20', 'Ток', 'БрАЖ9-4'],
  ['', '', 'Подшипник 180204 ГОСТ 8882-75', 2, '20х47х14', '', ''],
  ['', 'ТГ-250.03.00.000СБ', '', '', '', '', ''],
  ['', 'ТГ-250.03.00.001', 'Труба ручки', 1, '25х2, L=1450', 'Заг, Гибка, Св', 'Труба Ст20'],
  ['', 'ТГ-250.03.00.002', 'Проушина', 2, '60х40х6', 'Лазер', 'Лист Ст3'],
];

function csvCell(value) {
  const text = String(value);
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function writeCsv(file) {
  const lines = [['', KIT, '', '', '', '', ''], HEADER, ...ROWS].map((row) => row.map(csvCell).join(';'));
  // The mark lets Excel open the file as UTF-8.
  await fs.writeFile(file, `\uFEFF${lines.join('\r\n')}\r\n`);
}

async function writeXlsx(file) {
  const workbook = new ExcelJS.Workbook();
  // A fixed day keeps the file the same from run to run.
  workbook.created = new Date('2026-01-01T00:00:00Z');
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('Состав', { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.addRow(['', KIT]).font = { bold: true, size: 14 };
  sheet.addRow(HEADER).font = { bold: true };
  for (const row of ROWS) {
    const added = sheet.addRow(row.map((value) => (value === '' ? null : value)));
    if (row[2] === '' && row[3] === '') added.font = { bold: true };
  }
  [6, 24, 32, 8, 20, 32, 16].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  await workbook.xlsx.writeFile(file);
}

const folder = path.join(PROJECT_DIR, 'public', 'samples');
await fs.mkdir(folder, { recursive: true });
await writeCsv(path.join(folder, 'bom-sample.csv'));
await writeXlsx(path.join(folder, 'bom-sample.xlsx'));
