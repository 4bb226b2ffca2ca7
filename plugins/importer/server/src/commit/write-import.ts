import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { refuse, type Language } from '../../../../../src/refusals';
import { tracking, type Doer, type Refusal } from '../../../../../src/tracking';
import type { CommitPlan, CommitRows, ExistingHead } from '../apart/desk-talk';
import type { DeskWork } from '../apart/desk';
import type { ImportResult, RowName } from '../contracts';
import type { OwnField } from '../own-fields/own-field';
import { ownColumnNames } from '../own-fields/own-sql';
import type { StoredPreview } from '../previews/preview-store';
import type { SqlSession } from '../sql-session';
import { performAccepted } from './accepted-acts';
import { withNewIds } from './amend-existing';
import type { CommitWatch } from './commit-watch';
import { recordImport } from './import-record';
import { makeProduct } from './make-product';
import { makeRoutes } from './make-routes';
import { RollBack } from './roll-back';
import { describedAnew, updateParts } from './update-parts';

/** The share of the work that launching is, and where it begins; measured on files of thousands of new parts. */
const LAUNCHED = { from: 0.25, all: 0.55 };

/** What a person says at the end. */
export interface CommitWish {
  /** Rows of the file to leave out, with what hangs below them. */
  exclude: readonly RowName[];
  /** Ids of proposals that the engine is to do. */
  accept: readonly string[];
  /** In which the reason of those acts is said. */
  language: Language;
}

/** A commit that was planned. */
export interface PlannedImport {
  preview: StoredPreview;
  plan: CommitPlan;
  head: ExistingHead;
  /** Has the rows. */
  desk: DeskWork;
  /** The desk is not needed any more. */
  leave: () => void;
}

type PlannedRows = { [Kind in keyof CommitRows]: CommitRows[Kind][] } & { changes: string };

/** The import that batches and facts name in their history. */
interface ImportSource {
  productId: number;
  importId: string;
  importFile: string;
}

/** Fields that the factory added to Part. */
interface WithOwnFields {
  ownFields: readonly OwnField[];
}

/** A circle with lines that exist already is wrong in the file; what else has come up since is outdated. */
function amendmentRefused(refusal: Refusal): Refusal {
  return refusal.code === 'composition-cycle' ? refusal : refuse('preview-outdated', refusal.details);
}

async function allOf<Kind extends keyof CommitRows>(
  { desk, plan }: PlannedImport,
  kind: Kind,
): Promise<CommitRows[Kind][]> {
  const all: CommitRows[Kind][] = [];
  while (all.length < plan.counts[kind]) {
    const some = (await desk.rows(kind, all.length)) as CommitRows[Kind][];
    if (some.length === 0) throw new Error(`The plan has fewer rows (${kind}) than it says.`);
    for (const row of some) all.push(row);
  }
  return all;
}

/** All that is written, taken from the desk piece by piece. */
async function takeRows(planned: PlannedImport): Promise<PlannedRows> {
  return {
    launched: await allOf(planned, 'launched'),
    lines: await allOf(planned, 'lines'),
    materials: await allOf(planned, 'materials'),
    changed: await allOf(planned, 'changed'),
    amended: await allOf(planned, 'amended'),
    changes: await planned.desk.changes(),
  };
}

async function writeParts(
  strapi: Core.Strapi,
  session: SqlSession,
  { launched: parts, lines, materials, changed, amended, ownFields }: PlannedRows & WithOwnFields,
  source: ImportSource,
  doer: Doer,
  watch: CommitWatch,
): Promise<void> {
  const engine = tracking(strapi);
  const newIds = new Map<string, number>();
  if (parts.length > 0) {
    const ownColumns = ownColumnNames(ownFields);
    const launched = await engine.launchParts(
      { ...source, ownColumns, parts, lines, materials },
      doer,
      (share) => watch.reach(LAUNCHED.from + share * LAUNCHED.all),
    );
    if (!launched.ok) throw new RollBack(refuse('preview-outdated', launched.details));
    // Only what is amended asks for them.
    if (amended.length > 0) for (const { key, partId } of launched.parts) newIds.set(key, partId);
  }
  if (changed.length > 0) {
    await updateParts(session, changed, ownFields);
    const { importId, importFile: file } = source;
    await engine.noteImported({ importId, file, parts: describedAnew(changed) }, doer);
  }
  watch.reach(0.85);
  const amendments = withNewIds(amended, newIds);
  if (amendments.length === 0) return;
  const done = await engine.amendParts({ ...source, parts: amendments }, doer);
  if (!done.ok) throw new RollBack(amendmentRefused(done));
}

/**
 * Write what was planned, inside the transaction of the commit.
 * @throws RollBack where the engine refuses something, or somebody cancels
 */
export async function writeImport(
  strapi: Core.Strapi,
  session: SqlSession,
  planned: PlannedImport,
  { language }: CommitWish,
  doer: Doer,
  watch: CommitWatch,
): Promise<{ result: ImportResult; productId: number }> {
  const { preview, plan, head, desk, leave } = planned;
  const importId = randomUUID();
  const product = await makeProduct(session, plan, head.product);
  const routeIds = await makeRoutes(session, plan, head.stages, head.routes);
  const defaultRouteId = head.routes.find(({ isDefault }) => isDefault)?.id ?? null;
  await desk.route({ routeIds, defaultRouteId });
  const rows = await takeRows(planned);
  leave();
  const source = { productId: product.id, importId, importFile: preview.fileName };
  await writeParts(strapi, session, { ...rows, ownFields: plan.ownFields }, source, doer, watch);
  watch.reach(0.92);
  const reason = `${language === 'ru' ? 'Импорт' : 'Import'}: ${preview.fileName}`.slice(0, 255);
  await performAccepted(strapi, session, plan.accepted, { routeIds, reason, doer });
  watch.reach(0.96);
  const { changes } = rows;
  await recordImport(session, { importId, preview, product, plan, changes }, doer, new Date());
  await watch.settle(session);
  const { designation, orderNumber } = plan.product;
  const { summary } = plan;
  return {
    result: { importId, product: { id: product.documentId, designation, orderNumber }, summary },
    productId: product.id,
  };
}
