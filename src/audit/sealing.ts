import { MerkleTree } from './merkle';
import { insertSeal, readLastSeal, readSealedAbove, readUnsealed, type SealSession } from './seals';
import { SettledIds } from './settled-ids';

/** Entries under one seal at most. */
export const MAX_ENTRIES_PER_SEAL = 1000;

/**
 * The one writer of seals: goes on where the newest seal ends. Whoever makes one holds the advisory lock of
 * `holdSealLock`; the key of the table refuses a second writer all the same.
 */
export class Sealing {
  readonly #settled = new SettledIds();

  private constructor(
    private readonly session: SealSession,
    private number: number,
    private readonly tree: MerkleTree,
    private settledId: number,
    /** Sealed ids above `settledId`. */
    private readonly sealedAbove: Set<number>,
  ) {}

  /** Read where the newest seal ends. */
  static async resume(session: SealSession): Promise<Sealing> {
    const last = await readLastSeal(session);
    const settledId = last?.settledId ?? 0;
    return new Sealing(
      session,
      last?.number ?? 0,
      last ? MerkleTree.from(last.size, last.peaks) : MerkleTree.empty(),
      settledId,
      new Set(await readSealedAbove(session, settledId)),
    );
  }

  /**
   * Seal entries that are committed and not sealed yet, at most `MAX_ENTRIES_PER_SEAL`. After an error the
   * object is of no use any more: resume.
   * @returns how many; 0: nothing is left for now
   */
  async pass(now: Date): Promise<number> {
    const settledNow = await this.#settled.advance(this.session);
    const { session, settledId, sealedAbove } = this;
    const leaves = await readUnsealed(session, settledId, [...sealedAbove], MAX_ENTRIES_PER_SEAL);
    for (const { id, hash } of leaves) {
      this.tree.append(hash);
      sealedAbove.add(id);
    }
    const lastRead = leaves.length < MAX_ENTRIES_PER_SEAL ? Infinity : (leaves.at(-1)?.id ?? 0);
    this.#settle(Math.min(settledNow ?? 0, lastRead));
    if (leaves.length === 0 && this.settledId === settledId) return 0;
    this.number += 1;
    await insertSeal(session, {
      number: this.number,
      firstIndex: this.tree.size - leaves.length,
      size: this.tree.size,
      entryIds: leaves.map(({ id }) => id),
      leafHashes: Buffer.concat(leaves.map(({ hash }) => hash)),
      peaks: this.tree.peaks,
      root: this.tree.root(),
      settledId: this.settledId,
      sealedAt: now,
    });
    return leaves.length;
  }

  #settle(id: number): void {
    if (id <= this.settledId) return;
    this.settledId = id;
    for (const sealed of this.sealedAbove) if (sealed <= id) this.sealedAbove.delete(sealed);
  }
}

/** Any constant will do; all processes of this product share it. */
const SEAL_LOCK_KEY = 7_201_955;

/** Become the one writer of seals, until the session ends. @returns false: somebody else is */
export async function holdSealLock(session: SealSession): Promise<boolean> {
  const { rows } = await session.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    SEAL_LOCK_KEY,
  ]);
  return rows[0]?.held === true;
}
