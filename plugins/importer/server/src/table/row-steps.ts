import type { SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, Mapping } from '../contracts';
import type { RawIssue } from '../issues/issue';
import { withAlternatesTold } from './alternates';
import { withBaseQuantities } from './base-quantities';
import { withBomLines } from './bom-lines';
import { withCommonNames } from './common-names';
import { withDittos } from './dittos';
import { withExecutionColumn } from './execution-column';
import type { Header } from './header';
import type { LevelColumns } from './level-columns';
import { withMarkedDepths } from './marked-depths';
import { withoutMirrors } from './mirrors';
import { hasNestedLines, withParentsBelow } from './nested-lines';
import { withPartsOpened } from './parts-opened';
import { withParentsOfPaths } from './paths';
import { withResourceTables } from './resource-tables';
import { withSameItem } from './same-item';
import { withSplitNames } from './split-names';
import { withHeadings, type StackedTables } from './stacked-tables';
import { withMarks } from './steel-marks';
import type { TableRow } from './table';
import { withAssembliesAbove } from './tell-rows';
import { holdsPaths } from './unnamed-structure';
import { withoutTextItems } from './text-items';
import { withWholeDesignations } from './whole-designations';

/** What a step knows of the table whose rows it reads. */
export interface StepPlace {
  header: Header;
  /** Rows of the sheet below the heading. */
  below: readonly SheetRow[];
  columns: FileColumn[];
  mapping: Mapping;
  levels: LevelColumns | null;
  stacked: StackedTables | null;
}

/** Rows after a step, and what it tells of them. */
export interface Stepped {
  rows: TableRow[];
  issues: RawIssue[];
}

/** Rows to rows; pure. One that has something to tell says it beside them. */
type RowStep = (rows: readonly TableRow[], place: StepPlace) => TableRow[] | Stepped;

/**
 * How rows are written in files, in the order in which it is read: each step takes off one way of writing, so that those
 * below it need not know of it. A new way of writing is a function of its own and a line here. Each costs a pass over all
 * rows of a file, so a step that few files need looks first whether there is anything to do.
 */
const STEPS: readonly RowStep[] = [
  (rows, { mapping, stacked }) => withHeadings(rows, stacked, mapping),
  (rows, { header, mapping }) => withResourceTables(rows, { header, mapping }),
  (rows, { columns }) => withoutTextItems(rows, columns),
  (rows, { columns, mapping }) => withBaseQuantities(rows, columns, mapping),
  // Cells that say more of a part than their columns do.
  (rows, { columns, mapping }) => withBomLines(rows, columns, mapping),
  (rows, { columns, mapping }) => withMarks(rows, columns, mapping),
  (rows, { columns }) => withExecutionColumn(rows, columns),
  // What stands above a row, where the row says it.
  (rows, { below, mapping }) =>
    holdsPaths(below, mapping) ? withParentsOfPaths(rows) : withMarkedDepths(rows, mapping),
  (rows, { mapping }) => withPartsOpened(rows, mapping),
  (rows, { mapping, levels }) => withDittos(rows, { mapping, levels }),
  (rows, { header, levels }) => withAncestors(header, rows, levels),
  // Words that are written once for several rows.
  (rows, { mapping }) => withSameItem(rows, { mapping }),
  (rows, { columns, mapping }) => withoutMirrors(rows, columns, mapping),
  (rows, { mapping }) => withWholeDesignations(rows, { mapping }),
  (rows, { columns, mapping }) => withAlternatesTold(rows, { columns, mapping }),
  (rows, { mapping }) => withCommonNames(rows, { mapping }),
];

/** Rows with what stands above them where the file says it beside them. */
function withAncestors(header: Header, rows: readonly TableRow[], levels: LevelColumns | null): TableRow[] {
  if (levels) return withAssembliesAbove(rows, levels);
  return withSplitNames(hasNestedLines(header.texts) ? withParentsBelow(rows) : rows);
}

/** The rows as they are meant, after all ways of writing them were taken off. Pure. */
export function throughSteps(told: TableRow[], place: StepPlace): Stepped {
  const issues: RawIssue[] = [];
  const rows = STEPS.reduce((before, step) => {
    const after = step(before, place);
    if (Array.isArray(after)) return after;
    issues.push(...after.issues);
    return after.rows;
  }, told);
  return { rows, issues };
}
