import type { Core } from '@strapi/strapi';
import type { Pool } from 'pg';
import { connectionConfig } from '../schema';
import type { Engine } from './commands/engine';
import {
  appendTogether,
  inTransaction,
  joinStatements,
  openLedgerPool,
  readParts,
  readUndos,
  sessionOf,
  type ScanToAppend,
  type Session,
} from './ledger';

/** Reads under way at once; more requests than that share statements. */
const READS_IN_FLIGHT = 4;
/** Appends under way at once. */
const APPENDS_IN_FLIGHT = 4;

interface Ledger {
  pool: Pool;
  engine: Omit<Engine, 'now'>;
}

const ledgers = new WeakMap<Core.Strapi, Ledger>();

/** Appends that share statements, and an error only for whom it concerns. */
function joinAppends(session: Session): (item: ScanToAppend) => Promise<boolean> {
  const join = joinStatements((items: ScanToAppend[]) => appendTogether(session, items), APPENDS_IN_FLIGHT);
  return async (item) => {
    const appended = await join(item);
    if ('error' in appended) throw appended.error;
    return appended.stands;
  };
}

function openLedger(strapi: Core.Strapi): Ledger {
  const max = strapi.config.get<number>('database.connection.pool.max', 10);
  const pool = openLedgerPool(connectionConfig(strapi), max);
  pool.on('error', (error) => strapi.log.warn(`An idle connection of the ledger was lost: ${error.message}`));
  const session = sessionOf(pool);
  return {
    pool,
    engine: {
      session,
      read: joinStatements((wants) => readParts(session, wants), READS_IN_FLIGHT),
      readUndo: joinStatements((wants) => readUndos(session, wants), READS_IN_FLIGHT),
      append: joinAppends(session),
      noteDefect: (error) => strapi.log.error('An item of a batch could not be recorded.', error),
      transaction: (work) => inTransaction(pool, work),
    },
  };
}

/** The engine of this Strapi instance with this clock; its connections are opened once. */
export function engineOf(strapi: Core.Strapi, now: () => Date): Engine {
  let ledger = ledgers.get(strapi);
  if (!ledger) {
    ledger = openLedger(strapi);
    ledgers.set(strapi, ledger);
  }
  return { ...ledger.engine, now };
}

/** Close the engine's connections; call it in `destroy`. */
export async function closeTracking(strapi: Core.Strapi): Promise<void> {
  const ledger = ledgers.get(strapi);
  ledgers.delete(strapi);
  await ledger?.pool.end();
}
