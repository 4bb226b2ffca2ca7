import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { refuse } from '../../../../../src/refusals';
import { withStrapiSession, type Doer, type Refusal } from '../../../../../src/tracking';
import type { CancelledCommit, CommitState } from '../contracts';
import { readFileNameOf } from '../previews/preview-store';
import type { SqlSession } from '../sql-session';
import { readImportOf } from './import-record';

/** A commit whose process has said nothing for so long is taken for dead. */
const SILENT = "interval '30 seconds'";

/** How far the commit of a preview is; null: none is under way. */
export async function readProgress(
  session: SqlSession,
  previewId: string,
): Promise<{ done: number; total: number } | null> {
  const [running] = await session.query<{ done: number; total: number }>(
    `select done, total from importer_commits
      where preview_id = $1 and seen_at > now() - ${SILENT} and cancel_requested_at is null
      order by done desc, started_at limit 1`,
    [previewId],
  );
  return running ?? null;
}

/** What has become of a person's preview: for a page that comes back, or whose socket is down. */
export async function commitState(
  strapi: Core.Strapi,
  previewId: string,
  { actor }: Doer,
): Promise<{ ok: true; state: CommitState } | Refusal> {
  return withStrapiSession(strapi, async (session) => {
    const result = await readImportOf(session, previewId, actor);
    if (result) return { ok: true, state: { previewId, state: 'committed', done: 1, total: 1, result } };
    if ((await readFileNameOf(session, previewId, actor)) === null) return refuse('preview-not-found');
    const running = await readProgress(session, previewId);
    const state = running ? ('committing' as const) : ('open' as const);
    return {
      ok: true,
      state: { previewId, state, done: running?.done ?? 0, total: running?.total ?? 1, result: null },
    };
  });
}

/**
 * Stop the commit of a preview, in whatever process it runs: its transaction is rolled back, nothing of it is written,
 * and the preview can be committed again. The audit entry and the wish to stop are one transaction, so that each tells
 * the truth: a commit that sees the wish cannot end well any more.
 */
export async function cancelCommit(
  strapi: Core.Strapi,
  previewId: string,
  { actor, address, requestId }: Doer,
): Promise<{ ok: true; result: CancelledCommit } | Refusal> {
  return withStrapiSession(strapi, async (session) => {
    const fileName = await readFileNameOf(session, previewId, actor);
    const stopped =
      fileName === null
        ? []
        : await session.query<{ done: number; total: number }>(
            `update importer_commits set cancel_requested_at = now()
              where preview_id = $1 and seen_at > now() - ${SILENT} and cancel_requested_at is null
             returning done, total`,
            [previewId],
          );
    if (stopped.length === 0) {
      const result = await readImportOf(session, previewId, actor);
      if (result) return refuse('import-not-running', { importId: result.importId });
      return refuse(fileName === null ? 'preview-not-found' : 'import-not-running');
    }
    await appendAudit(session, {
      ...{ at: new Date().toISOString(), actor, action: 'cancel-import', category: 'import' },
      ...{ subjectType: 'preview', subjectId: previewId, subjectName: fileName },
      difference: { fileName, done: stopped[0]?.done ?? 0, total: stopped[0]?.total ?? 1 },
      ...{ address, requestId },
    });
    return { ok: true, result: { previewId, cancelled: true } };
  });
}
