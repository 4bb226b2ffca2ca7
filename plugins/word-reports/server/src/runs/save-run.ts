import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { isRefusal } from '../../../../../src/refusals';
import { withStrapiSession, type Doer, type Refusal } from '../../../../../src/tracking';
import type { OnConflict, SavedFile } from '../../../contracts';
import { withOneDrive } from '../onedrive/connected';
import { saveFile } from '../onedrive/save';
import type { SqlSession } from '../sql-session';

/** The file of a recorded run, and where it shall be saved. */
export interface FileToSave {
  run: string;
  templateId: string;
  fileName: string;
  file: Buffer;
  folder: string;
  onConflict: OnConflict;
}

async function recordSave(
  session: SqlSession,
  { run, templateId, fileName }: FileToSave,
  saved: SavedFile,
  doer: Doer,
): Promise<void> {
  const at = new Date().toISOString();
  await session.query(
    'insert into word_report_saves (id, run_id, at, path, web_url) values ($1, $2, $3, $4, $5)',
    [randomUUID(), run, at, saved.path, saved.webUrl],
  );
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: 'save-word-report',
    category: 'reports',
    subjectType: 'report-template',
    subjectId: templateId,
    subjectName: fileName,
    difference: { run, oneDrivePath: saved.path },
    address: doer.address,
    requestId: doer.requestId,
  });
}

/**
 * Save the file of a run to OneDrive and note where.
 * @param onSent called with the bytes that OneDrive has got
 */
export async function saveRun(
  strapi: Core.Strapi,
  wish: FileToSave,
  doer: Doer,
  onSent: (bytes: number) => void,
): Promise<SavedFile | Refusal> {
  const { folder, fileName: name, onConflict, file: content } = wish;
  const saved = await withOneDrive(strapi, (connection) =>
    saveFile(connection, { folder, name, onConflict, content, onSent }),
  );
  if (isRefusal(saved)) return saved;
  await withStrapiSession(strapi, (session) => recordSave(session, wish, saved, doer));
  return saved;
}
