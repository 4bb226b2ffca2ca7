import type { Actor } from '../../../../../src/tracking';
import type { PreviewOptions } from '../contracts';
import type { Existing } from '../plan/existing';
import type { SqlSession } from '../sql-session';
import type { Bom } from '../understand';
import { packJson, unpackJson } from './packed-json';

/** A technologist may come back after lunch, not next week: the factory has moved on. */
export const PREVIEW_LIFE_MS = 24 * 60 * 60 * 1000;
/** Previews kept at a time; the oldest make room. */
const MAX_PREVIEWS = 200;

export interface NewPreview {
  id: string;
  expiresAt: Date;
  fileName: string;
  fileSha256: string;
  actor: Actor;
  options: PreviewOptions;
  bom: Bom;
  existing: Existing;
}

export type StoredPreview = NewPreview;

interface PreviewRecord {
  id: string;
  expiresAt: Date;
  fileName: string;
  fileSha256: string;
  actor: Actor;
  options: PreviewOptions;
  bom: Buffer;
  existing: Buffer;
}

/** Keep a preview, and let go of those that have expired or are too many. */
export async function savePreview(session: SqlSession, preview: NewPreview): Promise<void> {
  await session.query('delete from importer_previews where expires_at < now()');
  await session.query(
    `delete from importer_previews where id in
       (select id from importer_previews order by created_at desc offset $1)`,
    [MAX_PREVIEWS - 1],
  );
  await session.query(
    `insert into importer_previews (id, expires_at, file_name, file_sha256, actor, options, bom, existing)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      preview.id,
      preview.expiresAt.toISOString(),
      preview.fileName,
      preview.fileSha256,
      JSON.stringify(preview.actor),
      JSON.stringify(preview.options),
      packJson(preview.bom),
      packJson(preview.existing),
    ],
  );
}

/**
 * The preview of this id; null where there is none or it has expired.
 * @param lock keeps others from committing the same preview until the transaction ends
 */
export async function readPreview(
  session: SqlSession,
  id: string,
  lock = false,
): Promise<StoredPreview | null> {
  const [record] = await session.query<PreviewRecord>(
    `select id, expires_at as "expiresAt", file_name as "fileName", file_sha256 as "fileSha256", actor::json as actor,
            options::json as options,
            bom, existing
       from importer_previews where id = $1 and expires_at > now() ${lock ? 'for update' : ''}`,
    [id],
  );
  if (!record) return null;
  return { ...record, bom: unpackJson<Bom>(record.bom), existing: unpackJson<Existing>(record.existing) };
}
