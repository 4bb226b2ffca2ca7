import type { Field } from '../contracts';
import { claimedOwnField } from '../own-fields/own-heading';
import { claimedAttribute } from './attribute-header';
import { nameLevels } from './level-words';

/** `note` is no field of ours: it is the material where no other column is. */
export type HeaderMeaning = Field | 'note';

/** One thing that a header may mean, and how surely: 100 is a word that heads nothing else, above it a whole path. */
export interface Meaning {
  field: HeaderMeaning;
  weight: number;
}

/** The words that head columns in real files, by what they mean. */
const WORDS: Record<HeaderMeaning, string> = {
  number:
    '№|n|no|#|№ п/п|№п/п|п/п|№ п.п|№ пп|пп|поз|поз.|позиция|номер|№ поз|номер позиции|№ позиции|item|item no|item number|' +
    'item #|pos|pos no|position|find number|find no|find #|index|структурный номер|структура|номер по порядку|' +
    'wbs|wbs code|outline number|bom item|bom number|line|line no',
  level:
    'уровень|уров|урв|урвн|ур|ур-нь|№ уровня|номер уровня|уровень №|ступень|уровень вложенности|ур. вложенности|вложенность|уровень входимости|' +
    'уровень состава|уровень дерева|level|lvl|lev|lv|level no|level number|level #|lvl no|lvl #|lev no|bom level|bom lvl|bom lev|indent level|depth|' +
    'hierarchy level|explosion level|structure level|assembly level|indenture level|indent|indenture|tree level|ebene|stufe',
  parent:
    'родитель|родительский элемент|родительская сборка|код родителя|обозначение родителя|id родителя|входит в|' +
    'куда входит|входит в сборку|вышестоящая сборка|вышестоящий|головная сборка|' +
    'parent|pare|parent id|parent_id|parentid|parent part|parent_part|parent item|parent number|parent no|parent pn|parent part number|' +
    'parent assembly|parent component|parent name|parent code|parent designation|used in|next assembly|nha|goes into|father|belongs to|where used',
  group:
    'группа|группа деталей|узел|сборка|сборочная единица|подсборка|подузел|узел/сборка|сборка/узел|наименование узла|' +
    'обозначение узла|group|assembly|subassembly|sub-assembly|sub assembly|module|модуль|комплект',
  id: 'id|uid|guid|ид|идентификатор|row id|node id|object id|id объекта|id элемента',
  designation:
    'обозначение|шифр|децимальный номер|обозначение детали|обозначение дсе|обозначение (код)|чертеж|номер чертежа|№ чертежа|' +
    'part_id|part id|part number|part no|partnumber|part_number|partno|part #|p/n|pn|part num|designation|drawing|drawing no|' +
    'drawing number|dwg|dwg no|child|child part|child part number|child item|child id|child_id|child number|component|component number|component id|' +
    'component item|component part|component part number|что входит|потомок|дочерний элемент|обозначение компонента|компонент|составная часть|ipn|part ipn|db_part_no|db part number|item code|item_code|product code|article|article number|art. no',
  name:
    'наименование|название|имя|наименование детали|наименование дсе|наименование изделия|наименование и тип|name|title|part name|part_name|partname|' +
    'item name|item_name|db_part_name|component name|product name|номенклатура|наименование номенклатуры|наименование и обозначение|наименование, обозначение|bezeichnung',
  quantity:
    'кол-во|количество|кол|кол - во|колво|кол во|к-во|кол-во на сборку|кол. на сборку|количество на сборку|кол-во на узел|кол. на узел|' +
    'количество на узел|кол-во в сборке|кол-во на единицу|кол-во на 1|кол-во на ед|кол. на исп|quantity|qty|q-ty|qnty|quant|qty per|qty per parent|qty per assembly|' +
    'quantity per assembly|quantity per parent|qty/assy|item qty|comp. qty|comp. qty (cun)|component quantity|amount|count|pcs|шт|menge|расход|норма|норма расхода|применяемость',
  quantityTotal:
    'кол-во на изделие|количество на изделие|кол. на изделие|кол-во на изд|кол. на изд|на изделие|кол-во всего|количество всего|кол. всего|всего|всего шт|' +
    'общее количество|общее кол-во|общ. кол-во|итого|суммарное количество|total qty|qty total|total quantity|quantity total|total|qty per product|' +
    'quantity per product|ext qty|extended qty|extended quantity|ext. qty|rolled up qty|cumulative qty',
  size: 'размер|размеры|габариты|габарит|типоразмер|размер заготовки|габаритные размеры|size|dimensions|dimension',
  operations:
    'операции|операция|маршрут|техмаршрут|тех. маршрут|маршрут изготовления|технологический маршрут|техпроцесс|этапы|этап|расцеховка|' +
    'route|routing|operations|operation|process|processes|stages|workflow',
  material:
    'материал|марка материала|материал заготовки|материал детали|material|materials|mat|mat.|raw material|material spec|werkstoff',
  kind:
    'вид связи|вид|тип|тип объекта|вид объекта|тип дсе|вид дсе|раздел|раздел спецификации|раздел сп|категория|признак|kind|type|category|part type|item type|' +
    'bom structure|make/buy|make or buy|make / buy|procurement type|source|sourcing|вид номенклатуры|тип номенклатуры|section|class',
  unit: 'ед. изм|ед.изм|ед изм|ед|единица|баз. ед|component unit|component uom|base unit|base unit of measure|bun|единица измерения|единицы|единицы измерения|еи|unit|units|uom|u/m|um|unit of measure|units of measure|un|me',
  note: 'прим|примечание|примечания|note|notes|remark|remarks|комментарий|bom notes',
};

/** Words that mean something only where no better column does. */
const WEAK_WORDS: Partial<Record<HeaderMeaning, string>> = {
  designation:
    'обозначение объекта|код|код детали|код изделия|код номенклатуры|код товара|каталожный номер|номенклатурный номер|номер детали|номер изделия|sku|code|' +
    'mpn|manufacturer part number|mfr part number|mfr. part #|manufacturer part|stock number|material number|item id|item|part|дсе|марка|номер|' +
    'number|item number|item no|item #|номер позиции',
  name: 'обозначение объекта|краткий текст|краткий текст материала|description|описание|part description|item description|object description|component description|деталь|изделие|part|item|material description|value|product|comment|позиция|материал',
  quantity: 'на сборку|на узел|на ед|units|unit qty|норма на ед',
  note: 'comment|comments',
};

/** A factory's own number of a part where one beside it is only the row of a database ("Код" beside "Артикул"). */
const MIDDLE_WORDS: Partial<Record<HeaderMeaning, string>> = { designation: 'артикул' };

/** Words that say more of a column than those that stand alone elsewhere: Odoo's lines beside the head of their list. */
const NESTED_WORDS: Partial<Record<HeaderMeaning, string>> = {
  designation: 'bom lines/component|bom line ids/product id|строки спецификации/компонент',
  quantity: 'bom lines/quantity|bom line ids/product qty|строки спецификации/количество',
  unit:
    'bom lines/product unit of measure|bom lines/unit of measure|bom lines/unit|bom line ids/product uom id|' +
    'строки спецификации/единица измерения',
};

/** Beginnings that are enough where no whole word is known. */
const PATTERNS: readonly [RegExp, HeaderMeaning, number][] = [
  [
    // \b knows no letters of Russian.
    /^(кол|количество|qty|quantity|q-?ty)[^а-яa-z].*(издели|изд(?![а-я])|заказ|всего|общ|total|product|order)/,
    'quantityTotal',
    70,
  ],
  [/^(общее|суммарн|total|extended).*(кол|qty|quantity)/, 'quantityTotal', 70],
  [/^(кол-?во|колич|кол\.|qty|quantity)/, 'quantity', 60],
  [/(родител|parent)/, 'parent', 60],
  [/^обозначени/, 'designation', 60],
  [/^(децимальн|part ?(number|no)|drawing (number|no))/, 'designation', 60],
  [/^(наименовани|назван)/, 'name', 60],
  [/^(уровень|bom level|level)/, 'level', 60],
  [/^(материал|марка (стали|материала)|material)/, 'material', 60],
  [/^(маршрут|технологическ|операц|routing|operations)/, 'operations', 60],
  [/^(ед\.? ?(изм|измер)|единиц|unit of)/, 'unit', 60],
  [/^(тип|вид|раздел) /, 'kind', 40],
  [/^(размер|габарит)/, 'size', 50],
  [/^(поз|№)/, 'number', 40],
  [/^(примечан|прим\.)/, 'note', 60],
];

/** A header cell without what people vary: case, ё, kinds of spaces, dots and marks behind, a unit behind. */
export function headerText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/^no\b\.?/, 'no')
    .replaceAll('№', '№')
    .replace(/[\s_]+/g, ' ')
    .replace(/-\s+(?=[а-яa-z])/g, '-')
    .replace(/,?\s*[([]?(шт\.?|pcs\.?|мм|mm|ед\.)[)\]]?\s*$/, '')
    .replace(/[\s:*.]+$/, '')
    .trim();
}

function entriesOf(words: Partial<Record<HeaderMeaning, string>>, weight: number): [string, Meaning][] {
  return Object.entries(words).flatMap(([field, list]) =>
    list.split('|').map((word): [string, Meaning] => {
      const normal = headerText(word);
      return [normal === '' ? word : normal, { field: field as HeaderMeaning, weight }];
    }),
  );
}

function byWord(entries: [string, Meaning][]): Map<string, Meaning[]> {
  const words = new Map<string, Meaning[]>();
  for (const [word, meaning] of entries) words.set(word, [...(words.get(word) ?? []), meaning]);
  return words;
}

const MEANINGS = byWord([
  ...entriesOf(NESTED_WORDS, 120),
  ...entriesOf(WORDS, 100),
  ...entriesOf(MIDDLE_WORDS, 75),
  ...entriesOf(WEAK_WORDS, 50),
]);

function known(text: string): Meaning[] {
  const whole = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return (
    MEANINGS.get(headerText(text)) ?? MEANINGS.get(whole) ?? MEANINGS.get(whole.replace(/\.$/, '')) ?? []
  );
}

/** A narrow column breaks words: `Обозна-чение`. */
const BROKEN_WORD = /(?<=\p{Ll})-\s*(?=\p{Ll}{2})/gu;

/** All that a header cell may mean, the surest first; empty: nothing that we know. */
export function meaningsOf(header: string): Meaning[] {
  if (header.length > 120 || claimedAttribute(header) !== null || claimedOwnField(header) !== null) return [];
  const whole = known(header);
  if (whole.length > 0) return [...whole].sort((a, b) => b.weight - a.weight);
  const unbroken = header.replace(BROKEN_WORD, '');
  if (unbroken !== header && known(unbroken).length > 0) return meaningsOf(unbroken);
  // Two languages in one cell: "Обозначение / Designation", "Кол-во (Qty)".
  const parts = header.split(/\s*[/|(\n]\s*/).filter((part) => part.trim() !== '');
  const found = parts.length > 1 ? parts.flatMap((part) => known(part.replace(/\)\s*$/, ''))) : [];
  if (found.length > 0) return found.map(({ field, weight }) => ({ field, weight: weight - 10 }));
  const text = headerText(header);
  const pattern = PATTERNS.find(([start]) => start.test(text));
  return pattern ? [{ field: pattern[1], weight: pattern[2] }] : [];
}

/** What a header cell most surely means, or null. */
export function meaningOf(header: string): HeaderMeaning | null {
  return meaningsOf(header)[0]?.field ?? null;
}

/**
 * How much a row looks like a header: the number of different known meanings, 0 unless there is
 * something to tell parts by and at least one more column.
 */
export function headerScore(cells: readonly string[]): number {
  const meanings = new Set<HeaderMeaning>();
  let identifies = nameLevels(cells);
  if (identifies) meanings.add('level');
  for (const cell of cells) {
    const [first, ...others] = cell === '' ? [] : meaningsOf(cell);
    if (!first) continue;
    const fresh = [first, ...others].find(({ field }) => !meanings.has(field)) ?? first;
    meanings.add(fresh.field);
    identifies ||= fresh.field === 'designation' || fresh.field === 'name';
  }
  return identifies && meanings.size >= 2 ? meanings.size : 0;
}
