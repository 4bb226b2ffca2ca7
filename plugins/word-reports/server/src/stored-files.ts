import { createHash } from 'node:crypto';
import type { SqlSession } from './sql-session';

/** Keep the bytes of a file once, whoever needs them. @returns its SHA-256 */
export async function keepBytes(session: SqlSession, content: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  await session.query(
    'insert into word_report_files (sha256, size_bytes, content) values ($1, $2, $3) on conflict (sha256) do nothing',
    [sha256, content.length, content],
  );
  return sha256;
}

/** Uploads, workbooks and their files take turns, so that no file goes while something that needs it comes. */
export async function takeTurn(session: SqlSession): Promise<void> {
  await session.query("select pg_advisory_xact_lock(hashtextextended('word-report-files', 0))");
}

/** Remove the bytes that nobody needs any more; call it within one's turn. */
export async function dropUnusedFiles(session: SqlSession): Promise<void> {
  await session.query(
    `delete from word_report_files f
      where not exists (select from word_report_uploads u where u.file_sha256 = f.sha256)
        and not exists (select from word_report_run_inputs r where r.template_sha256 = f.sha256)
        and not exists (select from word_report_workbooks w where w.file_sha256 = f.sha256)`,
  );
}
