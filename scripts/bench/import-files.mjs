import { createRequire } from 'node:module';

const ExcelJS = createRequire(import.meta.url)('exceljs');

const HEADER = ['№', 'Обозначение', 'Наименование', 'Кол-во', 'Размер', 'Операции', 'Материал'];
const NAMES = ['Вал', 'Втулка', 'Кронштейн', 'Крышка', 'Фланец', 'Ось', 'Планка', 'Стойка'];
const ROUTES = [
  'Заг, Ток, Контроль',
  'Лазер, Гибка, Покр',
  'Св, Зачистка, Покр, Контроль',
  'Заг, Фрез, HRC, Шлиф',
  'Лазер',
];
const MATERIALS = ['Ст45', '40Х', 'Лист Ст3', 'Труба Ст20', null];
const PARTS_PER_ASSEMBLY = 19;

/**
 * A bill of materials of `count` rows: one product, assemblies of 19 parts, dotted numbers.
 * @param {number} count @param {string} designation of the product
 */
export function bomRows(count, designation) {
  const rows = [['1', designation, 'Изделие', 1, null, 'Сборка, Контроль', null]];
  for (let index = 1; index < count; index += 1) {
    const assembly = Math.floor((index - 1) / (PARTS_PER_ASSEMBLY + 1)) + 1;
    const place = (index - 1) % (PARTS_PER_ASSEMBLY + 1);
    const number = place === 0 ? `1.${assembly}` : `1.${assembly}.${place}`;
    const name = place === 0 ? 'Узел' : NAMES[index % NAMES.length];
    const size = place === 0 ? null : `${20 + (index % 80)}х${10 + (index % 7)}`;
    const material = place === 0 ? null : MATERIALS[index % MATERIALS.length];
    rows.push([
      number,
      `${designation}.${index}`,
      name,
      1 + (index % 4),
      size,
      ROUTES[index % ROUTES.length],
      material,
    ]);
  }
  return rows;
}

/** @param {unknown[][]} rows */
export function csvFile(rows) {
  return Buffer.from([HEADER, ...rows].map((row) => row.map((cell) => cell ?? '').join(';')).join('\r\n'));
}

/** @param {unknown[][]} rows */
export async function xlsxFile(rows) {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('BOM').addRows([HEADER, ...rows]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
