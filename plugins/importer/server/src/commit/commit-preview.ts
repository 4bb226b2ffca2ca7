import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import { announce, withStrapiSession, type Doer, type Refusal } from '../../../../../src/tracking';
import type { DeskWork } from '../apart/desk';
import { isSmallPreview, withDesk } from '../apart/with-desk';
import type { ImportResult } from '../contracts';
import { changedOwnFields } from '../own-fields/changed-fields';
import { readExistingHead, readExistingLines, readExistingParts } from '../plan/read-existing';
import { fileRefused } from '../previews/make-preview';
import { keptOf, packedBytesOf, readPreview, type StoredPreview } from '../previews/preview-store';
import { breaksConstraint, type SqlSession } from '../sql-session';
import { CommitWatch } from './commit-watch';
import { readImportOf } from './import-record';
import { lockProductName } from './lock-product-name';
import { RollBack } from './roll-back';
import { writeImport, type CommitWish } from './write-import';

export type { CommitWish } from './write-import';

type Committed = { ok: true; replayed: boolean; result: ImportResult } | Refusal;

/** Where a commit is planned, and what gives that place back. */
interface Place {
  desk: DeskWork;
  /** The preview is unpacked there already. */
  isUnpacked: boolean;
  leave: () => void;
}

async function commitLocked(
  strapi: Core.Strapi,
  session: SqlSession,
  preview: StoredPreview,
  { desk, isUnpacked, leave }: Place,
  wish: CommitWish,
  doer: Doer,
  watch: CommitWatch,
): Promise<{ result: ImportResult; productId: number } | Refusal> {
  const { place, rows } = await (isUnpacked ? desk.takenUp() : desk.resume(keptOf(preview)));
  watch.measure(rows);
  await lockProductName(session, place.designation, place.orderNumber);
  const changed = await changedOwnFields(strapi, place.ownFields);
  if (changed.length > 0) return refuse('preview-outdated', { fields: changed.slice(0, 20) });
  const head = await readExistingHead(session, place);
  await desk.takeHead(head);
  for (const piece of await readExistingParts(session, head, place)) await desk.takePiece(piece);
  for (const piece of await readExistingLines(session, head)) await desk.takePiece(piece);
  watch.reach(0.1);
  const plan = await desk.planCommit({ exclude: wish.exclude, accept: wish.accept });
  if (!plan.ok) return plan;
  watch.reach(0.2);
  return writeImport(strapi, session, { preview, plan, head, desk, leave }, wish, doer, watch);
}

async function commitWatched(
  strapi: Core.Strapi,
  previewId: string,
  place: Place,
  wish: CommitWish,
  doer: Doer,
  watch: CommitWatch,
): Promise<Committed> {
  try {
    return await withStrapiSession(strapi, async (session, afterCommit): Promise<Committed> => {
      const preview = await readPreview(session, previewId, doer.actor, true);
      const before = await readImportOf(session, previewId, doer.actor);
      if (before) return { ok: true, replayed: true, result: before };
      if (!preview) return refuse('preview-not-found');
      const committed = await commitLocked(strapi, session, preview, place, wish, doer, watch);
      if ('code' in committed) return committed;
      const { result, productId } = committed;
      afterCommit(() => {
        watch.finish();
        announce({
          name: 'import.committed',
          importId: result.importId,
          productId,
          parts: result.summary.parts,
        });
      });
      return { ok: true, replayed: false, result };
    });
  } catch (error) {
    if (error instanceof RollBack) return error.refusal;
    // Somebody gave an assembly a part in the meantime; together with this file it would contain itself.
    if (breaksConstraint(error, 'bom_lines_acyclic')) return refuse('preview-outdated');
    throw error;
  }
}

/**
 * Write what a preview promises: all or nothing, in one transaction. A repeated request gets the
 * import that the first one made; one that somebody cancels is refused and has written nothing.
 */
export async function commitPreview(
  strapi: Core.Strapi,
  previewId: string,
  wish: CommitWish,
  doer: Doer,
): Promise<Committed> {
  const packedBytes = await withStrapiSession(strapi, (session) => packedBytesOf(session, previewId));
  const watch = await CommitWatch.begin(strapi, previewId);
  try {
    // The place is taken before the transaction: who has a connection never waits for who has a place.
    const answer = await withDesk({ here: isSmallPreview(packedBytes), previewId }, async (desk, ends) => ({
      committed: await commitWatched(strapi, previewId, { desk, ...ends }, wish, doer, watch),
    }));
    return 'committed' in answer ? answer.committed : fileRefused(answer, wish.language);
  } finally {
    await watch.end();
  }
}
