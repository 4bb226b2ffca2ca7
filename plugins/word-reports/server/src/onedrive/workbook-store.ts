import type { SqlSession } from '../sql-session';
import { dropUnusedFiles, keepBytes, takeTurn } from '../stored-files';

/** Workbooks that are kept; the ones that were read longest ago make room. */
const MAX_KEPT = 50;

/** A workbook as it was when it was read last. */
export interface KeptWorkbook {
  path: string;
  contentTag: string | null;
  /** ISO 8601 in UTC. */
  readAt: string;
}

const INSTANT = `to_char(read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "readAt"`;
const keyOf = (path: string): string => path.normalize('NFC').toLowerCase();

/** The last state of a workbook, with its bytes; null: none is kept. */
export async function readKept(
  session: SqlSession,
  user: string,
  path: string,
): Promise<(KeptWorkbook & { content: Buffer }) | null> {
  const [found] = await session.query<KeptWorkbook & { content: Buffer }>(
    `select w.path, w.content_tag as "contentTag", ${INSTANT}, f.content
       from word_report_workbooks w join word_report_files f on f.sha256 = w.file_sha256
      where w.drive_user = $1 and w.path_key = $2`,
    [user, keyOf(path)],
  );
  return found ?? null;
}

/** The workbooks that are kept of a user's drive, the one that was read last first; 50 at most. */
export async function listKept(
  session: SqlSession,
  user: string,
): Promise<Omit<KeptWorkbook, 'contentTag'>[]> {
  return session.query(
    `select path, ${INSTANT} from word_report_workbooks where drive_user = $1 order by read_at desc, path_key`,
    [user],
  );
}

/** Note that what is kept is what Microsoft has now. */
export async function confirmKept(session: SqlSession, user: string, path: string, at: Date): Promise<void> {
  await session.query(
    'update word_report_workbooks set read_at = $3 where drive_user = $1 and path_key = $2 and read_at < $3',
    [user, keyOf(path), at.toISOString()],
  );
}

/** Keep a workbook that was just read. */
export async function keepWorkbook(
  session: SqlSession,
  user: string,
  { path, contentTag, content }: { path: string; contentTag: string | null; content: Buffer },
  at: Date,
): Promise<void> {
  await takeTurn(session);
  const sha256 = await keepBytes(session, content);
  await session.query(
    `insert into word_report_workbooks (drive_user, path_key, path, content_tag, read_at, file_sha256)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (drive_user, path_key) do update
       set path = excluded.path, content_tag = excluded.content_tag, read_at = excluded.read_at,
           file_sha256 = excluded.file_sha256`,
    [user, keyOf(path), path, contentTag, at.toISOString(), sha256],
  );
  await session.query(
    `delete from word_report_workbooks where (drive_user, path_key) in
       (select drive_user, path_key from word_report_workbooks order by read_at desc, path_key offset $1)`,
    [MAX_KEPT],
  );
  await dropUnusedFiles(session);
}
