import { CITES_A_STANDARD } from './kinds';
import { remembered } from './remembered';
import { beginsAsStage } from './stage-words';

/** A comma between digits belongs to a number: `Токарная 0,5`. */
const SEPARATORS = /\s*(?:;|(?<!\d),|,(?!\d)|\||[-–—=]>|[→➔➜⇒]|\n)\s*/;
/** Signs that part stages between spaces, and stand within the name of one too. */
const BETWEEN_SPACES = /\s+[-–—+>]\s+/;
/** The same without spaces, in lists of short words: `Заг.-Ток.-Фрез.` */
const WITHOUT_SPACES = /[-–—/]/;
const PLUS = /\s*\+\s*/;
const FULL_STOP = /\.\s+/;
/** The times that stand behind stages: `Ток (0,5 ч)`. */
const TIME_IN_BRACKETS =
  /\(\s{0,3}\d{1,5}(?:[.,]\d{1,4})?\s{0,3}(?:мин|час|ч|н[/.]?-?ч|сек|min|h|s)?\.?\s{0,3}\)/gi;
/** The same without brackets, `Ток 12 мин`, or with a word: `Токарная (Тшт=5,2)`. */
const TIME_BEHIND =
  /\s{1,3}(?:[-–—]\s)?\d{1,5}(?:[.,]\d{1,4})?\s{0,3}(?:мин|час|ч|н[/.]?-?ч|сек|min|h)\.?$|\s{0,3}\((?:т ?шт|т ?пз|тшк|t|время)[.\s]{0,3}[=:]?\s{0,3}\d[^()]{0,20}\)$/i;
const NUMBER_BEHIND = /\s[-–—]\s\d{1,5}(?:[.,]\d{1,4})?$/;
/** What must not part stages stands for itself again afterwards. */
const HIDDEN = new Map([
  [';', '\uE000'],
  [',', '\uE001'],
  ['|', '\uE002'],
]);
const SHOWN = new Map([...HIDDEN].map(([sign, hidden]) => [hidden, sign]));
/** Workshops by number: `01-03-12`. */
const SHOPS = /^\d{2,3}(?:\s?[-–—]\s?\d{2,3}){1,59}$/;
/** `1) Лазер 2) Гибка`. */
const PLACE = /(?:^|\s)(?=\d{1,2}[.)]\s{0,3}\p{L})/u;
const PLACE_NUMBER = /^(\d{1,2})[.)]\s{0,3}(?=\p{L})/u;
const NUMBERED = /(?:^|\s)(?=\d{2}[05][.)]?\s+\p{L})/u;
const NUMBER = /^\d{2}[05][.)]?\s+(?=\p{L})/u;

/** `нет`, `не требуется`, `б/о`: what people write where nothing is to be done. */
const NO_WORK =
  /^([-–—]|нет|б\/о|н\/д|без (мех\.? ?)?обработки|без операций|не (требуется|треб\.?|обрабатывается|нужн[аоы])|отсутству[а-я]{2,3}|n\/?a|none|no|not required)\.?$/i;
/** The same in one sign, which is a stage's beside others. */
const NO_WORK_ALONE = /^[0хx]$/i;
const BOUGHT =
  /^(покупн(ое|ая|ой|ые)( издели[ея])?|покупка|по кооперации|purchased|bought( out)?|buy|outsourced)\.?$/i;

/** Whether what stands in place of a route says that the part is not made here. */
export function saysBought(text: string): boolean {
  return text.length <= 40 && BOUGHT.test(text.trim());
}

/** A route longer than this is a mistake in the file. */
export const MAX_OPERATIONS = 60;

/** `Комплект` and `ОТК`, not `по чертежу` or `2 шт`. */
const BEGINS_AS_WORD = /^\p{L}{3}/u;
const SLASH = /\s+\/\s+/;
/** Steel, profiles and standards are written with slashes too: `Круг 20 ГОСТ 2590 / Ст3`. */
const MATERIAL =
  /^(ст\.?\s?\d|сталь|круг|лист|труба|полоса|швеллер|уголок|шестигранник|пруток|проволока|лента|плита|ral|steel|sheet|tube|bar)(?![а-яa-z])|\d{2}[А-Я]{1,3}\d?(?![а-я])/i;

/** Whether a text may be the name of a stage: no long one, no material and no standard. */
export function namesStage(text: string): boolean {
  return /^\p{L}/u.test(text) && text.length <= 40 && !CITES_A_STANDARD.test(text) && !MATERIAL.test(text);
}

/** `Лазер / Гибка`: a slash between spaces parts stages where nothing else does and no part of it is a material. */
function splitSlashes(text: string): string[] {
  const parts = text.split(SLASH);
  return parts.every((part) => namesStage(part.trim())) ? parts : [text];
}

/** `Лазер - Гибка`: a dash between spaces parts what can only be stages. */
function splitDashes(text: string): string[] {
  const parts = text.split(BETWEEN_SPACES);
  return parts.length > 1 && parts.every((part) => namesStage(part) && beginsAsStage(part)) ? parts : [text];
}

/** `Заг-Ток-Фрез`, but not `токарно-фрезерная`, `Ток-ЧПУ` or `ТО/ТВЧ`. */
function splitTight(text: string): string[] {
  const parts = text.split(WITHOUT_SPACES).map((part) => part.trim());
  const isList =
    parts.length > 2 &&
    parts.every((part) => namesStage(part) && beginsAsStage(part) && !/о$|^(чпу|cnc)$/i.test(part));
  return isList ? parts : [text];
}

/** `005 Лазер 010 Гибка`: operations are numbered in fives, and the numbers name no stages. */
function splitNumbered(text: string): string[] {
  const parts = text.split(NUMBERED).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => NUMBER.test(part)) ? parts : [text];
}

/** `Лазер+Гибка`, `Лазер. Гибка. Сварка`: what can only be stages. */
function splitBy(sign: RegExp): (text: string) => string[] {
  return (text) => {
    const parts = text.split(sign).map((part) => part.trim());
    const areStages = parts.length > 1 && parts.every((part) => namesStage(part) && beginsAsStage(part));
    return areStages ? parts : [text];
  };
}

/** `1) Лазер 2) Гибка`: places in the route, from the first. */
function splitPlaces(text: string): string[] {
  const parts = text.split(PLACE).filter((part) => part !== '');
  const areInOrder = parts.every((part, index) => Number(PLACE_NUMBER.exec(part)?.[1]) === index + 1);
  return parts.length > 1 && areInOrder ? parts.map((part) => part.replace(PLACE_NUMBER, '')) : [text];
}

function splitShops(text: string): string[] {
  return text.length <= 300 && SHOPS.test(text.trim()) ? text.split(WITHOUT_SPACES) : [text];
}

/** Separators within brackets part nothing: `Сборка (узлы 1, 2)`. */
function hideInBrackets(text: string): string {
  let depth = 0;
  let out = '';
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth = Math.max(0, depth - 1);
    out += depth > 0 ? (HIDDEN.get(sign) ?? sign) : sign;
  }
  return depth === 0 ? out : text;
}

function showAgain(text: string): string {
  return text.replace(/[\uE000-\uE002]/g, (sign) => SHOWN.get(sign) ?? sign);
}

/** Whether a sign may part two stages and was not read so: `Лазер/Гибка`, unlike `ТО/ТВЧ` or `п/а`. Pure. */
export const isUnclearStage = remembered((stage: string): boolean => {
  if (SLASH.test(stage) || /\p{L}{3,}\/\p{L}{3,}/u.test(stage)) return true;
  const apart = stage.split(BETWEEN_SPACES);
  if (apart.length > 1 && apart.some(beginsAsStage) && apart.every((part) => BEGINS_AS_WORD.test(part)))
    return true;
  const [first = '', second, ...rest] = stage.split(WITHOUT_SPACES);
  if (second === undefined || rest.length > 0) return false;
  return beginsAsStage(first) && beginsAsStage(second) && !/о$/i.test(first) && !/^(чпу|cnc)/i.test(second);
});

/** Numbers of operations where all of a list have them. */
function withoutNumbers(names: readonly string[]): string[] {
  const areNumbered = names.every((name) => NUMBER.test(name));
  return areNumbered ? names.map((name) => name.replace(NUMBER, '')) : [...names];
}

/** Names without the times behind them; bare numbers are times where all of a list have one behind a dash. */
function withoutTimes(names: readonly string[]): string[] {
  const areTimed = names.length > 1 && names.every((name) => NUMBER_BEHIND.test(name));
  const bare = areTimed ? names.map((name) => name.replace(NUMBER_BEHIND, '')) : names;
  return bare.map((name) => (name.length > 200 ? name : name.replace(TIME_BEHIND, '')));
}

/** By the first sign that parts anything. */
function splitUnseparated(text: string): string[] {
  const ways = [
    ...[splitNumbered, splitPlaces, splitShops, splitSlashes, splitDashes],
    ...[splitBy(PLUS), splitBy(FULL_STOP), splitTight],
  ];
  for (const split of ways) {
    const parts = split(text);
    if (parts.length > 1) return parts;
  }
  return [text];
}

/**
 * The stages named in one cell, in order. Separators: `;` `,` `|` `->`; where there is none of them `/` and dashes between
 * words that can only be stages, and the numbers of operations.
 */
export const splitOperations = remembered((text: string): readonly string[] => {
  if (saysBought(text)) return [];
  const bare = text.replace(TIME_IN_BRACKETS, '');
  const parts = hideInBrackets(bare).split(SEPARATORS).map(showAgain);
  const names = (parts.length === 1 ? splitUnseparated(bare) : parts)
    .map((name) => name.trim())
    .filter(
      (name, _, all) => name !== '' && !NO_WORK.test(name) && !(all.length === 1 && NO_WORK_ALONE.test(name)),
    );
  return withoutNumbers(withoutTimes(names));
});

/** Stages are the same without regard to case and spaces. */
export function stageKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Routes are the same if their stages are, in order. */
export function routeKey(stages: readonly string[]): string {
  return stages.map(stageKey).join('\n');
}
