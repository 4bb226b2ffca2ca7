import type { Field } from '../contracts';

/**
 * The words that head columns in real files, by what they mean. `note` is no field of ours: it is
 * the material where no other column is.
 */
const WORDS: Record<Field | 'note', readonly string[]> = {
  number: [
    '№',
    'n',
    'no',
    'no.',
    '#',
    '№ п/п',
    '№п/п',
    'п/п',
    '№ п.п.',
    'поз',
    'поз.',
    'позиция',
    'номер',
    '№ поз.',
    'номер позиции',
    'item',
    'item no',
    'item no.',
    'pos',
    'pos.',
    'position',
    'find number',
    'структурный номер',
  ],
  level: [
    'уровень',
    'ур',
    'ур.',
    'уровень вложенности',
    'вложенность',
    'level',
    'lvl',
    'lvl.',
    'bom level',
    'indent level',
    'depth',
  ],
  designation: [
    'обозначение',
    'артикул',
    'шифр',
    'децимальный номер',
    'обозначение детали',
    'чертеж',
    'номер чертежа',
    'part_id',
    'part id',
    'part number',
    'part no',
    'part no.',
    'partnumber',
    'part_number',
    'p/n',
    'pn',
    'designation',
    'drawing',
    'drawing no',
    'drawing no.',
    'drawing number',
  ],
  name: [
    'наименование',
    'название',
    'имя',
    'наименование детали',
    'name',
    'title',
    'part name',
    'part_name',
    'description',
    'описание',
  ],
  quantity: [
    'кол-во',
    'количество',
    'кол',
    'кол.',
    'кол - во',
    'колво',
    'к-во',
    'кол-во на сборку',
    'кол. на сборку',
    'количество на сборку',
    'кол-во на узел',
    'quantity',
    'qty',
    'qty.',
    'q-ty',
    'qty per',
    'qty per parent',
    'qty per assembly',
    'quantity per parent',
    'amount',
    'count',
    'pcs',
  ],
  quantityTotal: [
    'кол-во на изделие',
    'количество на изделие',
    'кол. на изделие',
    'кол-во на изд.',
    'кол. на изд.',
    'общее количество',
    'общее кол-во',
    'кол-во всего',
    'всего',
    'total qty',
    'qty total',
    'total quantity',
    'quantity total',
    'total',
    'qty per product',
    'quantity per product',
  ],
  size: [
    'размер',
    'размеры',
    'габариты',
    'габарит',
    'типоразмер',
    'размер заготовки',
    'size',
    'dimensions',
    'dimension',
  ],
  operations: [
    'операции',
    'операция',
    'маршрут',
    'техмаршрут',
    'тех. маршрут',
    'маршрут изготовления',
    'технологический маршрут',
    'этапы',
    'route',
    'routing',
    'operations',
    'operation',
    'process',
    'stages',
  ],
  material: ['материал', 'марка материала', 'материал заготовки', 'material', 'materials'],
  kind: [
    'вид связи',
    'вид',
    'тип',
    'тип объекта',
    'вид объекта',
    'раздел',
    'раздел спецификации',
    'категория',
    'kind',
    'type',
    'category',
    'part type',
  ],
  unit: [
    'ед. изм.',
    'ед.изм.',
    'ед.изм',
    'ед. изм',
    'ед',
    'ед.',
    'единица',
    'единица измерения',
    'единицы',
    'unit',
    'units',
    'uom',
  ],
  note: [
    'прим',
    'прим.',
    'примечание',
    'примечания',
    'note',
    'notes',
    'remark',
    'remarks',
    'comment',
    'comments',
  ],
};

/** A header cell without what people vary: case, ё, kinds of spaces, a unit behind, a colon or star. */
export function headerText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .replace(/[:*]+\s*$/, '')
    .replace(/,?\s*\(?(шт\.?|pcs\.?|мм|mm)\)?\s*$/, '')
    .trim();
}

const MEANINGS = new Map<string, Field | 'note'>(
  Object.entries(WORDS).flatMap(([field, words]) =>
    words.map((word) => [headerText(word), field as Field | 'note']),
  ),
);
// "pcs" alone heads a column too, though behind another word it is only a unit.
MEANINGS.set('pcs', 'quantity');

/** What a header cell means, or null. */
export function meaningOf(header: string): Field | 'note' | null {
  const whole = header.toLowerCase().replace(/\s+/g, ' ').trim();
  return MEANINGS.get(whole) ?? MEANINGS.get(headerText(header)) ?? null;
}

/**
 * How much a row looks like a header: the number of different known meanings, 0 unless there is
 * something to tell parts by and at least one more column.
 */
export function headerScore(cells: readonly string[]): number {
  const meanings = new Set(cells.map(meaningOf).filter((meaning) => meaning !== null));
  const identifies = meanings.has('designation') || meanings.has('name');
  return identifies && meanings.size >= 2 ? meanings.size : 0;
}
