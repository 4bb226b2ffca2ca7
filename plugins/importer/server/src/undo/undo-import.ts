import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { refuse, type Language } from '../../../../../src/refusals';
import { tracking, withStrapiSession, type Doer, type Refusal } from '../../../../../src/tracking';
import type { RecordedChange } from '../commit/changes';
import type { OrderChange, OrderFields } from '../commit/make-product';
import { RollBack } from '../commit/roll-back';
import type { UndoneImport } from '../contracts';
import { readOwnFields } from '../own-fields/read-own-fields';
import type { SqlSession } from '../sql-session';
import { readPartsNow, restorations, restoreFields, type Restoration } from './restore-fields';
import { restoreOrder } from './restore-order';

interface StoredImport {
  fileName: string;
  productId: number;
  productDocumentId: string;
  designation: string;
  changes: RecordedChange[];
  orderChange: OrderChange | null;
  undo: UndoneImport | null;
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

async function putBack(
  strapi: Core.Strapi,
  session: SqlSession,
  importId: string,
  { productId, changes }: StoredImport,
  doer: Doer,
): Promise<Restoration[]> {
  const ids = changes.flatMap(({ partId }) => (partId === null ? [] : [partId]));
  const ownFields = await readOwnFields(strapi);
  const back = restorations(changes, await readPartsNow(session, ids, ownFields));
  await restoreFields(session, back, ownFields);
  const parts = back.flatMap(({ partId, required }) =>
    required === null ? [] : [{ partId, required, lines: [] }],
  );
  if (parts.length > 0) {
    const amended = await tracking(strapi).amendParts({ productId, importId, parts }, doer);
    if (!amended.ok) throw new RollBack(amended);
  }
  return back;
}

async function keepUndo(
  session: SqlSession,
  stored: StoredImport,
  result: UndoneImport,
  order: Partial<OrderFields>,
  { actor, address, requestId }: Doer,
): Promise<void> {
  const { importId, undoneAt, cancelled, restored, inUse } = result;
  await session.query('update importer_imports set undone_at = $2, undone_by = $3, undo = $4 where id = $1', [
    ...[importId, undoneAt, JSON.stringify(actor), JSON.stringify(result)],
  ]);
  await appendAudit(session, {
    ...{ at: undoneAt, actor, action: 'undo-import', category: 'import', subjectType: 'product' },
    ...{ subjectId: stored.productDocumentId, subjectName: stored.designation },
    difference: {
      ...{ importId, fileName: stored.fileName, cancelled, restored, inUse },
      ...(Object.keys(order).length > 0 ? { order } : {}),
    },
    address,
    requestId,
  });
}

/**
 * Take an import back, in one transaction: batches that it launched are cancelled, fields that still hold
 * what it wrote get back what they held before. What people have worked on stays and refuses the whole,
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
      if (stored.undo && stored.undo.inUse === 0) return { ok: true, result: stored.undo };
      const reason = reasonOf(stored, language);
      const taken = await tracking(strapi).cancelLaunched({ importId, onlyUnused, reason }, doer);
      if (!taken.ok) return taken;
      const back = await putBack(strapi, session, importId, stored, doer);
      const order = await restoreOrder(session, stored.productId, stored.orderChange);
      const { cancelled, inUse, parts } = taken;
      const before = stored.undo;
      const result: UndoneImport = {
        importId,
        undoneAt: new Date().toISOString(),
        cancelled: cancelled + (before?.cancelled ?? 0),
        restored: back.length + (before?.restored ?? 0),
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
