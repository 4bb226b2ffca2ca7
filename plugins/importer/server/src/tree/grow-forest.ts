import type { BomFormat } from '../contracts';
import type { Table } from '../table/table';
import type { BomRow } from './bom-row';
import { growFromDottedNumbers, stepsOf } from './dotted-format';
import type { Forest } from './grow';
import { growFromLevels, levelOf } from './level-format';
import { growFromProductRows } from './product-row-format';

/** How the rows say which part belongs to which, judged by what the columns really hold. */
export function recogniseFormat(table: Table, rows: readonly BomRow[]): BomFormat {
  const levels = new Set(
    rows.map(({ level }) => (level === null ? null : levelOf(level))).filter((level) => level !== null),
  );
  if (table.mapping.level && levels.size > 1) return 'level-column';
  const dotted = rows.some(({ number }) => number !== null && (stepsOf(number)?.length ?? 0) > 1);
  return table.mapping.number && dotted ? 'dotted-number' : 'product-row';
}

/** Put rows in their places. Pure; a new format is a new function here. */
export function growForest(format: BomFormat, table: Table, rows: readonly BomRow[]): Forest {
  if (format === 'level-column') return growFromLevels(rows, table.mapping.level ?? null);
  if (format === 'dotted-number') return growFromDottedNumbers(rows, table.mapping.number ?? null);
  return growFromProductRows(rows);
}
