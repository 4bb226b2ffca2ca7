import type { BomFormat, Field } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import type { Table } from '../table/table';

/** The field whose column tells the structure. */
const TELLING: Partial<Record<BomFormat, Field>> = {
  ...{ 'dotted-number': 'number', 'level-column': 'level', 'level-columns': 'level' },
  ...{ 'parent-column': 'parent', 'group-column': 'group', indentation: 'name' },
};

/** That another format fits nearly as well, at the heading of the column that one of them uses. Pure. */
export function ambiguousFormat(
  { headerRow, mapping }: Pick<Table, 'headerRow' | 'mapping'>,
  chosen: BomFormat,
  other: BomFormat,
): RawIssue {
  const field = TELLING[chosen] ?? TELLING[other];
  const column = (field && mapping[field]) ?? null;
  return hint('format-ambiguous', { row: headerRow, column, details: { chosen, other } });
}
