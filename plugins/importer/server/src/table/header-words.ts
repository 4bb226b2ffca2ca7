import type { Field } from '../contracts';
import { claimedOwnField } from '../own-fields/own-heading';
import { claimedAttribute } from './attribute-header';
import { countsGroups, countsNothing, PATTERNS, productsCounted } from './heading-patterns';
import { GERMAN_WORDS } from './heading-vocabulary-german';
import { mistypedField } from './mistyped-words';
import { MIDDLE_WORDS, NESTED_WORDS, WEAK_WORDS, WORDS } from './heading-vocabulary';
import { nameLevels } from './level-words';
import { remembered } from './remembered';

/** `note` is no field of ours: it is the material where no other column is. */
export type HeaderMeaning = Field | 'note';

/** One thing that a header may mean, and how surely: 100 is a word that heads nothing else, above it a whole path. */
export interface Meaning {
  field: HeaderMeaning;
  weight: number;
}

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

/** Counts only where nothing else does. */
const WEAKEST = 30;
/** Pieces of several products together. */
const BATCH = 40;

const MEANINGS = byWord([
  ...entriesOf(NESTED_WORDS, 120),
  ...entriesOf(WORDS, 100),
  ...entriesOf(GERMAN_WORDS, 100),
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

/** Letters of Chinese and its neighbours: programs write a heading in them and in English in one cell. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/** "图号 Drawing No.": the words that we know stand beside those of another writing. */
function besideEastAsian(header: string): Meaning[] {
  const latin = header.replace(EAST_ASIAN, ' ').trim();
  return latin === '' || latin === header.trim() ? [] : meaningsOf(latin);
}

/** `Куда входит (обозначение)`, `В сборку (поз.)`. */
const NAMES_PARENT = /^(куда входит|входит в|в (сб|сборк|узел|издели)[а-я]*\.?) {0,3}\(/;

/** `BOM.Qty`, `Title Block.Description`: the name of a table stands before the heading of its column. */
const OF_TABLE = /^[A-Z][A-Za-z ]{1,24}\.([A-Z][A-Za-z #./]{1,40})$/;

/** All that the words of a header cell say, whatever it counts: asked of every cell near the top of a file, once for each separator. */
const spoken = remembered((header: string): Meaning[] => {
  const whole = known(header);
  if (whole.length > 0) return [...whole].sort((a, b) => b.weight - a.weight);
  // What stands in brackets behind it is what the parent is named by.
  if (NAMES_PARENT.test(headerText(header))) return [{ field: 'parent', weight: 70 }];
  const unbroken = header.replace(BROKEN_WORD, '');
  if (unbroken !== header && known(unbroken).length > 0) return spoken(unbroken);
  // Two languages in one cell: "Обозначение / Designation", "Кол-во (Qty)".
  const parts = header.split(/\s*[/|(\n]\s*/).filter((part) => part.trim() !== '');
  const found = parts.length > 1 ? parts.flatMap((part) => known(part.replace(/\)\s*$/, ''))) : [];
  if (found.length > 0) return found.map(({ field, weight }) => ({ field, weight: weight - 10 }));
  const [, behind] = OF_TABLE.exec(header) ?? [];
  if (behind !== undefined) return spoken(behind).map(({ field, weight }) => ({ field, weight: weight - 5 }));
  const text = headerText(header);
  const pattern = PATTERNS.find(([start]) => start.test(text));
  if (pattern) return [{ field: pattern[1], weight: pattern[2] }];
  const mistyped = mistypedField(text);
  return mistyped ? [{ field: mistyped, weight: 45 }] : besideEastAsian(header);
});

/** `На 1 изд.` says more of what a part takes than `Всего` does. */
const OF_ONE_PRODUCT = /(?:на|for|per) 1 (?:изд|маш|product)/;
const OF_ONE = 105;

const isQuantity = (field: HeaderMeaning): boolean => field === 'quantity' || field === 'quantityTotal';

/**
 * How many products a heading counts the pieces of: 5 for `Кол-во на 5 изд.`, 100 for `Qty per 100 pcs`; null: it does not say.
 */
export function productsOfHeading(header: string): number | null {
  const told = productsCounted(headerText(header));
  if (told !== null) return told;
  // The unit behind a heading is no part of its words, but for what it counts several of.
  const several = productsCounted(header.normalize('NFKC').toLowerCase().replace(/\s+/g, ' '));
  return several === 1 ? null : several;
}

/** Whether a heading says that it counts something else than the pieces of one assembly: no word within it says otherwise. */
export function tellsWhatItCounts(header: string): boolean {
  const text = headerText(header);
  return countsNothing(text) || countsGroups(text) || productsOfHeading(header) !== null;
}

/** Whether a heading counts assemblies and not what stands in them: `Кол-во узлов`. */
export function headsGroupCounts(header: string): boolean {
  return countsGroups(headerText(header));
}

/** All that a header cell may mean, the surest first; empty: nothing that we know. */
export function meaningsOf(header: string): Meaning[] {
  if (header.length > 120 || claimedAttribute(header) !== null || claimedOwnField(header) !== null) return [];
  const found = spoken(header);
  if (!found.some(({ field }) => isQuantity(field))) return found;
  const text = headerText(header);
  if (countsNothing(text)) return found.filter(({ field }) => !isQuantity(field));
  // What counts assemblies counts parts only where nothing else does.
  if (countsGroups(text)) return [{ field: 'quantity', weight: WEAKEST }];
  const products = productsOfHeading(header);
  if (products === null) return found;
  if (products > 1) return [{ field: 'quantityTotal', weight: BATCH }];
  // Beside it "total" is that of an order.
  return [{ field: 'quantityTotal', weight: OF_ONE_PRODUCT.test(text) ? OF_ONE : 80 }];
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
