import { columnLetters } from '../../../../../src/workbooks';
import type { Mapping } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { isOwnKey, ownKey, ownName, type OwnField } from './own-field';
import { claimedOwnField, headsOwnField } from './own-heading';

/** Our own words for what a field of the factory may be called more exactly: "Размер заготовки" beside "Размер". */
const TAKEN_FROM = ['size', 'material'] as const;
const OUR_WORDS: ReadonlySet<string> = new Set(['размер', 'size', 'материал', 'material']);

interface Heading {
  texts: readonly string[];
  alternatives: readonly (readonly string[])[];
}

function headingsAt({ texts, alternatives }: Heading, index: number): string[] {
  return [...new Set([texts, ...alternatives].flatMap((list) => list[index] || []))];
}

/**
 * The columns that are headed by the name or the label of a field, beside what was recognised. A column that
 * already tells something of ours stays with it, unless the heading says the factory's field more exactly. Pure.
 */
export function withOwnColumns(found: Mapping, heading: Heading, own: readonly OwnField[]): Mapping {
  const mapping: Mapping = { ...found };
  const holder = (column: string) =>
    Object.keys(mapping).find((field) => mapping[field as keyof Mapping] === column);
  for (const field of own) {
    const columns = heading.texts.flatMap((_, index) => {
      const texts = headingsAt(heading, index).filter((text) => headsOwnField(text, field));
      const [text] = texts;
      if (text === undefined) return [];
      return [
        {
          column: columnLetters(index + 1),
          text,
          claimed: texts.some((one) => claimedOwnField(one) !== null),
        },
      ];
    });
    columns.sort((a, b) => Number(b.claimed) - Number(a.claimed));
    for (const { column, text } of columns) {
      const held = holder(column);
      const yields = TAKEN_FROM.find((one) => one === held);
      if (held !== undefined && (!yields || OUR_WORDS.has(text.trim().toLowerCase()))) continue;
      if (yields) delete mapping[yields];
      mapping[ownKey(field.name)] = column;
      break;
    }
  }
  return mapping;
}

/**
 * Fields of a mapping that no part has.
 * @param own null: nobody knows them, for no database was asked
 */
export function unknownOwnFields(mapping: Mapping, own: readonly OwnField[] | null): RawIssue[] {
  const wished = Object.keys(mapping).filter(isOwnKey);
  if (own === null)
    return wished.length === 0
      ? []
      : [hint('own-fields-need-database', { value: wished.map(ownName).join(', ') })];
  const names = own.map(({ name }) => name);
  return wished
    .filter((key) => mapping[key] && !names.includes(ownName(key)))
    .map((key) =>
      problem('own-field-unknown', { value: ownName(key), details: { fields: names.slice(0, 50) } }),
    );
}

/** The fields that have a column of the file. */
export function mappedOwnFields(mapping: Mapping, own: readonly OwnField[]): OwnField[] {
  return own.filter(({ name }) => mapping[ownKey(name)]);
}
