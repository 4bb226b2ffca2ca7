import { appendAudit } from '../../../../../src/audit';
import type { Actor, Doer } from '../../../../../src/tracking';
import type { CommitPlan } from '../apart/desk-talk';
import type { ImportResult } from '../contracts';
import { remember } from '../memory/memory-store';
import { mappedOwnFields } from '../own-fields/own-columns';
import type { StoredPreview } from '../previews/preview-store';
import type { SqlSession } from '../sql-session';
import type { MadeProduct } from './make-product';

export interface ImportRecord {
  importId: string;
  preview: StoredPreview;
  product: MadeProduct;
  plan: CommitPlan;
  /** `RecordedChange`s as JSON. */
  changes: string;
}

/** The factory's own fields that a column of the file was read into; nothing where it had none. */
function ownFieldsOf({ mapping, ownFields }: CommitPlan): { ownFields?: string[] } {
  const mapped = mappedOwnFields(mapping, ownFields).map(({ name }) => name);
  return mapped.length > 0 ? { ownFields: mapped } : {};
}

/** Keep what was imported: for the audit log, for a repeated request, and for an undo. */
export async function recordImport(
  session: SqlSession,
  record: ImportRecord,
  doer: Doer,
  now: Date,
): Promise<void> {
  const { importId, preview, product, plan, changes } = record;
  const { summary, mapping, format, signature, reading } = plan;
  await session.query(
    `insert into importer_imports (id, preview_id, product_id, committed_at, actor, file_name, file_sha256, summary, changes, mapping, format, order_change)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      importId,
      preview.id,
      product.id,
      now.toISOString(),
      JSON.stringify(doer.actor),
      preview.fileName,
      preview.fileSha256,
      JSON.stringify(summary),
      changes,
      JSON.stringify(mapping),
      format,
      product.change && JSON.stringify(product.change),
    ],
  );
  if (signature !== null) await remember(session, signature, reading, doer.actor);
  await appendAudit(session, {
    at: now.toISOString(),
    actor: doer.actor,
    action: 'import-parts',
    category: 'import',
    subjectType: 'product',
    subjectId: product.documentId,
    subjectName: plan.product.designation,
    difference: {
      importId,
      fileName: preview.fileName,
      fileSha256: preview.fileSha256,
      summary: { ...summary },
      ...ownFieldsOf(plan),
      ...(product.change ? { order: product.change } : {}),
      newRoutes: plan.newRoutes.slice(0, 100).map(({ name }) => name),
      newStages: plan.newStages.slice(0, 100),
    },
    address: doer.address,
    requestId: doer.requestId,
  });
}

/** The import that came of a person's preview, if it was committed before. */
export async function readImportOf(
  session: SqlSession,
  previewId: string,
  { type, id }: Actor,
): Promise<ImportResult | null> {
  const [found] = await session.query<ImportResult>(
    `select i.id as "importId", i.summary::json as summary,
            json_build_object('id', p.document_id, 'designation', p.designation, 'orderNumber', p.order_number) as product
       from importer_imports i join products p on p.id = i.product_id where i.preview_id = $1 and i.actor->>'type' = $2 and i.actor->>'id' = $3`,
    [previewId, type, id],
  );
  return found ?? null;
}
