import type { SealSession } from './seals';

/** Transactions that may still commit an entry, by what PostgreSQL calls them. */
async function readWriters(session: SealSession): Promise<Set<string>> {
  const { rows } = await session.query<{ writer: string }>(
    `select virtualtransaction as writer from pg_locks
      where locktype = 'relation' and database = (select oid from pg_database where datname = current_database())
        and relation = 'audit_entries'::regclass and mode = 'RowExclusiveLock' and granted`,
  );
  return new Set(rows.map(({ writer }) => writer));
}

async function readHighestId(session: SealSession): Promise<number> {
  const { rows } = await session.query<{ id: number }>(
    'select case when is_called then last_value else 0 end::int as id from audit_entries_id_seq',
  );
  return rows[0]?.id ?? 0;
}

/**
 * Tells up to which id every entry is committed or never will be. Ids are handed out before the commit, so
 * a low one may turn up after a high one; a gap alone proves nothing. Who takes an id holds a lock on the table
 * until the end of its transaction: once nobody is left of those who held it when the highest id was read,
 * no id up to that one can turn up any more.
 */
export class SettledIds {
  #waiting: { highestId: number; writers: Set<string> } | null = null;

  /** @returns the highest id that is settled now, or null where nothing new is known */
  async advance(session: SealSession): Promise<number | null> {
    if (!this.#waiting) {
      const highestId = await readHighestId(session);
      this.#waiting = { highestId, writers: await readWriters(session) };
    }
    const { highestId, writers } = this.#waiting;
    if (writers.size > 0) {
      const now = await readWriters(session);
      this.#waiting.writers = new Set([...writers].filter((writer) => now.has(writer)));
      if (this.#waiting.writers.size > 0) return null;
    }
    this.#waiting = null;
    return highestId;
  }
}
