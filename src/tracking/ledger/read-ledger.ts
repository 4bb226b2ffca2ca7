import type { HoldView } from '../contracts';
import type { PartFactKind } from './part-fact';
import type { Session } from './session';

/** A derived row of a batch with everything that must agree with its facts. */
export interface DerivedPart {
  partId: number;
  state: {
    productId: number;
    code: string;
    itemKey: string;
    lot: number;
    rootPartId: number;
    required: number;
    launched: number;
    unrouted: number;
    finished: number;
    scrapped: number;
    withdrawn: number;
    splitOut: number;
    status: string;
    hold: HoldView | null;
    routeId: number | null;
    revision: number;
    nextOperationNumber: number;
  } | null;
  designation: string | null;
  name: string | null;
  size: string | null;
  operations: Record<string, unknown>[];
  lines: { code: string; quantity: number }[];
  labels: { code: string; voided: boolean; validCode: string | null }[];
  materials: { name: string; quantity: number; unit: string | null }[];
}

/** One fact as the table has it. */
export interface LedgerFactRow {
  partId: number;
  revision: number;
  kind: PartFactKind;
  quantity: number | null;
  operation: number | null;
  routeId: number | null;
  labelCode: string | null;
  data: Record<string, unknown> | null;
  reason: string | null;
}

/** One scan as the table has it. */
export interface LedgerScanRow {
  partId: number;
  revision: number;
  scanId: string;
  undoes: string | null;
  underHold: boolean;
  kind: 'report' | 'start' | 'skip' | 'undo';
  operation: number;
  good: number;
  scrapped: number;
  reworked: number;
  reworkTo: number | null;
  goodTo: number | null;
  causeOperation: number | null;
}

const DERIVED = `
  select p.id as "partId", p.designation, p.name, p.size,
    case when s.id is null then null else json_build_object('productId', s.product_id, 'code', s.code,
      'itemKey', s.item_key, 'lot', s.lot, 'rootPartId', s.root_part_id, 'required', s.required, 'launched', s.launched, 'unrouted', s.unrouted,
      'finished', s.finished, 'scrapped', s.scrapped, 'withdrawn', s.withdrawn, 'splitOut', s.split_out,
      'status', s.status, 'hold', s.hold, 'routeId', s.route_id, 'revision', s.revision,
      'nextOperationNumber', s.next_operation_number) end as state,
    coalesce((select json_agg(json_build_object('number', number, 'sequence', sequence, 'stageId', stage_id,
      'stageName', stage_name, 'stageKind', stage_kind, 'optional', optional, 'mayScrap', may_scrap,
      'mayRework', may_rework, 'waiting', waiting, 'good', good, 'scrapped', scrapped, 'reworked', reworked,
      'skipped', skipped, 'started', started, 'replaced', replaced) order by number)
      from operations o where o.part_id = p.id), '[]') as operations,
    coalesce((select json_agg(json_build_object('code', c.code, 'quantity', b.quantity) order by b.id)
      from bom_lines b join part_states c on c.part_id = b.child_part_id where b.parent_part_id = p.id), '[]') as lines,
    coalesce((select json_agg(json_build_object('code', l.code, 'voided', l.status = 'voided', 'validCode', l.valid_code)
      order by l.id) from labels l where l.part_id = p.id), '[]') as labels,
    coalesce((select json_agg(json_build_object('name', m.name, 'quantity', m.quantity, 'unit', m.unit) order by m.id)
      from material_needs m where m.part_id = p.id), '[]') as materials
    from parts p left join part_states s on s.part_id = p.id
   where p.id > $1 order by p.id limit $2`;

/** The next `limit` parts after a part id, with their derived rows. */
export function readDerived(session: Session, afterPartId: number, limit: number): Promise<DerivedPart[]> {
  return session.query<DerivedPart>(DERIVED, [afterPartId, limit]);
}

/** All facts of these parts in the order of their revisions. */
export function readFacts(session: Session, partIds: readonly number[]): Promise<LedgerFactRow[]> {
  return session.query<LedgerFactRow>(
    `select part_id as "partId", revision, kind, quantity, operation_number as operation, route_id as "routeId",
            label_code as "labelCode", data::json as data, reason
       from part_facts where part_id = any($1::int[]) order by part_id, revision`,
    [partIds],
  );
}

/** All scans of these parts in the order of their revisions. */
export function readScans(session: Session, partIds: readonly number[]): Promise<LedgerScanRow[]> {
  return session.query<LedgerScanRow>(
    `select part_id as "partId", revision, scan_id as "scanId", undoes, coalesce(under_hold, false) as "underHold",
            kind, operation_number as operation, good, scrapped, reworked,
            rework_to as "reworkTo", good_to as "goodTo", cause_operation as "causeOperation"
       from scans where part_id = any($1::int[]) order by part_id, revision`,
    [partIds],
  );
}

/** The valid codes of the batches that these codes name; a voided label leads to the valid one. */
export async function readValidCodes(
  session: Session,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await session.query<{ code: string; valid: string }>(
    'select l.code, s.code as valid from labels l join part_states s on s.part_id = l.part_id where l.code = any($1)',
    [codes],
  );
  return new Map(rows.map(({ code, valid }) => [code, valid]));
}
