import type { ClientBase } from 'pg';
import { LEAF_HASH } from './leaf-hash';

/** A session of PostgreSQL outside of Strapi's pool. */
export type SealSession = Pick<ClientBase, 'query'>;

/** One row of `tracker_audit_seals`. */
export interface Seal {
  number: number;
  /** Entries sealed before this seal. */
  firstIndex: number;
  /** Entries sealed with it. */
  size: number;
  entryIds: number[];
  /** 32 bytes for each of `entryIds`, in their order. */
  leafHashes: Buffer;
  peaks: Buffer;
  root: Buffer;
  settledId: number;
  sealedAt: Date;
}

/** An entry with its hash, computed anew from what stands in the table. */
export interface Leaf {
  id: number;
  hash: Buffer;
}

const SEAL_COLUMNS = `number::int as number, first_index::int as "firstIndex", size::int as size,
  entry_ids as "entryIds", leaf_hashes as "leafHashes", peaks, root, settled_id as "settledId",
  sealed_at as "sealedAt"`;

/** Seals after this number, in order. */
export async function readSeals(session: SealSession, after: number, limit: number): Promise<Seal[]> {
  const { rows } = await session.query<Seal>(
    `select ${SEAL_COLUMNS} from tracker_audit_seals where number > $1 order by number limit $2`,
    [after, limit],
  );
  return rows;
}

/** The newest seal, or null before the first. */
export async function readLastSeal(session: SealSession): Promise<Seal | null> {
  const { rows } = await session.query<Seal>(
    `select ${SEAL_COLUMNS} from tracker_audit_seals order by number desc limit 1`,
  );
  return rows[0] ?? null;
}

/** Ids above this one that are sealed already. */
export async function readSealedAbove(session: SealSession, settledId: number): Promise<number[]> {
  const { rows } = await session.query<{ id: number }>(
    'select id from tracker_audit_seals, unnest(entry_ids) id where id > $1',
    [settledId],
  );
  return rows.map(({ id }) => id);
}

/** Entries above an id that are none of `known`, in the order of their ids. */
export async function readUnsealed(
  session: SealSession,
  settledId: number,
  known: readonly number[],
  limit: number,
): Promise<Leaf[]> {
  const { rows } = await session.query<Leaf>(
    `select e.id, ${LEAF_HASH} as hash from audit_entries e
      where e.id > $1 and e.id <> all($2::int[]) order by e.id limit $3`,
    [settledId, known, limit],
  );
  return rows;
}

/** The entries of these ids that exist, with their hashes. */
export async function readLeaves(session: SealSession, ids: readonly number[]): Promise<Map<number, Buffer>> {
  const { rows } = await session.query<Leaf>(
    `select e.id, ${LEAF_HASH} as hash from audit_entries e where e.id = any($1::int[])`,
    [ids],
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

export async function insertSeal(session: SealSession, seal: Seal): Promise<void> {
  await session.query(
    `insert into tracker_audit_seals (number, first_index, size, entry_ids, leaf_hashes, peaks, root, settled_id,
                                      sealed_at)
     values ($1, $2, $3, $4::int[], $5, $6, $7, $8, $9)`,
    [
      seal.number,
      seal.firstIndex,
      seal.size,
      seal.entryIds,
      seal.leafHashes,
      seal.peaks,
      seal.root,
      seal.settledId,
      seal.sealedAt,
    ],
  );
}
