import type { PartStatus } from '../contracts';
import type { OperationState } from '../domain/batch';
import { insertMany, insertOf, type Column } from './insert-many';
import type { Session } from './session';

/** One row of `part_states` at the end of a launch. */
export interface NewState {
  partId: number;
  productId: number;
  code: string;
  itemKey: string;
  /** 0 for the batch as launched. */
  lot: number;
  /** The batch that the lot comes from at last; its own id where it is lot 0. */
  rootPartId: number;
  required: number;
  launched: number;
  unrouted: number;
  status: PartStatus;
  routeId: number | null;
  routeName: string | null;
  revision: number;
  nextOperationNumber: number;
  at: string;
}

/** One row of `operations`. */
export interface NewOperation extends OperationState {
  partId: number;
}

/** The columns of `part_states` that a launch fills. */
export const STATE_COLUMNS: readonly Column<NewState>[] = [
  ['part_id', 'int', (row) => row.partId],
  ['product_id', 'int', (row) => row.productId],
  ['code', 'text', (row) => row.code],
  ['item_key', 'text', (row) => row.itemKey],
  ['lot', 'int', (row) => row.lot],
  ['root_part_id', 'int', (row) => row.rootPartId],
  ['required', 'int', (row) => row.required],
  ['launched', 'int', (row) => row.launched],
  ['unrouted', 'int', (row) => row.unrouted],
  ['finished', 'int', () => 0],
  ['scrapped', 'int', () => 0],
  ['withdrawn', 'int', () => 0],
  ['split_out', 'int', () => 0],
  ['status', 'text', (row) => row.status],
  ['route_id', 'int', (row) => row.routeId],
  ['route_name', 'text', (row) => row.routeName],
  ['revision', 'int', (row) => row.revision],
  ['next_operation_number', 'int', (row) => row.nextOperationNumber],
  ['first_fact_at', 'timestamp', (row) => row.at],
];

/** The columns of `operations` that a route fills. */
export const OPERATION_COLUMNS: readonly Column<NewOperation>[] = [
  ['part_id', 'int', (row) => row.partId],
  ['number', 'int', (row) => row.number],
  ['sequence', 'int', (row) => row.sequence],
  ['stage_id', 'int', (row) => row.stageId],
  ['stage_name', 'text', (row) => row.stageName],
  ['stage_kind', 'text', (row) => row.stageKind],
  ['optional', 'boolean', (row) => row.optional],
  ['may_scrap', 'boolean', (row) => row.mayScrap],
  ['may_rework', 'boolean', (row) => row.mayRework],
  ['waiting', 'int', (row) => row.waiting],
  ['good', 'int', (row) => row.good],
  ['scrapped', 'int', (row) => row.scrapped],
  ['reworked', 'int', (row) => row.reworked],
  ['skipped', 'int', (row) => row.skipped],
  ['withdrawn', 'int', () => 0],
  ['split_out', 'int', () => 0],
  ['started', 'boolean', (row) => row.started],
  ['replaced', 'boolean', (row) => row.replaced],
];

/** Insert states and operations of new parts, both in one statement, so that pieces are conserved after it. */
export async function appendStates(
  session: Session,
  states: readonly NewState[],
  operations: readonly NewOperation[],
): Promise<void> {
  const first = insertOf('operations', OPERATION_COLUMNS, operations);
  const second = insertOf('part_states', STATE_COLUMNS, states, OPERATION_COLUMNS.length + 1);
  await session.query(`with launched_operations as (${first.text}) ${second.text}`, [
    ...first.values,
    ...second.values,
  ]);
}

/** One row of `labels`. */
export interface NewLabel {
  code: string;
  partId: number;
  at: string;
}

/** The columns of `labels` that an active label fills. */
export const LABEL_COLUMNS: readonly Column<NewLabel>[] = [
  ['code', 'text', (row) => row.code],
  ['part_id', 'int', (row) => row.partId],
  ['status', 'text', () => 'active'],
  ['issued_at', 'timestamp', (row) => row.at],
  ['print_count', 'int', () => 0],
];

/** Insert active labels. */
export function appendLabels(session: Session, labels: readonly NewLabel[]): Promise<void> {
  return insertMany(session, 'labels', LABEL_COLUMNS, labels);
}
