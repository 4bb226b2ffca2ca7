import type { Preview, RowName } from '../../../server/src/contracts';

/** What tells rows of several sheets apart. */
export type Sheets = Pick<Preview, 'sheet' | 'joinedSheets'>;

/** What the server calls a row: by its number alone where it stands on the first sheet, or on the only one. Pure. */
export function nameOf(
  place: { sheet: string | null; row: number },
  { sheet, joinedSheets }: Sheets,
): RowName {
  const isFurther = joinedSheets.length > 0 && place.sheet !== null && place.sheet !== sheet;
  return isFurther ? { sheet: place.sheet ?? '', row: place.row } : place.row;
}

/** Tells rows apart: the same for the same row. Pure. */
export function keyOf(name: RowName): string {
  return typeof name === 'number' ? String(name) : `${name.row} ${name.sheet}`;
}

/** Each row once, in the order in which they were named first. Pure. */
export function eachOnce(names: readonly RowName[]): RowName[] {
  return [...new Map(names.map((name) => [keyOf(name), name])).values()];
}

/** The sheet that has to be told with a row; null: only one is read. Pure. */
export function sheetShown(place: { sheet: string | null }, { joinedSheets }: Sheets): string | null {
  return joinedSheets.length > 0 ? place.sheet : null;
}
