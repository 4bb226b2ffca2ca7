import type { PartKind } from '../../../../../src/tracking/contracts';

/** `material-item` is a material that is counted in pieces and is a part of its own. */
export type RowKind = PartKind | 'operation' | 'document' | 'material-item';

const WORDS: Record<RowKind, string> = {
  assembly:
    'сборочная единица|сборочные единицы|сборка|сборки|узел|узлы|сб. ед|сб.ед|сб|се|изделие|изделия|комплект|комплекты|комплекс|комплексы|сборочная|' +
    'сб. единица|сб. единицы|сборочн. единицы|сб. изделие|сборочн|готовая продукция|готовое изделие|фантом|фиктивная|фиктивное|фантомная сборка|с|' +
    'assembly|assemblies|asm|assy|subassembly|sub-assembly|subassemblies|product|phantom|inseparable|kit',
  part:
    'деталь|детали|дет|дсе|part|parts|component|components|make|made|manufactured|normal|m|изготовление|собственное производство|bom|detail|' +
    'собственное|собственного производства|собств|производимое|изготавливаемое|полуфабрикат|полуфабрикаты|п/ф|пф|д|dse|eigenfertigung',
  standard:
    'стандартное изделие|стандартные изделия|стандартное|стандартные|станд|метиз|метизы|крепеж|крепежные изделия|нормали|' +
    'станд. изделие|станд. изделия|станд. изд|стандарт. изделия|ст. изделие|ст. изделия|ст. изд|стд|ст|стандартн|нормаль|' +
    'standard|standard part|standard parts|standard item|standard items|fastener|fasteners|hardware',
  purchased:
    'покупное|покупные|покупное изделие|покупные изделия|пки|прочее изделие|прочие изделия|прочее|прочие|комплектующее|комплектующие|комплектующие изделия|' +
    'пр. изделие|пр. изделия|покупн. изделия|прочие изд|проч|покуп|покупн|покупной|пок|пи|п|кооперация|по кооперации|давальческое|давальческие|' +
    'fremdbezug|purchased|purchase|buy|bought|purchased part|purchased parts|other items|other parts|b|library|покупка|закупка|оборудование',
  material:
    'материал|материалы|основной материал|основные материалы|вспомогательные материалы|material|materials|raw material|raw materials|raw|сырье|заготовка|осн. материал|всп. материал|мат|м|raw-material|rohstoff',
  'material-item': 'материал поштучно|материал штучно|material by the piece',
  operation:
    'операция|операции|то|переход|тех. процесс|техпроцесс|operation|operations|тех. операция|техоперация|технологическая операция|process step|routing',
  document:
    'документация|документы|документ|document|documents|documentation|drawing|drawings|чертеж|чертежи|reference',
};

/** Sections that a heading row may open; words that are also ordinary names are not among them. */
const SECTIONS = new Set(
  (
    'документация|документы|комплексы|сборочные единицы|сборки|узлы|детали|стандартные изделия|стандартные|метизы|крепеж|крепежные изделия|' +
    'станд. изделия|станд. изд|стандарт. изделия|ст. изделия|ст. изд|сб. единицы|сб. ед|сборочн. единицы|прочие изд|пр. изделия|покупн. изделия|' +
    'прочие изделия|покупные изделия|покупные|пки|комплектующие|комплектующие изделия|материалы|основные материалы|вспомогательные материалы|комплекты|' +
    'assemblies|subassemblies|parts|components|standard parts|standard items|fasteners|hardware|purchased parts|other items|other parts|materials|raw materials|documents|documentation|drawings'
  ).split('|'),
);

function normal(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .replace(/^[\d.\s]+(?=[а-яa-z])/, '')
    .replace(/[\s:.]+$/, '')
    .trim();
}

/** Far longer than any word here: marks at the end of a long text take the square of its length. */
const MAX_WORD = 120;

const KINDS = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split('|').map((word) => [word, kind as RowKind] as const),
  ),
);

/** What a kind column says, or null where the word is unknown. */
export function kindOf(text: string): RowKind | null {
  return text.length > MAX_WORD ? null : (KINDS.get(normal(text)) ?? null);
}

/** `Д е т а л и`, letter by letter. */
const PARTED = /^(?:\p{L} ){3,}\p{L}[\s:.]*$/u;
const BY_LETTERS = new Map([...SECTIONS].map((word) => [word.replaceAll(' ', ''), word]));

function wordOf(text: string): string {
  const word = normal(text);
  return PARTED.test(text) ? (BY_LETTERS.get(word.replaceAll(' ', '')) ?? word) : word;
}

/** The kind of the rows below a section heading such as "Стандартные изделия"; null: it is none. */
export function sectionOf(text: string): RowKind | null {
  const word = text.length > MAX_WORD ? '' : wordOf(text);
  return SECTIONS.has(word) ? (KINDS.get(word) ?? null) : null;
}

/** The order of sections in a specification (ГОСТ 2.106); kits stand at its end. */
const ORDER: readonly RowKind[] = ['document', 'assembly', 'part', 'standard', 'purchased', 'material'];

function placeOfSection(caption: string): number {
  const kind = sectionOf(caption);
  return /^комплекты/i.test(normal(caption)) ? ORDER.length : kind === null ? -1 : ORDER.indexOf(kind);
}

/** Whether a section stands below another one in a specification: none does that begins that of another assembly. */
export function followsSection(caption: string, next: string): boolean {
  return placeOfSection(next) > placeOfSection(caption);
}

/** Whether a caption ends the section above it: what stands below is neither of its kind nor of one that is known. */
export function endsSection(caption: string): boolean {
  return (
    caption.length <= MAX_WORD &&
    /^(запасные части|зип|упаковка|тара|инструменты?|принадлежности|инструмент и принадлежности|сменные части|монтажные части|прочее|spare parts|packaging|tools|accessories)$/.test(
      normal(caption),
    )
  );
}

/** Names of documents that stand among parts without a section of their own. */
export function isDocumentName(name: string): boolean {
  return /^(сборочный чертеж|чертеж общего вида|габаритный чертеж|монтажный чертеж|спецификация|схема (электрическая|гидравлическая|кинематическая|пневматическая)|паспорт|технические условия|руководство по|ведомость|пояснительная записка|инструкция|формуляр|этикетка|assembly drawing)/.test(
    normal(name),
  );
}

/** A citation of a standard: what carries one and nothing else is bought by it. */
export const CITES_A_STANDARD = /(^|[\s,(])(ГОСТ|ОСТ|ТУ|DIN|ISO|EN|ANSI|ASME|BN)\s*[РR]?\s*[\d.-]/i;

const STANDARD_ONLY =
  /^(?:(?:ГОСТ|ОСТ|DIN|ISO|ИСО|EN|ANSI|ASME|СТП|СТО|РТМ|JIS|UNI|NF|BS|GB\/T|ГОСТ\sВ|OST|GOST)[\s/]*(?:(?:[РR]|ИСО|ISO|МЭК|IEC|EN|ASME)[\s/]+){0,3}|ТУ\s+)[A-Z]?\d[\dA-Z./ -]{1,20}$/i;

/** Only the number of a standard: it names no single part. */
export function isStandardOnly(designation: string): boolean {
  return STANDARD_ONLY.test(designation);
}

const FASTENER =
  /^(болт|винт|гайка|шайба|шпилька|заклепка|шплинт|штифт|шуруп|саморез|подшипник|кольцо (стопорное|уплотнительное|пружинное)|манжета|шпонка|масленка|пробка|хомут|bolt|screw|nut|washer|rivet|pin|bearing|stud|o-ring|circlip|dowel)(?![а-яa-z])/i;

export function isFastenerName(name: string): boolean {
  return FASTENER.test(name.replaceAll('ё', 'е').replaceAll('Ё', 'Е'));
}

/** Whether a text begins with the number of a standard: the second line of a bolt's name. */
export function citesStandardFirst(text: string): boolean {
  return /^(ГОСТ|ОСТ|ТУ|DIN|ISO|EN|ANSI)\s*[РR]?\s*[\d.-]/i.test(text);
}
