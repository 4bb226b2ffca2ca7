import type { Doer } from '../contracts';
import { isoText } from './part-columns';
import type { Session } from './session';

/** What is printed beside labels: cards of stages, badges of operators. */
export type CardKind = 'stage' | 'badge';

/** How often the card of a stage or an operator has been printed. */
export interface CardPrints {
  /** documentId. */
  id: string;
  printCount: number;
  /** ISO 8601 in UTC. */
  lastPrintedAt: string;
}

/** Prints of these stages' or operators' cards, in no order; what was never printed is missing. */
export function readCardPrints(
  session: Session,
  kind: CardKind,
  ids: readonly string[],
): Promise<CardPrints[]> {
  return session.query<CardPrints>(
    `select subject_id as id, sum(copies)::int as "printCount", ${isoText('max(at)')} as "lastPrintedAt"
       from tracker_card_prints where kind = $1 and subject_id = any($2) group by subject_id`,
    [kind, ids],
  );
}

export interface PrintedCard {
  id: string;
  name: string;
  copies: number;
}

/** One print of cards of one kind. */
export interface CardPrint {
  kind: CardKind;
  /** Each stage or operator once. */
  cards: readonly PrintedCard[];
  layout: string;
  format: string;
  reason?: string | undefined;
}

/**
 * Append a print inside the caller's transaction; two of one kind wait for each other, so that only one of them is the first.
 * @param at ISO 8601 in UTC
 * @returns the documentIds that had been printed before
 */
export async function appendCardPrint(
  session: Session,
  { kind, cards, layout, format, reason }: CardPrint,
  { doer, at }: { doer: Doer; at: string },
): Promise<Set<string>> {
  await session.query(`select pg_advisory_xact_lock(hashtext('tracker_card_prints'), hashtext($1))`, [kind]);
  const ids = cards.map(({ id }) => id);
  const before = new Set((await readCardPrints(session, kind, ids)).map(({ id }) => id));
  const { type, id: actorId, name } = doer.actor;
  await session.query(
    `insert into tracker_card_prints (kind, subject_id, subject_name, copies, again, layout, format, reason,
            actor_type, actor_id, actor_name, at)
     select $1, c.id, c.name, c.copies, c.again, $6, $7, $8, $9, $10, $11, $12::timestamp
       from unnest($2::text[], $3::text[], $4::int[], $5::boolean[]) with ordinality as c(id, name, copies, again, position)
      order by c.position`,
    [
      kind,
      ids,
      cards.map((card) => card.name),
      cards.map(({ copies }) => copies),
      ids.map((id) => before.has(id)),
      layout,
      format,
      reason ?? null,
      type,
      actorId,
      name,
      at,
    ],
  );
  return before;
}
