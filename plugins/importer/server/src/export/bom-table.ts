import type { Language } from '../../../../../src/refusals';
import type { PartKind } from '../../../../../src/tracking/contracts';
import type { OwnField, OwnValue } from '../own-fields/own-field';
import { claimedOwnField, headsOwnField } from '../own-fields/own-heading';
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
    // The reader takes one of several orders under this heading, and keeps nothing of it where there is one.
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

export const YES_NO: Record<Language, { yes: string; no: string }> = {
  ru: { yes: 'да', no: 'нет' },
  en: { yes: 'yes', no: 'no' },
};

/** The reader takes no more columns than 500. */
const MAX_ATTRIBUTES = 480;

function meansOther(heading: string): boolean {
  return (
    meaningsOf(heading).length > 0 || claimedAttribute(heading) !== null || claimedOwnField(heading) !== null
  );
}

/** A heading under which the reader finds this field of the factory, whatever else is called so. */
export function ownHeader(field: OwnField, language: Language, own: readonly OwnField[]): string {
  const [first] = own.filter((other) => headsOwnField(field.label, other));
  if (first === field && !meansOther(field.label)) return field.label;
  const sure = first === field ? field.label : field.name;
  return `${language === 'ru' ? 'Поле' : 'Field'}: ${sure}`;
}

function ownCell(value: OwnValue | undefined, language: Language): TableCell {
  // Spreadsheets keep fifteen digits of a number; what has more is written as text.
  if (typeof value === 'number' && Number(value.toPrecision(15)) !== value) return String(value);
  if (typeof value !== 'boolean') return value ?? null;
  return YES_NO[language][value ? 'yes' : 'no'];
}

/** A heading under which the reader finds the detail of this name, even where the name is one of our own words. */
function attributeHeader(name: string, language: Language, own: readonly OwnField[]): string {
  const claims = meansOther(name) || own.some((field) => headsOwnField(name, field));
  return claims ? `${language === 'ru' ? 'Свойство' : 'Property'}: ${name}` : name;
}

function attributeNames(boms: readonly WrittenBom[], most: number): string[] {
  const names = new Set(boms.flatMap(({ items }) => items.flatMap((item) => Object.keys(item.attributes))));
  return [...names].sort().slice(0, Math.max(0, most));
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

/** What tells orders apart: their numbers, with the product where an order has none or others have the same. */
function orderNames(boms: readonly WrittenBom[]): string[] {
  const counts = new Map<string | null, number>();
  for (const { orderNumber } of boms) counts.set(orderNumber, (counts.get(orderNumber) ?? 0) + 1);
  return boms.map(({ product, orderNumber }) =>
    orderNumber !== null && counts.get(orderNumber) === 1
      ? orderNumber
      : [product, orderNumber].filter(Boolean).join(' · '),
  );
}

/**
 * The table of one bill of materials, or of several one below the other. Pure.
 * @param ownFields that the factory added to Part: a column each
 */
export function tableOfBoms(
  boms: readonly WrittenBom[],
  language: Language,
  ownFields: readonly OwnField[] = [],
): BomTable {
  const attributes = attributeNames(boms, MAX_ATTRIBUTES - ownFields.length);
  const headers = COLUMNS.map((column) => HEADERS[language][column]);
  const withOrders = boms.length > 1;
  const [only] = boms;
  return {
    title: withOrders ? null : (only?.title ?? null),
    headers: [
      ...headers,
      ...ownFields.map((field) => ownHeader(field, language, ownFields)),
      ...attributes.map((name) => attributeHeader(name, language, ownFields)),
      ...(withOrders ? [HEADERS[language].order] : []),
    ],
    *lines() {
      const orders = withOrders ? orderNames(boms) : [];
      for (const [index, bom] of boms.entries())
        for (const row of rowsOfBom(bom)) {
          const own = COLUMNS.map((column) => cellOf(column, row, language));
          const fields = ownFields.map(({ name }) => ownCell(row.item?.own[name], language));
          const more = attributes.map((name) => row.item?.attributes[name] ?? null);
          const cells = [...own, ...fields, ...more, ...(withOrders ? [orders[index] ?? null] : [])];
          yield { level: row.level, cells };
        }
    },
  };
}
