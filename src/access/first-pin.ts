import type { Core } from '@strapi/strapi';
import { appendAudit } from '../audit';
import type { BadgeHolder } from './badge-check';
import type { Account } from './password-check';
import { hashPin } from './pin-hash';
import { inTransaction } from './pooled-session';

/**
 * Give the holder of a badge the PIN that was chosen with it, if there is none yet: of two who choose at once the
 * first one does. It is noted as the holder's own act. Without a holder it takes as long.
 * @param holder null: the badge is unknown, or nobody may choose
 * @returns the holder's account; null: nothing was chosen
 */
export async function chooseFirstPin(
  strapi: Core.Strapi,
  holder: BadgeHolder | null,
  pin: string,
  from: { address: string | null; requestId: string | null },
): Promise<Account | null> {
  const hash = await hashPin(pin);
  if (!holder || holder.blocked || holder.pinHash !== null) return null;
  const { id, username } = holder;
  return inTransaction(strapi, async (session) => {
    const { rows } = (await session.query(
      `with chosen as (
         insert into tracker_pins (operator_id, hash) values ($1, $2) on conflict do nothing returning operator_id)
       select u.document_id as "documentId" from chosen c join up_users u on u.id = c.operator_id`,
      [id, hash],
    )) as { rows: { documentId: string }[] };
    const [row] = rows;
    if (!row) return null;
    await appendAudit(session, {
      at: new Date().toISOString(),
      actor: { type: 'operator', id: String(id), name: username },
      action: 'choose-pin',
      category: 'access',
      subjectType: 'operator',
      subjectId: row.documentId,
      subjectName: username,
      difference: null,
      address: from.address,
      requestId: from.requestId,
    });
    return { id, username };
  });
}
