import type { Language } from '../../../../../src/refusals';
import type { PartKind } from '../../../../../src/tracking/contracts';
import { claimedAttribute } from '../table/attribute-header';
import { meaningsOf } from '../table/header-words';
import { fitsOneCell, rowsOfBom, type WrittenBom, type WrittenRow } from './bom-rows';

export type TableCell = string | number | null;

/** One line of the table and how deep it stands. */
export interface TableLine {
  level: number;
  cells: TableCell[];
}

/** A table that the importer reads without any mapping by hand: the levels tell the tree. */
export interface BomTable {
  title: string | null;
  headers: string[];
  lines(): Generator<TableLine>;
}

type Column =
  'level' | 'designation' | 'name' | 'quantity' | 'unit' | 'size' | 'material' | 'kind' | 'operations';

const COLUMNS: readonly Column[] = [
  ...(['level', 'designation', 'name', 'quantity', 'unit'] as const),
  ...(['size', 'material', 'kind', 'operations'] as const),
];

/** Each word heads this column and no other for the reader. */
export const HEADERS: Record<Language, Record<Column | 'order', string>> = {
  ru: {
    level: 'Уровень',
    designation: 'Обозначение',
    name: 'Наименование',
    quantity: 'Кол-во на сборку',
    unit: 'Ед. изм.',
    size: 'Размер',
    material: 'Материал',
    kind: 'Вид',
    operations: 'Операции',
    // A heading that begins with this sign numbers rows: the reader keeps nothing of it.
    order: '№ заказа',
  },
  en: {
    level: 'Level',
    designation: 'Designation',
    name: 'Name',
    quantity: 'Qty per assembly',
    unit: 'Unit',
    size: 'Size',
    material: 'Material',
    kind: 'Kind',
    operations: 'Operations',
    order: '№ of the order',
  },
};

type Word = PartKind | 'material-row' | 'operation-row';

export const KIND_WORDS: Record<Language, Record<Word, string>> = {
  ru: {
    assembly: 'Сборочная единица',
    part: 'Деталь',
    standard: 'Стандартное изделие',
    purchased: 'Покупное изделие',
    material: 'Материал поштучно',
    'material-row': 'Материал',
    'operation-row': 'Операция',
  },
  en: {
    assembly: 'Assembly',
    part: 'Part',
    standard: 'Standard part',
    purchased: 'Purchased part',
    material: 'Material by the piece',
    'material-row': 'Material',
    'operation-row': 'Operation',
  },
};

/** The reader takes no more columns than 500. */
const MAX_ATTRIBUTES = 480;

/** A heading under which the reader finds the detail of this name, even where the name is one of our own words. */
function attributeHeader(name: string, language: Language): string {
  const claims = meaningsOf(name).length > 0 || claimedAttribute(name) !== null;
  return claims ? `${language === 'ru' ? 'Свойство' : 'Property'}: ${name}` : name;
}

function attributeNames(boms: readonly WrittenBom[]): string[] {
  const names = new Set(boms.flatMap(({ items }) => items.flatMap((item) => Object.keys(item.attributes))));
  return [...names].sort().slice(0, MAX_ATTRIBUTES);
}

function cellOf(column: Column, row: WrittenRow, language: Language): TableCell {
  const { level, role, item, name, quantity, unit } = row;
  const words = KIND_WORDS[language];
  switch (column) {
    case 'level':
      return level;
    case 'name':
      return name;
    case 'quantity':
      return quantity;
    case 'unit':
      return unit;
    case 'kind':
      return item ? words[item.kind] : words[role === 'material' ? 'material-row' : 'operation-row'];
    case 'operations':
      return item && item.operations.length > 0 && fitsOneCell(item.operations)
        ? item.operations.join('; ')
        : null;
    case 'designation':
    case 'size':
    case 'material':
      return item?.[column] ?? null;
  }
}

/** The table of one bill of materials, or of several one below the other. Pure. */
export function tableOfBoms(boms: readonly WrittenBom[], language: Language): BomTable {
  const attributes = attributeNames(boms);
  const headers = COLUMNS.map((column) => HEADERS[language][column]);
  const withOrders = boms.length > 1;
  const [only] = boms;
  return {
    title: withOrders ? null : (only?.title ?? null),
    headers: [
      ...headers,
      ...attributes.map((name) => attributeHeader(name, language)),
      ...(withOrders ? [HEADERS[language].order] : []),
    ],
    *lines() {
      for (const bom of boms)
        for (const row of rowsOfBom(bom)) {
          const own = COLUMNS.map((column) => cellOf(column, row, language));
          const more = attributes.map((name) => row.item?.attributes[name] ?? null);
          const cells = withOrders ? [...own, ...more, bom.orderNumber] : [...own, ...more];
          yield { level: row.level, cells };
        }
    },
  };
}
