import type { HeaderMeaning } from './header-words';

/** Long words that head columns everywhere and are typed wrong. */
const TYPED: readonly [string, HeaderMeaning][] = [
  ['обозначение', 'designation'],
  ['наименование', 'name'],
  ['количество', 'quantity'],
  ['материал', 'material'],
  ['примечание', 'note'],
  ['designation', 'designation'],
  ['description', 'name'],
  ['quantity', 'quantity'],
  ['material', 'material'],
];
/** Words that no other word is like, for two wrong letters. */
const LONG: ReadonlySet<string> = new Set(['обозначение', 'наименование']);
/** Of a shorter word a wrong letter makes another one. */
const SHORTEST = 8;
const LONGEST = 16;

/** How many letters must be added, taken away or changed to make one word of the other. Both are short. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const own = [row + 1];
    for (const [at, wanted] of [...other].entries()) {
      const changed = (above[at] ?? 0) + (letter === wanted ? 0 : 1);
      own.push(Math.min(changed, (above[at + 1] ?? 0) + 1, (own[at] ?? 0) + 1));
    }
    above = own;
  }
  return above.at(-1) ?? 0;
}

/** What a word of headings means that has a letter too many, too few or wrong, in long words two; null: it is none. Pure. */
export function mistypedField(text: string): HeaderMeaning | null {
  if (text.length < SHORTEST - 1 || text.length > LONGEST || !/^\p{L}+$/u.test(text)) return null;
  const near = TYPED.find(
    ([word]) => Math.abs(word.length - text.length) <= 2 && distance(text, word) <= (LONG.has(word) ? 2 : 1),
  );
  return near?.[1] ?? null;
}
