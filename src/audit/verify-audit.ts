import { HASH_BYTES, MerkleTree, splitHashes } from './merkle';
import { readLeaves, readSeals, type Seal, type SealSession } from './seals';

const SEALS_PER_READ = 20;
const IDS_PER_READ = 50_000;

/** What is kept outside of the database: with it nobody can cut off the tail unseen. */
export interface AuditHead {
  /** Sealed entries. */
  size: number;
  /** RFC 6962 tree head over them, 64 hexadecimal digits. */
  root: string;
  /** When the newest of them was sealed, ISO 8601; null: nothing was sealed yet. */
  time: string | null;
}

/** What was found first. */
export interface AuditBreak {
  kind: 'altered' | 'removed' | 'inserted' | 'seal-altered' | 'truncated' | 'head-differs';
  /** The entry's id in `audit_entries`, where it is about one. */
  entryId: number | null;
  /** The number of the seal, where it is about one. */
  seal: number | null;
  message: string;
}

/** What a verification found. */
export interface AuditVerification {
  head: AuditHead;
  /** Entries that are committed and not sealed yet. */
  unsealed: number;
  /** null: the log is what it was when it was sealed. */
  broken: AuditBreak | null;
}

export interface VerifyOptions {
  /** A head that was kept outside; null: there is none. */
  kept: AuditHead | null;
  /** Awaited every few thousand entries, to leave the machine to others. */
  rest?: () => Promise<void>;
}

interface Walk {
  tree: MerkleTree;
  number: number;
  settledId: number;
  sealedIds: Set<number>;
  sealedAt: Date | null;
  keptRoot: string | null;
}

function broken(kind: AuditBreak['kind'], message: string, about: Partial<AuditBreak> = {}): AuditBreak {
  return { kind, message, entryId: null, seal: null, ...about };
}

function brokenSeal(number: number, why: string): AuditBreak {
  return broken('seal-altered', `Seal ${number} ${why}.`, { seal: number });
}

function brokenFrame(walk: Walk, seal: Seal): AuditBreak | null {
  if (seal.number !== walk.number + 1) return brokenSeal(walk.number + 1, 'is missing');
  const expected = walk.tree.size + seal.entryIds.length;
  const whole =
    seal.firstIndex === walk.tree.size &&
    seal.size === expected &&
    seal.leafHashes.length === HASH_BYTES * seal.entryIds.length &&
    seal.settledId >= walk.settledId;
  return whole ? null : brokenSeal(seal.number, 'does not follow the seal before it');
}

function brokenEntry(seal: Seal, id: number, sealed: Buffer, found: Buffer | undefined): AuditBreak | null {
  const about = { entryId: id, seal: seal.number };
  if (!found) return broken('removed', `Entry ${id} was removed after it had been sealed.`, about);
  if (found.equals(sealed)) return null;
  return broken('altered', `Entry ${id} was altered after it had been sealed.`, about);
}

/** Check one seal against the entries as they stand, and add them to the tree. */
async function checkSeal(session: SealSession, walk: Walk, seal: Seal, kept: AuditHead | null) {
  const frame = brokenFrame(walk, seal);
  if (frame) return frame;
  const found = await readLeaves(session, seal.entryIds);
  const sealed = splitHashes(seal.leafHashes);
  for (const [index, id] of seal.entryIds.entries()) {
    const hash = sealed[index] ?? Buffer.alloc(0);
    const wrong = brokenEntry(seal, id, hash, found.get(id));
    if (wrong) return wrong;
    if (walk.sealedIds.has(id)) return brokenSeal(seal.number, `seals entry ${id} a second time`);
    walk.sealedIds.add(id);
    walk.tree.append(hash);
    if (kept?.size === walk.tree.size) walk.keptRoot = walk.tree.root().toString('hex');
  }
  if (!walk.tree.root().equals(seal.root) || !walk.tree.peaks.equals(seal.peaks)) {
    return brokenSeal(seal.number, 'has another root than its entries make');
  }
  walk.number = seal.number;
  walk.settledId = seal.settledId;
  walk.sealedAt = seal.sealedAt;
  return null;
}

async function walkSeals(session: SealSession, walk: Walk, { kept, rest }: VerifyOptions) {
  for (;;) {
    const seals = await readSeals(session, walk.number, SEALS_PER_READ);
    if (seals.length === 0) return null;
    await rest?.();
    for (const seal of seals) {
      const found = await checkSeal(session, walk, seal, kept);
      if (found) return found;
    }
  }
}

/** The first entry that nobody sealed although all of its neighbours are, up to an id. */
async function findInserted(session: SealSession, walk: Walk, upTo: number): Promise<AuditBreak | null> {
  for (let after = -2_147_483_648; after < upTo;) {
    const { rows } = await session.query<{ id: number }>(
      'select id from audit_entries where id > $1 and id <= $2 order by id limit $3',
      [after, upTo, IDS_PER_READ],
    );
    const stranger = rows.find(({ id }) => !walk.sealedIds.has(id));
    if (stranger) {
      const message = `Entry ${stranger.id} was inserted among entries that had been sealed.`;
      return broken('inserted', message, { entryId: stranger.id });
    }
    const last = rows.at(-1);
    if (!last) return null;
    after = last.id;
  }
  return null;
}

function compareHead(walk: Walk, kept: AuditHead | null): AuditBreak | null {
  if (!kept) return null;
  if (kept.size > walk.tree.size) {
    const message = `The log holds ${walk.tree.size} sealed entries, the kept head ${kept.size}: its tail was cut off.`;
    return broken('truncated', message);
  }
  const root = kept.size === 0 ? MerkleTree.empty().root().toString('hex') : walk.keptRoot;
  if (root === kept.root) return null;
  return broken('head-differs', `The first ${kept.size} entries are not those of the kept head.`);
}

async function countUnsealed(session: SealSession, walk: Walk): Promise<number> {
  const above = [...walk.sealedIds].filter((id) => id > walk.settledId);
  const { rows } = await session.query<{ count: number }>(
    'select count(*)::int as count from audit_entries where id > $1 and id <> all($2::int[])',
    [walk.settledId, above],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Recompute every hash from the entries as they stand and compare with the seals. Names the first entry, in
 * the order of sealing, that is not what it was; an entry inserted before it comes first.
 * @param session one in UTC. Without a snapshot (repeatable read) what is sealed meanwhile is verified too.
 */
export async function verifyAudit(session: SealSession, options: VerifyOptions): Promise<AuditVerification> {
  const walk: Walk = {
    tree: MerkleTree.empty(),
    number: 0,
    settledId: 0,
    sealedIds: new Set(),
    sealedAt: null,
    keptRoot: null,
  };
  const wrong = await walkSeals(session, walk, options);
  const upTo = wrong?.entryId ?? walk.settledId;
  const inserted = await findInserted(session, walk, wrong ? Math.min(upTo - 1, walk.settledId) : upTo);
  return {
    head: {
      size: walk.tree.size,
      root: walk.tree.root().toString('hex'),
      time: walk.sealedAt?.toISOString() ?? null,
    },
    unsealed: wrong ? 0 : await countUnsealed(session, walk),
    broken: inserted ?? wrong ?? compareHead(walk, options.kept),
  };
}
