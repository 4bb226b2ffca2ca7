import type { Language } from '../../../../../src/refusals';
import type { FieldValue, FieldValues } from '../docx/contracts';

/** A value that templates of both languages can ask for by a name of their own. */
export type Named = readonly [ru: string, en: string, value: FieldValue | number | null];

const textOf = (value: Named[2]): FieldValue =>
  value === null ? '' : typeof value === 'number' ? String(value) : value;

/** Values under both their names. */
export function underBothNames(named: readonly Named[]): FieldValues {
  return Object.fromEntries(
    named.flatMap(([ru, en, value]) => [
      [ru, textOf(value)],
      [en, textOf(value)],
    ]),
  );
}

/** Those values alone that a template asks for, under the names by which it does: an entry of a block holds no more. */
export function underAskedNames(named: readonly Named[], asks: (name: string) => boolean): FieldValues {
  const values: FieldValues = {};
  for (const [ru, en, value] of named) {
    if (asks(ru)) values[ru] = textOf(value);
    if (asks(en)) values[en] = textOf(value);
  }
  return values;
}

/** Each value as it is offered to who writes a template, with its other name. */
export function offered(named: readonly Named[], language: Language): { name: string; also: string }[] {
  return named.map(([ru, en]) => (language === 'ru' ? { name: ru, also: en } : { name: en, also: ru }));
}
