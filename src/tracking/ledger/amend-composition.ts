import type { Session } from './session';

/** A batch whose requirements are amended, locked until the transaction ends. */
export interface AmendedPart {
  partId: number;
  code: string;
  revision: number;
  required: number;
  designation: string | null;
  name: string | null;
}

/** Lock the states of these batches of a product, in one order; those of other products or cancelled are missing. */
export function lockAmended(
  session: Session,
  productId: number,
  partIds: readonly number[],
): Promise<AmendedPart[]> {
  return session.query<AmendedPart>(
    `select s.part_id as "partId", s.code, s.revision, s.required, p.designation, p.name
       from part_states s join parts p on p.id = s.part_id
      where s.part_id = any($1::int[]) and s.product_id = $2 and s.status <> 'cancelled'
      order by s.part_id for update of s`,
    [partIds, productId],
  );
}

/** A bill-of-materials line as a fact names it. */
export interface LineBelow {
  parentPartId: number;
  childPartId: number;
  code: string;
  quantity: number;
}

/** The lines below these batches. */
export function readLinesBelow(session: Session, partIds: readonly number[]): Promise<LineBelow[]> {
  return session.query<LineBelow>(
    `select l.parent_part_id as "parentPartId", l.child_part_id as "childPartId", c.code, l.quantity
       from bom_lines l join part_states c on c.part_id = l.child_part_id
      where l.parent_part_id = any($1::int[]) order by l.id`,
    [partIds],
  );
}

/** Give lines that exist another quantity. */
export async function setLineQuantities(
  session: Session,
  lines: readonly { parentPartId: number; childPartId: number; quantity: number }[],
): Promise<void> {
  if (lines.length === 0) return;
  await session.query(
    `update bom_lines l set quantity = u.quantity, updated_at = now() at time zone 'utc'
       from unnest($1::int[], $2::int[], $3::int[]) as u(parent, child, quantity)
      where l.parent_part_id = u.parent and l.child_part_id = u.child`,
    [
      lines.map(({ parentPartId }) => parentPartId),
      lines.map(({ childPartId }) => childPartId),
      lines.map(({ quantity }) => quantity),
    ],
  );
}

/** Take lines out of bills of materials. */
export async function removeBomLines(
  session: Session,
  lines: readonly Pick<LineBelow, 'parentPartId' | 'childPartId'>[],
): Promise<void> {
  if (lines.length === 0) return;
  await session.query(
    `delete from bom_lines l using unnest($1::int[], $2::int[]) as u(parent, child)
      where l.parent_part_id = u.parent and l.child_part_id = u.child`,
    [lines.map(({ parentPartId }) => parentPartId), lines.map(({ childPartId }) => childPartId)],
  );
}

/** Set required quantities and revisions of locked batches. */
export async function setRequirements(
  session: Session,
  parts: readonly { partId: number; required: number; revision: number }[],
): Promise<void> {
  if (parts.length === 0) return;
  await session.query(
    `update part_states s set required = u.required, revision = u.revision, updated_at = now() at time zone 'utc'
       from unnest($1::int[], $2::int[], $3::int[]) as u(part_id, required, revision)
      where s.part_id = u.part_id`,
    [
      parts.map(({ partId }) => partId),
      parts.map(({ required }) => required),
      parts.map(({ revision }) => revision),
    ],
  );
}
