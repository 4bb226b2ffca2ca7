import type { Actor } from '../../../../../src/tracking';
import type { PreviewOptions, RowName } from '../contracts';
import type { KeptPreview } from '../apart/desk-talk';
import type { SqlSession } from '../sql-session';

/** A technologist may come back after lunch, not next week: the factory has moved on. */
export const PREVIEW_LIFE_MS = 24 * 60 * 60 * 1000;
/** Previews kept at a time; the oldest make room. */
const MAX_PREVIEWS = 200;
/** Bytes of the files of all previews; the oldest previews make room. */
const MAX_KEPT_BYTES = 1024 * 1024 * 1024;

/** Stands in place of a person's choices until there are some. */
export const NOT_BEGUN = { begun: false };

export interface StoredPreview {
  id: string;
  expiresAt: Date;
  fileName: string;
  fileSha256: string;
  actor: Actor;
  options: PreviewOptions;
  /** What was understood of the file and what it was compared with, packed: only a desk takes them apart. */
  bom: Uint8Array;
  existing: Uint8Array;
}

/** What a desk takes of a preview: no dates, no persons. */
export function keptOf({ fileName, options, bom, existing }: StoredPreview): KeptPreview {
  return { fileName, options, bom, existing };
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

/** What a person has said of how a file is to be read; without any of it nobody has begun anything with it. */
const READING_OPTIONS: readonly (keyof PreviewOptions)[] = [
  ...(['sheet', 'joinedSheets', 'headerRow', 'mapping', 'encoding', 'delimiter'] as const),
  ...(['format', 'execution'] as const),
];

/**
 * Keep a preview, and let go of those that have expired or are too many.
 * @param isRead some of its rows were understood; a file of which nothing was is not offered to be continued until a person
 * has said how to read it
 */
export async function savePreview(
  session: SqlSession,
  preview: StoredPreview,
  bytes: Buffer,
  isRead: boolean,
): Promise<void> {
  const isBegun = isRead || READING_OPTIONS.some((name) => preview.options[name] !== undefined);
  await makeRoom(session, bytes.length);
  await session.query(
    `insert into importer_files (sha256, size_bytes, content) values ($1, $2, $3) on conflict (sha256) do nothing`,
    [preview.fileSha256, bytes.length, bytes],
  );
  await session.query(
    `insert into importer_previews (id, expires_at, file_name, file_sha256, actor, options, bom, existing, choices)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      preview.id,
      preview.expiresAt.toISOString(),
      preview.fileName,
      preview.fileSha256,
      JSON.stringify(preview.actor),
      JSON.stringify(preview.options),
      preview.bom,
      preview.existing,
      JSON.stringify(isBegun ? {} : NOT_BEGUN),
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
  const [record] = await session.query<StoredPreview>(
    `select id, expires_at as "expiresAt", file_name as "fileName", file_sha256 as "fileSha256", actor::json as actor,
            options::json as options,
            bom, existing
       from importer_previews where id = $1 and expires_at > now() and actor->>'type' = $2 and actor->>'id' = $3 ${lock ? 'for update' : ''}`,
    [id, type, actorId],
  );
  return record ?? null;
}

/** Until when a person's preview is kept, and how many bytes it has, packed; null as with `readPreview`. */
export async function readKept(
  session: SqlSession,
  id: string,
  { type, id: actorId }: Actor,
): Promise<{ expiresAt: Date; packedBytes: number } | null> {
  const [found] = await session.query<{ expiresAt: Date; packedBytes: number }>(
    `select expires_at as "expiresAt", octet_length(bom) + octet_length(existing) as "packedBytes"
       from importer_previews
      where id = $1 and expires_at > now() and actor->>'type' = $2 and actor->>'id' = $3`,
    [id, type, actorId],
  );
  return found ?? null;
}

/** How many bytes a preview has, packed; 0 where there is none. */
export async function packedBytesOf(session: SqlSession, id: string): Promise<number> {
  const [found] = await session.query<{ bytes: number }>(
    'select octet_length(bom) + octet_length(existing) as bytes from importer_previews where id = $1',
    [id],
  );
  return found?.bytes ?? 0;
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

/** Rows that a person left out of a preview last; whose it is must be known already. */
export async function readExcluded(session: SqlSession, id: string): Promise<RowName[]> {
  const [found] = await session.query<{ exclude: RowName[] | null }>(
    `select (choices->'exclude')::json as exclude from importer_previews where id = $1`,
    [id],
  );
  return found?.exclude ?? [];
}

/** The file of a preview as it was uploaded; null where there is none any more. */
export async function readKeptFile(session: SqlSession, sha256: string): Promise<Buffer | null> {
  const [found] = await session.query<{ content: Buffer }>(
    'select content from importer_files where sha256 = $1',
    [sha256],
  );
  return found?.content ?? null;
}
