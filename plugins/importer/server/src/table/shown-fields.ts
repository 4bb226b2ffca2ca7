import { columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { MappedField, Mapping } from '../contracts';

/** Fields whose numbers are meant as they are shown: `12.10`, not 12.1. */
const AS_SHOWN: readonly MappedField[] = ['designation', 'name', 'parent', 'size'];

/** Whether 1.10 is shown so beside 1.2; where a column shows all of its numbers with two decimals 1.1 became 1.10. */
function areFormattedSingly(below: readonly SheetRow[], letters: string): boolean {
  const index = columnNumber(letters) - 1;
  const isTenth = ({ cells }: SheetRow): boolean => {
    const cell = cells[index];
    return typeof cell === 'number' && /^\d+\.\d$/.test(String(cell));
  };
  const tenths = below.filter(isTenth);
  return (
    tenths.some(({ shown }) => shown?.[index] === undefined) && tenths.some(({ shown }) => shown?.[index])
  );
}

/** The fields whose numbers are read as they are shown; dotted numbers only where single cells have formats of their own. */
export function shownFields(below: readonly SheetRow[], { number }: Mapping): ReadonlySet<MappedField> {
  return new Set([
    ...AS_SHOWN,
    ...(number && areFormattedSingly(below, number) ? (['number'] as const) : []),
  ]);
}
