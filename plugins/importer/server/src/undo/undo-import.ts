import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { refuse, type Language } from '../../../../../src/refusals';
import {
  tracking,
  withStrapiSession,
  type AmendPart,
  type Doer,
  type Refusal,
} from '../../../../../src/tracking';
import type { RecordedChange } from '../commit/changes';
import type { OrderChange, OrderFields } from '../commit/make-product';
import { RollBack } from '../commit/roll-back';
import type { UndoneImport } from '../contracts';
import { readOwnFields } from '../own-fields/read-own-fields';
import type { SqlSession } from '../sql-session';
import { actsLeft } from './acts-left';
import { readPartsNow, restorations, restoreFields, type Restoration } from './restore-fields';
import { linesBack, readLinesNow, type LinesBack } from './restore-lines';
import { materialsBack, readNeedsNow, type NeedsNow } from './restore-materials';
import { restoreOrder } from './restore-order';

interface StoredImport {
  fileName: string;
  productId: number;
  productDocumentId: string;
  designation: string;
  changes: RecordedChange[];
  orderChange: OrderChange | null;
  /** Of an import that was undone before lines were given back without them. */
  undo: (Omit<UndoneImport, 'lines' | 'left' | 'acts'> & Partial<UndoneImport>) | null;
}

/** How much was given back, and how many lines stay. */
interface GivenBack {
  restored: number;
  lines: number;
  linesLeft: number;
}

async function lockImport(session: SqlSession, importId: string): Promise<StoredImport | null> {
  const [found] = await session.query<StoredImport>(
    `select i.file_name as "fileName", i.product_id as "productId", p.document_id as "productDocumentId",
            p.designation, i.changes::json as changes, i.order_change::json as "orderChange", i.undo::json as undo
       from importer_imports i join products p on p.id = i.product_id where i.id = $1 for update of i`,
    [importId],
  );
  return found ?? null;
}

function reasonOf({ fileName }: StoredImport, language: Language): string {
  return (language === 'ru' ? `Отмена импорта: ${fileName}` : `Import undone: ${fileName}`).slice(0, 255);
}

/** Each part once, with all that it gets back by an act of the engine. */
function amendmentsBack(
  fields: readonly Restoration[],
  lines: readonly LinesBack[],
  needs: readonly NeedsNow[],
): AmendPart[] {
  const amendments = new Map<number, AmendPart>();
  const give = (partId: number, own: Partial<AmendPart>): void => {
    amendments.set(partId, { partId, required: null, lines: [], ...amendments.get(partId), ...own });
  };
  for (const { partId, required } of fields) if (required !== null) give(partId, { required });
  for (const { partId, lines: own } of lines) give(partId, { lines: own });
  for (const { partId, materials } of needs) give(partId, { materials });
  return [...amendments.values()];
}

async function putBack(
  strapi: Core.Strapi,
  session: SqlSession,
  importId: string,
  { productId, changes }: StoredImport,
  doer: Doer,
): Promise<GivenBack> {
  const ids = changes.flatMap(({ partId }) => (partId === null ? [] : [partId]));
  const ownFields = await readOwnFields(strapi);
  const now = await readPartsNow(session, ids, ownFields);
  const fields = restorations(changes, now);
  await restoreFields(session, fields, ownFields);
  const alive = new Set(now.map(({ partId }) => partId));
  const { back, left } = linesBack(changes, await readLinesNow(session, { productId, importId }, ids), alive);
  const needs = materialsBack(changes, await readNeedsNow(session, ids));
  const parts = amendmentsBack(fields, back, needs);
  if (parts.length > 0) {
    const amended = await tracking(strapi).amendParts({ productId, importId, parts }, doer);
    if (!amended.ok) throw new RollBack(amended);
  }
  const lines = back.reduce((sum, own) => sum + own.lines.length, 0);
  const restored = new Set([...fields, ...needs].map(({ partId }) => partId)).size;
  return { restored, lines, linesLeft: left };
}

async function keepUndo(
  session: SqlSession,
  stored: StoredImport,
  result: UndoneImport,
  order: Partial<OrderFields>,
  { actor, address, requestId }: Doer,
): Promise<void> {
  const { importId, undoneAt, cancelled, restored, lines, left, inUse } = result;
  await session.query('update importer_imports set undone_at = $2, undone_by = $3, undo = $4 where id = $1', [
    ...[importId, undoneAt, JSON.stringify(actor), JSON.stringify(result)],
  ]);
  await appendAudit(session, {
    ...{ at: undoneAt, actor, action: 'undo-import', category: 'import', subjectType: 'product' },
    ...{ subjectId: stored.productDocumentId, subjectName: stored.designation },
    difference: {
      ...{ importId, fileName: stored.fileName, cancelled, restored, lines, inUse },
      ...{ linesLeft: left.lines, actsLeft: left.acts },
      ...(Object.keys(order).length > 0 ? { order } : {}),
    },
    address,
    requestId,
  });
}

const NOTHING_LEFT: Pick<UndoneImport, 'lines' | 'left' | 'acts'> = {
  ...{ lines: 0, left: { lines: 0, acts: 0 }, acts: [] },
};

/**
 * Take an import back, in one transaction: batches that it launched are cancelled, fields and lines that still hold
 * what it wrote get back what they held before, and acts that were accepted stay. What people have worked on stays and refuses the whole,
 * unless only the rest is meant. An import that is taken back wholly answers the same again.
 */
export async function undoImport(
  strapi: Core.Strapi,
  importId: string,
  onlyUnused: boolean,
  doer: Doer,
  language: Language,
): Promise<{ ok: true; result: UndoneImport } | Refusal> {
  try {
    return await withStrapiSession(strapi, async (session) => {
      const stored = await lockImport(session, importId);
      if (!stored) return refuse('import-not-found');
      const before = stored.undo && { ...NOTHING_LEFT, ...stored.undo };
      if (before?.inUse === 0) return { ok: true, result: before };
      const reason = reasonOf(stored, language);
      const taken = await tracking(strapi).cancelLaunched({ importId, onlyUnused, reason }, doer);
      if (!taken.ok) return taken;
      const back = await putBack(strapi, session, importId, stored, doer);
      const order = await restoreOrder(session, stored.productId, stored.orderChange);
      const acts = await actsLeft(session, stored.changes);
      const { cancelled, inUse, parts } = taken;
      const result: UndoneImport = {
        importId,
        undoneAt: new Date().toISOString(),
        cancelled: cancelled + (before?.cancelled ?? 0),
        restored: back.restored + (before?.restored ?? 0),
        lines: back.lines + (before?.lines ?? 0),
        left: { lines: back.linesLeft, acts: acts.count },
        acts: acts.named,
        inUse,
        parts,
      };
      await keepUndo(session, stored, result, order, doer);
      return { ok: true, result };
    });
  } catch (error) {
    if (error instanceof RollBack) return error.refusal;
    throw error;
  }
}
