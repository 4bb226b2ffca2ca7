import type { PartStatus } from '../contracts';
import type {
  DefectReason,
  LedgerPart,
  OperationRow,
  PartFound,
  PartIdentity,
  PartWant,
  StoredScan,
} from './ledger-part';
import { isoText, oneByKey, OPERATIONS_JSON, PART_COLUMNS, partJoins, SCAN_JSON } from './part-columns';
import type { Session } from './session';

/** A row of PART_COLUMNS with the operations and the label. */
export interface PartRow extends Omit<PartIdentity, 'partId' | 'responsible' | 'product'> {
  /** null: the code names no part, and the other columns are null too. */
  partId: number | null;
  launched: number;
  unrouted: number;
  finished: number;
  scrapped: number;
  withdrawn: number;
  splitOut: number;
  status: PartStatus;
  revision: number;
  nextOperationNumber: number;
  responsibleId: string | null;
  responsibleName: string | null;
  productDocumentId: string;
  productDesignation: string;
  productName: string | null;
  orderNumber: string | null;
  dueDate: string | null;
  operations: OperationRow[] | null;
}

interface FoundRow extends PartRow {
  scan: StoredScan | null;
  reasonCode: string | null;
  reasonName: string;
  reasonAppliesTo: DefectReason['appliesTo'];
  reasonRetired: boolean;
}

/** The part of a row, or null where the row found none. */
export function ledgerPart(row: PartRow): LedgerPart | null {
  if (row.partId === null) return null;
  const { launched, unrouted, finished, scrapped, withdrawn, splitOut, revision, nextOperationNumber } = row;
  return {
    identity: {
      partId: row.partId,
      documentId: row.documentId,
      productId: row.productId,
      code: row.code,
      designation: row.designation,
      name: row.name,
      kind: row.kind,
      material: row.material,
      size: row.size,
      lot: row.lot,
      required: row.required,
      routeId: row.routeId,
      routeName: row.routeName,
      createdAt: row.createdAt,
      hold: row.hold,
      responsible:
        row.responsibleId === null ? null : { id: row.responsibleId, name: row.responsibleName ?? '' },
      product: {
        id: row.productDocumentId,
        designation: row.productDesignation,
        name: row.productName,
        orderNumber: row.orderNumber,
        dueDate: row.dueDate,
      },
      labelVoidedAt: row.labelVoidedAt,
      labelValidCode: row.labelValidCode,
    },
    batch: {
      launched,
      unrouted,
      finished,
      scrapped,
      withdrawn,
      splitOut,
      revision,
      nextOperationNumber,
      held: row.hold !== null,
      cancelled: row.status === 'cancelled',
      operations: row.operations ?? [],
    },
  };
}

const READ_PARTS = `
  select ${PART_COLUMNS}, ${OPERATIONS_JSON},
         ${isoText('l.voided_at')} as "labelVoidedAt", l.valid_code as "labelValidCode",
         ${SCAN_JSON} as scan,
         r.code as "reasonCode", r.name as "reasonName", r.applies_to as "reasonAppliesTo", r.retired as "reasonRetired"
    from unnest($1::text[], $2::text[], $3::text[]) with ordinality as w(code, scan_id, reason, position)
    ${oneByKey('labels l', 'code', 'w.code')}
    ${partJoins('l.part_id')}
    ${oneByKey('scans sc', 'scan_id', 'w.scan_id')}
    ${oneByKey('defect_reasons r', 'code', 'w.reason')}
   order by w.position`;

/** Like a PartWant; `code` null: the part is known already. */
type Want = Omit<PartWant, 'code'> & { code: string | null };

/** Read what several requests want in one statement; answers stand in the order of `wants`. */
export async function readParts(session: Session, wants: readonly Want[]): Promise<PartFound[]> {
  const rows = await session.query<FoundRow>(
    READ_PARTS,
    [wants.map(({ code }) => code), wants.map(({ scanId }) => scanId), wants.map(({ reason }) => reason)],
    'read-parts',
  );
  return rows.map((row) => ({
    part: ledgerPart(row),
    scan: row.scan,
    reason:
      row.reasonCode === null
        ? null
        : {
            code: row.reasonCode,
            name: row.reasonName,
            appliesTo: row.reasonAppliesTo,
            retired: row.reasonRetired,
          },
  }));
}

/** Read one part with what the request wants beside it. */
export async function readPart(session: Session, want: PartWant): Promise<PartFound> {
  const [found] = await readParts(session, [want]);
  if (!found) throw new Error('A read of one part gave no row.');
  return found;
}

/** Take the row lock of a part's state inside a transaction, so that nobody else moves it on. */
export async function lockPart(session: Session, code: string): Promise<void> {
  await session.query(
    `select 1 from part_states s join labels l on l.part_id = s.part_id where l.code = $1 for update of s`,
    [code],
  );
}
