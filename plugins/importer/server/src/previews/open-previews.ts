import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import { withStrapiSession, type Actor, type Refusal } from '../../../../../src/tracking';
import { readProgress } from '../commit/cancel-commit';
import type { OpenPreview, PreviewChoices } from '../contracts';
import type { SqlSession } from '../sql-session';
import { NOT_BEGUN } from './preview-store';

/** Nobody works on more files at once than this. */
const MAX_OPEN_PREVIEWS = 20;

type ListedPreview = Omit<OpenPreview, 'committing'>;

const UTC = `at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** Of each file the newest preview, where it is neither committed nor expired. */
const OPEN = `
  select "previewId", "createdAt", "expiresAt", "fileName", choices from (
    select distinct on (p.file_sha256) p.id as "previewId", p.created_at, p.file_name as "fileName",
           to_char(p.created_at ${UTC}) as "createdAt", to_char(p.expires_at ${UTC}) as "expiresAt",
           p.choices::json as choices,
           exists (select from importer_imports i where i.preview_id = p.id) as committed
      from importer_previews p
     where p.actor->>'type' = $1 and p.actor->>'id' = $2 and p.expires_at > now()
       and not p.choices @> '${JSON.stringify(NOT_BEGUN)}'
     order by p.file_sha256, p.created_at desc) newest
   where not committed order by created_at desc limit ${MAX_OPEN_PREVIEWS}`;

/** What a person has begun and not finished, the newest first. */
export async function openPreviews(session: SqlSession, { type, id }: Actor): Promise<OpenPreview[]> {
  const listed = await session.query<ListedPreview>(OPEN, [type, id]);
  const open: OpenPreview[] = [];
  for (const preview of listed)
    open.push({ ...preview, committing: await readProgress(session, preview.previewId) });
  return open;
}

/** Remember what a person chose in a preview: rows left out, acts accepted, the step of the page. */
export async function keepChoices(
  strapi: Core.Strapi,
  previewId: string,
  { type, id }: Actor,
  choices: PreviewChoices,
): Promise<{ ok: true } | Refusal> {
  return withStrapiSession(strapi, async (session) => {
    // A preview that is being committed is locked; what is chosen then changes nothing any more.
    const kept = await session.query(
      `with own as (select id from importer_previews where id = $1 and expires_at > now()
          and actor->>'type' = $2 and actor->>'id' = $3 for update skip locked)
       update importer_previews p set choices = $4 from own where p.id = own.id returning p.id`,
      [previewId, type, id, JSON.stringify(choices)],
    );
    if (kept.length > 0) return { ok: true };
    const running = await readProgress(session, previewId);
    return refuse(running ? 'import-running' : 'preview-not-found');
  });
}

/**
 * Let go of what was begun with a file: the preview and the earlier ones of the same file. What was imported
 * from it before stays.
 */
export async function discardPreview(
  strapi: Core.Strapi,
  previewId: string,
  { type, id }: Actor,
): Promise<{ ok: true } | Refusal> {
  return withStrapiSession(strapi, async (session) => {
    if (await readProgress(session, previewId)) return refuse('import-running');
    const gone = await session.query(
      `delete from importer_previews where id in (
         select p.id from importer_previews p
           join importer_previews own on own.id = $1 and own.file_sha256 = p.file_sha256
            and own.actor->>'type' = $2 and own.actor->>'id' = $3
          where p.actor->>'type' = $2 and p.actor->>'id' = $3 for update of p skip locked)
       returning id`,
      [previewId, type, id],
    );
    return gone.length > 0 ? { ok: true } : refuse('preview-not-found');
  });
}
