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
