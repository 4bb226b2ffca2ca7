import type { SheetRow } from '../../../../../src/workbooks';
import { headerText, meaningsOf } from './header-words';
import { lineOf } from './text';

/** What a heading names parts by, and whose: `Наименование сборки`, `Код входящей ДСЕ`, `Part Number`, plain `Обозначение`. */
interface Sided {
  index: number;
  by: 'designation' | 'name';
  side: 'assembly' | 'component' | 'part' | 'plain';
}

const BY_DESIGNATION = /^(обозначение|обозн|код|шифр|номер|артикул|№|designation|number|no|code|№)$/;
const BY_NAME = /^(наименование|наим|название|name|description|desc|title|bezeichnung|benennung)$/;
const OF_ASSEMBLY = /^(сборки|сборка|сборочной|се|узла|узел|assembly|assy|subassembly)$/;
/** Beside these a plain part is what contains them. */
const OF_COMPONENT = /^(входящей|входящего|входящая|компонента|component|child)$/;
const OF_PART = /^(детали|деталь|дсе|part)$/;
/** Alone they number rows. */
const NUMBERS = /^(номер|№|number|no)$/;
const FILLS = /^(чертежа|единицы)$/;

function sidedOf(heading: string, index: number): Sided | null {
  if (heading.length > 60) return null;
  const words = headerText(heading)
    .replace(/(^| )с\. ?е$/, '$1се')
    .split(/[^\p{L}№]+/u)
    .filter((word) => word !== '' && !FILLS.test(word));
  const left = words.filter((word) => !BY_DESIGNATION.test(word) && !BY_NAME.test(word));
  const is = (kind: RegExp): boolean => left.some((word) => kind.test(word));
  const known = left.every((word) => [OF_ASSEMBLY, OF_COMPONENT, OF_PART].some((kind) => kind.test(word)));
  if (left.length === words.length || words.length - left.length > 1 || !known) return null;
  if (left.length === 0 && words.every((word) => NUMBERS.test(word))) return null;
  const side = is(OF_ASSEMBLY) ? 'assembly' : is(OF_COMPONENT) ? 'component' : is(OF_PART) ? 'part' : 'plain';
  return { index, by: words.some((word) => BY_NAME.test(word)) ? 'name' : 'designation', side };
}

/** Columns that say by what the assembly is known that each row belongs to, and what stands in it; null: none does. */
export interface AssemblySide {
  designation: number | null;
  name: number | null;
  ownDesignation: number | null;
  ownName: number | null;
}

/** Whether what stands in a column occurs in another one, or more than once: parts that contain others. */
function contain(rows: readonly SheetRow[], upper: number, lower: number): boolean {
  const above = rows.flatMap(({ cells }) => lineOf(cells[upper]) ?? []);
  const below = new Set(rows.map(({ cells }) => lineOf(cells[lower])));
  return new Set(above).size < above.length || above.some((text) => below.has(text));
}

/** `Узел;Наименование;Деталь;Наименование`: each name stands behind what it is the name of. */
function namedBehind(headings: readonly string[]): AssemblySide | null {
  const isName = (heading = ''): boolean => {
    const own = sidedOf(heading, 0);
    return own?.by === 'name' && own.side === 'plain';
  };
  const at = headings.findIndex(
    (heading, index) => meaningsOf(heading)[0]?.field === 'group' && isName(headings[index + 1]),
  );
  const again = at < 0 ? -1 : headings.findIndex((heading, index) => index > at + 2 && isName(heading));
  const isPart =
    again > 0 &&
    meaningsOf(headings[again - 1] ?? '').some(({ field }) => field === 'designation' || field === 'name');
  return isPart ? { designation: at, name: at + 1, ownDesignation: again - 1, ownName: again } : null;
}

/**
 * Of two sides that are named by designation, by name or by both, the columns of the assemblies: `Обозначение сборки` beside
 * `Обозначение детали`, `Код ДСЕ` beside `Код входящей ДСЕ`. Null: there are no two sides, or
 * another column is that of parents. Pure.
 */
export function assemblySide(headings: readonly string[], rows: readonly SheetRow[]): AssemblySide | null {
  if (headings.some((heading) => meaningsOf(heading)[0]?.field === 'parent')) return null;
  const sided = headings.flatMap((heading, index) => sidedOf(heading, index) ?? []);
  const of = (...sides: Sided['side'][]): Sided[] => sided.filter(({ side }) => sides.includes(side));
  const assemblies = of('assembly');
  const [upper, lower] =
    assemblies.length > 0
      ? [assemblies, of('component', 'part', 'plain')]
      : [of('part', 'plain'), of('component')];
  const pairs = upper.flatMap((one) =>
    lower.filter(({ by }) => by === one.by).map((other) => [one.index, other.index] as const),
  );
  const isTold = assemblies.length > 0 && lower.some(({ side }) => side !== 'plain');
  if (!isTold && pairs.length === 0) return namedBehind(headings);
  // Where nothing is called an assembly, or other words are of its parts, the columns themselves must show it.
  const compared =
    pairs.length > 0 ? pairs : upper.flatMap((one) => lower.map((own) => [one.index, own.index] as const));
  const isSure = assemblies.length > 0 && pairs.length > 0;
  if (!isSure && !compared.some(([one, other]) => contain(rows, one, other))) return null;
  const first = (list: readonly Sided[], wish: Sided['by']): number | null =>
    list.find(({ by }) => by === wish)?.index ?? null;
  return {
    ...{ designation: first(upper, 'designation'), name: first(upper, 'name') },
    ...{ ownDesignation: first(lower, 'designation'), ownName: first(lower, 'name') },
  };
}
