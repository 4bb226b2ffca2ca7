import { columnLetters, columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, Mapping, PreviewOptions } from '../contracts';
import type { RawIssue } from '../issues/issue';
import { unknownOwnFields, withOwnColumns } from '../own-fields/own-columns';
import type { OwnField } from '../own-fields/own-field';
import { findExecutions, type Executions } from './executions';
import type { Header } from './header';
import { indexesOf, levelRun, withContents, type LevelColumns } from './level-columns';
import { findOperationColumns, type OperationColumns } from './operation-columns';
import { referenceColumn } from './parent-reference';
import { recogniseColumns, withWishes } from './recognise-columns';
import {
  areDotted,
  areRepeatedLevels,
  textsIn,
  unnamedStructure,
  type UnnamedStructure,
} from './unnamed-structure';

/** Fields that are told by several columns together; null: by one or none. The mapping names the first or chosen one. */
export interface ColumnRuns {
  levels: LevelColumns | null;
  executions: Executions | null;
  operations: OperationColumns | null;
}

export interface ColumnMeanings {
  mapping: Mapping;
  runs: ColumnRuns;
  /** A column that was taken for the structure by its values alone; null: none. */
  unnamed: UnnamedStructure | null;
  issues: RawIssue[];
}

/** What each column means, those first that only mean something together. Pure. */
export function meaningOfColumns(
  header: Header,
  below: readonly SheetRow[],
  options: PreviewOptions,
  fields: readonly OwnField[] | null,
): ColumnMeanings {
  const run = levelRun(header, below, options);
  const { executions, issues: told } = findExecutions(header, below, options);
  const own = [...(run ? indexesOf(run) : []), ...(executions?.list ?? []).map(({ index }) => index)];
  const recognised = recogniseColumns(header, below, new Set(own));
  const levels = run ? { level: columnLetters(run.first + 1) } : {};
  const quantity = executions ? { quantity: columnLetters(executions.taken.index + 1) } : {};
  const found = { ...recognised.mapping, ...levels, ...quantity };
  const [known, wishes] = [fields ?? [], options.mapping ?? {}];
  const wished = withWishes(withOwnColumns(found, header, known), wishes, known);
  const mapping = { ...wished, ...quantity };
  const taken = new Set(own.map((index) => columnLetters(index + 1)));
  if (!run && wishes.level === undefined && wishes.number === undefined) numberByLevels(mapping, below);
  const isFree = !run && wishes.number === undefined;
  const codes = isFree && wishes.designation === undefined ? numberByCodes(header, mapping, below) : null;
  const levelled = isFree && wishes.level === undefined ? levelsByNumber(header, mapping, below) : null;
  const unnamed = codes ?? levelled ?? unnamedStructure(header, below, mapping, options, taken);
  if (unnamed) {
    if (mapping.id === unnamed.column) delete mapping.id;
    mapping[unnamed.field] = unnamed.column;
  }
  const reference = options.mapping?.id === undefined ? referenceColumn(header, below, mapping) : null;
  if (reference !== null) mapping.id = reference;
  const route = findOperationColumns(header, below, mapping, options, taken);
  const columns = (route.operations?.columns ?? []).map(({ index }) => columnLetters(index + 1));
  if (columns[0] !== undefined) mapping.operations = columns[0];
  const issues = [
    ...recognised.issues.filter(
      // A person has chosen the side that counts.
      ({ code, column }) =>
        !columns.includes(column ?? '') && (code !== 'quantity-of-sides' || wishes.quantity === undefined),
    ),
    ...told,
    ...unknownOwnFields(wishes, fields),
    ...route.issues,
  ];
  return {
    mapping,
    runs: { levels: run && withContents(run, below, mapping), executions, operations: route.operations },
    unnamed,
    issues,
  };
}

/** `Уровень` over 1, 1.1, 1.1.1: what stands below it are dotted numbers, and those tell more than a count of the rows. */
function numberByLevels(mapping: Mapping, below: readonly SheetRow[]): void {
  if (!mapping.level || !areDotted(textsIn(below, mapping.level))) return;
  mapping.number = mapping.level;
  delete mapping.level;
}

/** `Код` over 1, 1.1, 1.1.1 beside a name: these number the rows and designate nothing. */
function numberByCodes(
  { texts }: Header,
  mapping: Mapping,
  below: readonly SheetRow[],
): UnnamedStructure | null {
  const column = mapping.designation;
  if (!column || !mapping.name || mapping.number || mapping.level || mapping.parent) return null;
  const heading = texts[columnNumber(column) - 1] ?? '';
  const isCode = /^(код|code|индекс|шифр)$/i.test(heading.trim());
  if (!isCode || !areDotted(textsIn(below, column))) return null;
  delete mapping.designation;
  mapping.number = column;
  return { field: 'number', column, heading };
}

/** `№` over 0, 1, 2, 2, 1: what stands below it are levels, for numbers of rows neither repeat nor go back. */
function levelsByNumber(
  { texts }: Header,
  mapping: Mapping,
  below: readonly SheetRow[],
): UnnamedStructure | null {
  const column = mapping.number;
  if (!column || mapping.level || mapping.parent || !areRepeatedLevels(textsIn(below, column))) return null;
  delete mapping.number;
  mapping.level = column;
  return { field: 'level', column, heading: texts[columnNumber(column) - 1] ?? '' };
}

/** The columns as a person sees them, those of a run with its field. Pure. */
export function withRuns(columns: readonly FileColumn[], { levels, operations }: ColumnRuns): FileColumn[] {
  const steps = new Set(levels ? indexesOf(levels) : []);
  const stages = new Set((operations?.columns ?? []).map(({ index }) => index));
  return columns.map((own) => {
    const index = columnNumber(own.column) - 1;
    const field = steps.has(index) ? 'level' : stages.has(index) ? 'operations' : own.field;
    return { ...own, field };
  });
}
