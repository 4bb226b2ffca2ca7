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
/** Bytes of the files of all previews; the oldest previews make room. */
const MAX_KEPT_BYTES = 1024 * 1024 * 1024;

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

/** Previews and files take turns, so that no file goes while a preview of it comes. */
const TURN = "select pg_advisory_xact_lock(hashtextextended('importer-previews', 0))";

async function makeRoom(session: SqlSession, sizeBytes: number): Promise<void> {
  await session.query(TURN);
  await session.query(
    `delete from importer_previews where expires_at < now() or id in
       (select id from (select p.id, row_number() over newest as place, sum(f.size_bytes) over newest as total
          from importer_previews p join importer_files f on f.sha256 = p.file_sha256
        window newest as (order by p.created_at desc, p.id)) kept where place >= $1 or total > $2)`,
    [MAX_PREVIEWS, MAX_KEPT_BYTES - sizeBytes],
  );
  // Only processes that died leave rows here.
  await session.query("delete from importer_commits where started_at < now() - interval '1 day'");
  await session.query(
    'delete from importer_files f where not exists (select from importer_previews p where p.file_sha256 = f.sha256)',
  );
}

/** Keep a preview, and let go of those that have expired or are too many. */
export async function savePreview(session: SqlSession, preview: NewPreview, bytes: Buffer): Promise<void> {
  await makeRoom(session, bytes.length);
  await session.query(
    `insert into importer_files (sha256, size_bytes, content) values ($1, $2, $3) on conflict (sha256) do nothing`,
    [preview.fileSha256, bytes.length, bytes],
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
      await packJson(preview.bom),
      await packJson(preview.existing),
    ],
  );
}

/**
 * The preview of this id; null where there is none, it has expired or is somebody else's: previews belong to who made
 * them, and nobody learns of others'.
 * @param lock keeps others from committing the same preview until the transaction ends
 */
export async function readPreview(
  session: SqlSession,
  id: string,
  { type, id: actorId }: Actor,
  lock = false,
): Promise<StoredPreview | null> {
  const [record] = await session.query<PreviewRecord>(
    `select id, expires_at as "expiresAt", file_name as "fileName", file_sha256 as "fileSha256", actor::json as actor,
            options::json as options,
            bom, existing
       from importer_previews where id = $1 and expires_at > now() and actor->>'type' = $2 and actor->>'id' = $3 ${lock ? 'for update' : ''}`,
    [id, type, actorId],
  );
  if (!record) return null;
  const [bom, existing] = [await unpackJson<Bom>(record.bom), await unpackJson<Existing>(record.existing)];
  return { ...record, bom, existing };
}

/** The name of the file of a person's preview, without reading the preview itself; null as with `readPreview`. */
export async function readFileNameOf(
  session: SqlSession,
  id: string,
  { type, id: actorId }: Actor,
): Promise<string | null> {
  const [found] = await session.query<{ fileName: string }>(
    `select file_name as "fileName" from importer_previews
      where id = $1 and expires_at > now() and actor->>'type' = $2 and actor->>'id' = $3`,
    [id, type, actorId],
  );
  return found?.fileName ?? null;
}

/** The file of a person's preview with its name; null as with `readPreview`. */
export async function readUpload(
  session: SqlSession,
  id: string,
  { type, id: actorId }: Actor,
): Promise<{ name: string; bytes: Buffer } | null> {
  const [found] = await session.query<{ name: string; bytes: Buffer }>(
    `select p.file_name as name, f.content as bytes
       from importer_previews p join importer_files f on f.sha256 = p.file_sha256
      where p.id = $1 and p.expires_at > now() and p.actor->>'type' = $2 and p.actor->>'id' = $3`,
    [id, type, actorId],
  );
  return found ?? null;
}

/** The file of a preview as it was uploaded; null where there is none any more. */
export async function readKeptFile(session: SqlSession, sha256: string): Promise<Buffer | null> {
  const [found] = await session.query<{ content: Buffer }>(
    'select content from importer_files where sha256 = $1',
    [sha256],
  );
  return found?.content ?? null;
}
