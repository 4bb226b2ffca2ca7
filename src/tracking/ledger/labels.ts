import type { PartKind, PartStatus } from '../contracts';
import { isoText } from './part-columns';
import type { Session } from './session';

/** What a label says of its batch, and how often it has been printed. */
export interface PartLabel {
  code: string;
  voided: boolean;
  /** The code that is valid instead of a voided one. */
  validCode: string | null;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  lot: number;
  status: PartStatus;
  /** In production: launched - withdrawn - split out. */
  quantity: number;
  /** documentId. */
  productId: string;
  productDesignation: string;
  productName: string | null;
  orderNumber: string | null;
  printCount: number;
  /** ISO 8601 in UTC; null: never printed. */
  lastPrintedAt: string | null;
}

/** A product with so many labels that are worth printing. */
export interface LabelProduct {
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  labels: number;
  /** Of these, never printed. */
  unprinted: number;
}

const COLUMNS = `
  l.code, l.status = 'voided' as voided, l.valid_code as "validCode", p.designation, p.name, p.kind, s.lot, s.status,
  s.launched - s.withdrawn - s.split_out as quantity, pr.document_id as "productId",
  pr.designation as "productDesignation", pr.name as "productName", pr.order_number as "orderNumber",
  l.print_count as "printCount", ${isoText('l.last_printed_at')} as "lastPrintedAt"`;

const FROM = `
  from labels l
  join part_states s on s.part_id = l.part_id
  join parts p on p.id = l.part_id
  join products pr on pr.id = s.product_id`;

/** A label that a batch has or had. Instants are ISO 8601 in UTC. */
export interface LabelOfPart {
  code: string;
  issuedAt: string;
  /** null: it is the valid one. */
  voidedAt: string | null;
  /** Why it was voided, in a person's words. */
  reason: string | null;
  /** The label that came after it; null: none yet. */
  successor: string | null;
  printCount: number;
  lastPrintedAt: string | null;
}

/** A label is voided now and then; more of them nobody reads. */
const MAX_LABELS_OF_PART = 100;

/** All labels of the batch on this label, valid or void, the newest first. */
export function readLabelsOfPart(session: Session, code: string): Promise<LabelOfPart[]> {
  return session.query<LabelOfPart>(
    `select l.code, ${isoText('l.issued_at')} as "issuedAt", ${isoText('l.voided_at')} as "voidedAt", f.reason,
            lead(l.code) over (order by l.id) as successor, l.print_count as "printCount",
            ${isoText('l.last_printed_at')} as "lastPrintedAt"
       from labels known
       join labels l on l.part_id = known.part_id
       left join part_facts f on f.part_id = l.part_id and f.kind = 'label-voided' and f.label_code = l.code
      where known.code = $1 order by l.id desc limit ${MAX_LABELS_OF_PART}`,
    [code],
  );
}

/** Batches that are made here: the produced kinds, and whatever someone gave a route. */
const PRINTED = `l.status = 'active' and s.status <> 'cancelled'
  and (p.kind in ('assembly', 'part') or s.route_id is not null)`;

/** The labels of these codes, in no order; unknown codes are missing. */
export function readLabels(session: Session, codes: readonly string[]): Promise<PartLabel[]> {
  return session.query<PartLabel>(`select ${COLUMNS} ${FROM} where l.code = any($1)`, [codes]);
}

/** The active labels of these parts, in the order given; those of cancelled batches are missing. */
export function readLabelsOfParts(session: Session, documentIds: readonly string[]): Promise<PartLabel[]> {
  return session.query<PartLabel>(
    `select ${COLUMNS} ${FROM}
      where p.document_id = any($1::text[]) and l.status = 'active' and s.status <> 'cancelled'
      order by array_position($1::text[], p.document_id::text)`,
    [documentIds],
  );
}

/**
 * The active labels of a product's batches that are made here, in the order of the bill of materials.
 * @param product documentId; null: of all products
 * @param search part of a designation, a name or a code; empty: all
 */
export function findLabels(
  session: Session,
  wish: { product: string | null; search: string; offset: number; limit: number },
): Promise<PartLabel[]> {
  return session.query<PartLabel>(
    `select ${COLUMNS} ${FROM}
      where ${PRINTED} and ($1::text is null or pr.document_id = $1)
        and ($2::text = '' or concat_ws(' ', p.designation, p.name, l.code) ilike '%' || $2 || '%')
      order by s.product_id desc, l.part_id limit $3 offset $4`,
    [wish.product, likePattern(wish.search), wish.limit, wish.offset],
  );
}

/** Which products are told. */
export interface LabelProductsWish {
  /** Part of a designation, a name or an order number; empty: all. */
  search: string;
  /** documentId of a product that is told whatever is looked for, before the others; null: none. */
  product: string | null;
  limit: number;
}

/** Products that have labels to print, the newest first. */
export function readLabelProducts(session: Session, wish: LabelProductsWish): Promise<LabelProduct[]> {
  return session.query<LabelProduct>(
    `select pr.document_id as id, pr.designation, pr.name, pr.order_number as "orderNumber",
            count(*)::int as labels, (count(*) filter (where l.print_count = 0))::int as unprinted
       ${FROM}
      where ${PRINTED} and ($1::text = '' or pr.document_id = $2
        or concat_ws(' ', pr.designation, pr.name, pr.order_number) ilike '%' || $1 || '%')
      group by pr.id order by pr.document_id is not distinct from $2 desc, pr.id desc limit $3`,
    [likePattern(wish.search), wish.product, wish.limit],
  );
}

const COLUMN = /^[a-z][a-z0-9_]{0,62}$/;

/**
 * Columns of the parts of these labels as text, in no order. Columns come from the schema, not from people.
 * @throws Error for a column whose name is none
 */
export function readPartColumns(
  session: Session,
  codes: readonly string[],
  columns: readonly string[],
): Promise<{ code: string; values: Record<string, string | null> }[]> {
  const wrong = columns.find((column) => !COLUMN.test(column));
  if (wrong !== undefined) throw new Error(`This is no column: ${wrong}.`);
  const pairs = columns.map((column) => `'${column}', p."${column}"::text`).join(', ');
  return session.query(
    `select l.code, json_build_object(${pairs}) as "values" from labels l join parts p on p.id = l.part_id
      where l.code = any($1)`,
    [codes],
  );
}

/** Whether there is a product of this documentId. */
export async function productExists(session: Session, documentId: string): Promise<boolean> {
  const rows = await session.query('select 1 from products where document_id = $1', [documentId]);
  return rows.length > 0;
}

/** What people type is looked for as it stands: %, _ and \ mean themselves. */
function likePattern(search: string): string {
  return search.replace(/[\\%_]/g, '\\$&');
}

/** A label that has just been printed. */
export interface PrintedLabel {
  code: string;
  partId: number;
  /** How often it had been printed before. */
  before: number;
  designation: string | null;
  name: string | null;
  productId: string;
  productDesignation: string;
}

/**
 * Count prints of labels, inside the caller's transaction. Rows are locked in the order of their
 * codes, so that two prints of the same labels wait for each other instead of dying.
 * @param prints each code once
 */
export async function countPrints(
  session: Session,
  prints: readonly { code: string; copies: number }[],
  at: string,
): Promise<PrintedLabel[]> {
  const codes = prints.map(({ code }) => code);
  await session.query('select 1 from labels where code = any($1) order by code for no key update', [codes]);
  return session.query<PrintedLabel>(
    `update labels l set print_count = l.print_count + n.copies, last_printed_at = $3::timestamp, updated_at = $3::timestamp
       from unnest($1::text[], $2::int[]) as n(code, copies), part_states s, parts p, products pr
      where l.code = n.code and s.part_id = l.part_id and p.id = l.part_id and pr.id = s.product_id
      returning l.code, l.part_id as "partId", l.print_count - n.copies as before, p.designation, p.name,
                pr.document_id as "productId", pr.designation as "productDesignation"`,
    [codes, prints.map(({ copies }) => copies), at],
  );
}
