import { randomUUID } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import { refuse, type Language } from '../../../../../src/refusals';
import { announce, tracking, withStrapiSession, type Doer, type Refusal } from '../../../../../src/tracking';
import type { ImportResult } from '../contracts';
import type { Existing } from '../plan/existing';
import { readExisting } from '../plan/read-existing';
import { outdatedKeys } from '../plan/writes';
import { prepare, productOf, type Prepared } from '../prepare';
import { summarise } from '../present';
import { readPreview, type StoredPreview } from '../previews/preview-store';
import { breaksConstraint, type SqlSession } from '../sql-session';
import { acceptedOf, performAccepted } from './accepted-acts';
import { amendmentsOf } from './amend-existing';
import { CommitWatch } from './commit-watch';
import { readImportOf, recordImport } from './import-record';
import { launchOfNew } from './launch-new';
import { lockProductName } from './lock-product-name';
import { makeProduct } from './make-product';
import { makeRoutes } from './make-routes';
import { RollBack } from './roll-back';
import { describedAnew, updateParts } from './update-parts';

const MAX_NAMED = 20;
/** The share of the work that launching is, and where it begins; measured on files of thousands of new parts. */
const LAUNCHED = { from: 0.25, all: 0.55 };

/** What a person says at the end. */
export interface CommitWish {
  /** Rows of the file to leave out, with what hangs below them. */
  exclude: readonly number[];
  /** Ids of proposals that the engine is to do. */
  accept: readonly string[];
  /** In which the reason of those acts is said. */
  language: Language;
}

type Committed = { ok: true; replayed: boolean; result: ImportResult } | Refusal;

function refusalOf(prepared: Prepared, seen: Prepared, accept: readonly string[]): Refusal | null {
  const errors = prepared.issues.filter(({ severity }) => severity === 'error');
  // What the database has gained since is outdated, not wrong in the file.
  const keys = outdatedKeys(seen.plan, prepared.plan, accept);
  if (keys === null) return refuse('preview-outdated', { product: prepared.plan.product.designation });
  if (keys.length > 0)
    return refuse('preview-outdated', { parts: keys.slice(0, MAX_NAMED).map((key) => key.slice(2)) });
  const refused = seen.plan.proposals.filter(({ id }) => accept.includes(id) && id in seen.plan.refusals);
  if (refused.length > 0) {
    const rows = [...new Set(refused.flatMap(({ row }) => (row === null ? [] : [row])))];
    return refuse('preview-has-errors', { errors: refused.length, rows: rows.slice(0, MAX_NAMED) });
  }
  if (errors.length > 0) {
    const rows = [...new Set(errors.flatMap(({ row }) => (row === null ? [] : [row])))];
    return refuse('preview-has-errors', { errors: errors.length, rows: rows.slice(0, MAX_NAMED) });
  }
  return null;
}

/** The import that batches and facts name in their history. */
interface ImportSource {
  importId: string;
  importFile: string;
}

/** A circle with lines that exist already is wrong in the file; what else has come up since is outdated. */
function amendmentRefused(refusal: Refusal): Refusal {
  return refusal.code === 'composition-cycle' ? refusal : refuse('preview-outdated', refusal.details);
}

async function writeParts(
  strapi: Core.Strapi,
  session: SqlSession,
  { plan }: Prepared,
  existing: Existing,
  product: { id: number },
  source: ImportSource,
  doer: Doer,
  watch: CommitWatch,
): Promise<Map<string, number>> {
  const routeIds = await makeRoutes(session, plan, existing.stages, existing.routes);
  const defaultRouteId = existing.routes.find(({ isDefault }) => isDefault)?.id ?? null;
  const launch = launchOfNew(plan, { productId: product.id, ...source, routeIds, defaultRouteId });
  const engine = tracking(strapi);
  const newIds = new Map<string, number>();
  if (launch.parts.length > 0) {
    const launched = await engine.launchParts(launch, doer, (share) =>
      watch.reach(LAUNCHED.from + share * LAUNCHED.all),
    );
    if (!launched.ok) throw new RollBack(refuse('preview-outdated', launched.details));
    for (const { key, partId } of launched.parts) newIds.set(key, partId);
  }
  if (plan.duplicates === 'update') {
    const changed = plan.parts.filter(({ status }) => status === 'changed');
    await updateParts(session, changed);
    const { importId, importFile: file } = source;
    await engine.noteImported({ importId, file, parts: describedAnew(changed) }, doer);
  }
  watch.reach(0.85);
  const parts = amendmentsOf(plan, newIds);
  if (parts.length === 0) return routeIds;
  const amended = await engine.amendParts({ productId: product.id, ...source, parts }, doer);
  if (!amended.ok) throw new RollBack(amendmentRefused(amended));
  return routeIds;
}

async function commitLocked(
  strapi: Core.Strapi,
  session: SqlSession,
  preview: StoredPreview,
  { exclude, accept, language }: CommitWish,
  doer: Doer,
  watch: CommitWatch,
): Promise<{ result: ImportResult; productId: number } | Refusal> {
  const { bom } = preview;
  const { designation, orderNumber } = productOf(bom, preview.options);
  // Rows left out must not turn this into an import of another product than the one that was compared.
  const options = { ...preview.options, product: designation };
  await lockProductName(session, designation, orderNumber);
  const existing = await readExisting(session, { designation, orderNumber });
  watch.reach(0.1);
  const seen = prepare(bom, options, preview.existing, exclude, accept);
  // A large file is some hundred milliseconds of work; between its steps scans are answered.
  await othersTurn();
  // Mostly nothing has happened since the preview, and the plan is the one that was looked at.
  const prepared = isDeepStrictEqual(existing, preview.existing)
    ? seen
    : prepare(bom, options, existing, exclude, accept);
  const refusal = refusalOf(prepared, seen, accept);
  if (refusal) return refusal;
  watch.reach(0.2);
  const accepted = acceptedOf(prepared, accept);
  const importId = randomUUID();
  const product = await makeProduct(session, prepared.plan, existing.product);
  const source = { importId, importFile: preview.fileName };
  const routeIds = await writeParts(strapi, session, prepared, existing, product, source, doer, watch);
  watch.reach(0.92);
  const reason = `${language === 'ru' ? 'Импорт' : 'Import'}: ${preview.fileName}`.slice(0, 255);
  await performAccepted(strapi, session, accepted, { routeIds, reason, doer });
  watch.reach(0.96);
  const summary = summarise(prepared, true);
  await recordImport(session, { importId, preview, product, plan: prepared.plan, summary }, doer, new Date());
  await watch.settle(session);
  const result = { importId, product: { id: product.documentId, designation, orderNumber }, summary };
  return { result, productId: product.id };
}

async function commitWatched(
  strapi: Core.Strapi,
  previewId: string,
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
      watch.measure(preview.bom.nodes.length);
      const committed = await commitLocked(strapi, session, preview, wish, doer, watch);
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
  const watch = await CommitWatch.begin(strapi, previewId);
  try {
    return await commitWatched(strapi, previewId, wish, doer, watch);
  } finally {
    await watch.end();
  }
}
