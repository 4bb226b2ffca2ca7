import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../../../src/tracking';
import type { SqlSession } from '../sql-session';
import { dropUnusedFiles, keepBytes, takeTurn } from '../stored-files';

/** A workbook is uploaded to make reports of it today. */
const LIFE_MS = 24 * 60 * 60 * 1000;
/** Uploads kept at a time; the oldest make room. */
const MAX_UPLOADS = 100;

export interface StoredUpload {
  id: string;
  fileName: string;
  expiresAt: string;
  content: Buffer;
}

async function makeRoom(session: SqlSession): Promise<void> {
  await session.query(
    `delete from word_report_uploads where expires_at < now() or id in
       (select id from word_report_uploads order by created_at desc, id offset $1)`,
    [MAX_UPLOADS - 1],
  );
  await dropUnusedFiles(session);
}

/** Keep a workbook for a day, for who uploaded it. */
export async function saveUpload(
  session: SqlSession,
  file: { fileName: string; content: Buffer },
  actor: Actor,
  now: Date,
): Promise<{ id: string; expiresAt: string }> {
  await takeTurn(session);
  await makeRoom(session);
  const sha256 = await keepBytes(session, file.content);
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + LIFE_MS).toISOString();
  await session.query(
    `insert into word_report_uploads (id, expires_at, actor, file_name, file_sha256) values ($1, $2, $3, $4, $5)`,
    [id, expiresAt, JSON.stringify(actor), file.fileName, sha256],
  );
  return { id, expiresAt };
}

/** An upload of this person or token; null where there is none, it has expired or is somebody else's. */
export async function readUpload(
  session: SqlSession,
  id: string,
  { type, id: actorId }: Actor,
): Promise<StoredUpload | null> {
  const [found] = await session.query<StoredUpload>(
    `select u.id, u.file_name as "fileName", u.expires_at::text as "expiresAt", f.content
       from word_report_uploads u join word_report_files f on f.sha256 = u.file_sha256
      where u.id = $1 and u.expires_at > now() and u.actor->>'type' = $2 and u.actor->>'id' = $3`,
    [id, type, actorId],
  );
  return found ?? null;
}
