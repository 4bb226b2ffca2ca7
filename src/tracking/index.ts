import type { Core } from '@strapi/strapi';
import { callsOf, type Calls } from './calls';
import { amendPartsCommand } from './commands/amend-parts';
import { announceCancelledBatches, cancelLaunchedCommand } from './commands/cancel-launched';
import { announceRoute, assignRouteCommand } from './commands/assign-route';
import { keepScanPhotoCommand, scanPhotoQuery } from './commands/keep-scan-photo';
import { launchPartsCommand, type OnShare } from './commands/launch-parts';
import { lookAlikesQuery } from './commands/look-alikes';
import { refusedReports, type RefusedReports } from './commands/refused-reports';
import { noteImported } from './commands/note-imported';
import { partHistoryQuery } from './commands/part-history';
import { partPageQuery } from './commands/part-page';
import { reportedBatchesQuery, type LineLimits, type ReportedBatch } from './commands/reported-batches';
import { judgeActs, type JudgedAct } from './commands/judge-acts';
import { performAcceptedCommand, type AcceptedAct, type RefusedAct } from './commands/perform-accepted';
import { announceAct } from './commands/perform-act';
import { recordScanCommand } from './commands/record-scan';
import { recordScansCommand, type ScanItem } from './commands/record-scans';
import { applyRouteCommand, previewRouteQuery } from './commands/route-to-many';
import { undoScanCommand } from './commands/undo-scan';
import { setResponsibleCommand } from './commands/set-responsible';
import { workListQuery } from './commands/work-list';
import type {
  AmendPartsCommand,
  ApplyRouteCommand,
  AssignRouteCommand,
  CancelLaunchedCommand,
  CancelLaunchedResult,
  Doer,
  HistoryPage,
  ImportedParts,
  KeepScanPhotoCommand,
  LaunchedPart,
  LaunchPartsCommand,
  LookAlikeQuery,
  PartActResult,
  PartPage,
  RecordScanCommand,
  RecordScanResult,
  Refusal,
  RouteApplied,
  RoutePreview,
  ScanPhotoKept,
  ScanView,
  UndoScanCommand,
  SetResponsibleCommand,
  SetResponsibleResult,
  WorkList,
  WorkListQuery,
} from './contracts';
import { engineOf } from './engine-of';
import { announce } from './events';
import { notesOf, type Notes } from './notes';
import { partActs, type PartActs } from './part-acts';
import { printsOf, type Prints } from './prints';
import type { HistoryPlace } from './ledger';
import { withStrapiSession } from './strapi-session';

export * from './contracts';
export { MAX_BATCH_ITEMS, type ScanItem } from './commands/record-scans';
export type { JudgedAct, PlannedStage } from './commands/judge-acts';
export type { AcceptedAct, RefusedAct } from './commands/perform-accepted';
export type { LineLimits, ReportedBatch } from './commands/reported-batches';
export type { CardsPrinted } from './commands/record-card-print';
export type { PrintedPieces, PrintRecorded, RecordPrintCommand } from './commands/record-print';
export { labelsOf, type Labels } from './labels';
export { listed, type Listed } from './ledger';
export type { CardPrints, HistoryPlace, LabelOfPart, LabelProduct, PartLabel } from './ledger';
export { MAX_ROUTED_PARTS } from './commands/route-to-many';
export { MAX_RESPONSIBLE_PARTS } from './commands/set-responsible';
export { itemKey } from './domain/item-key';
export { correctedMs } from './domain/occurred-at';
export { closeTracking } from './engine-of';
export { announce, onTrackingEvent } from './events';
export { keepPartsTracked, withLaunchWish } from './keep-parts-tracked';
export { withStrapiSession } from './strapi-session';
export type { LedgerVerification } from './commands/verify-ledger';
export { verifyLedgerAt } from './verify-ledger-at';

/** The engine's door. */
export interface Tracking extends PartActs, Notes, Calls, Prints, RefusedReports {
  /** Record one scan; see docs/api.md. Idempotent by `scanId`. */
  recordScan(command: RecordScanCommand, doer: Doer): Promise<RecordScanResult | Refusal>;
  /** Take a scan back, whole or in amounts; see docs/api.md. Idempotent by `undoId`. */
  undoScan(command: UndoScanCommand, doer: Doer): Promise<RecordScanResult | Refusal>;
  /**
   * Record scans and undos one after the other, each on its own. After a refused item the later ones of
   * that part answer `earlier-item-refused`, untried. An item that is a refusal already (it did not
   * parse) counts as refused for its part.
   * @param items at most 500
   */
  recordScans(items: ScanItem[], doer: Doer): Promise<(RecordScanResult | Refusal)[]>;
  /** Give a batch a route; see `src/tracking/domain/assign-route.ts`. Idempotent by `factId`. */
  assignRoute(command: AssignRouteCommand, doer: Doer): Promise<PartActResult | Refusal>;
  /** What an edited route would do to the open batches on it, at most 500 after a place. */
  previewRoute(route: string, after: number): Promise<RoutePreview | Refusal>;
  /** Give a route to many batches, one act each. Idempotent by `actId`. */
  applyRoute(command: ApplyRouteCommand, doer: Doer): Promise<RouteApplied>;
  /** The same work by other operators at about the same time, for who reports for somebody else. */
  lookAlikes(query: LookAlikeQuery): Promise<{ ok: true; scans: ScanView[] } | Refusal>;
  /** The part on a label with its operations, composition (the first 500 lines) and last scans. */
  partPage(code: string): Promise<PartPage | Refusal>;
  /** The batches on these labels, for reports: no statement for each of them; null: no label has this code. */
  reportedBatches(codes: readonly string[], lines: LineLimits | null): Promise<(ReportedBatch | null)[]>;
  /** What happened to a batch after this place (revision 0: all), at most 1,000 events. */
  partHistory(code: string, after: HistoryPlace): Promise<HistoryPage | Refusal>;
  /** The batches in which pieces wait at these stages, at most 200; the caller has asked who may see batches. */
  workList(query: WorkListQuery): Promise<WorkList>;
  /** Whether a photo of a report has come already under this name; null: it has not. */
  scanPhoto(photo: Omit<KeepScanPhotoCommand, 'fileId' | 'partCode'>): Promise<{ ok: true } | Refusal | null>;
  /** Note which report a picture belongs to. Idempotent by `photoId`. */
  keepScanPhoto(command: KeepScanPhotoCommand, doer: Doer): Promise<ScanPhotoKept | Refusal>;
  /** Change who answers for at most 1,000 batches, in one transaction. */
  setResponsible(command: SetResponsibleCommand, doer: Doer): Promise<SetResponsibleResult | Refusal>;
  /**
   * Launch batches: parts, labels, operations, states, bill-of-materials lines and facts in one
   * transaction. Takes part in a surrounding `strapi.db.transaction`; after a refusal the caller
   * rolls that one back.
   * @param onShare hears how much is written, 0 to 1; what it throws ends the launch
   */
  launchParts(
    command: LaunchPartsCommand,
    doer: Doer,
    onShare?: OnShare,
  ): Promise<{ ok: true; parts: LaunchedPart[] } | Refusal>;
  /**
   * Amend required quantities and bill-of-materials lines of batches that exist; a line may go. Takes part in a
   * surrounding `strapi.db.transaction`; after a refusal the caller rolls that one back.
   */
  amendParts(command: AmendPartsCommand, doer: Doer): Promise<{ ok: true; amended: number } | Refusal>;
  /**
   * Cancel what an import launched and nobody has worked on. Takes part in a surrounding
   * `strapi.db.transaction`; after a refusal nothing was written.
   */
  cancelLaunched(
    command: CancelLaunchedCommand,
    doer: Doer,
  ): Promise<({ ok: true } & CancelLaunchedResult) | Refusal>;
  /**
   * Perform acts that were proposed and accepted, at most 1,000. Takes part in a surrounding
   * `strapi.db.transaction`; after a refusal the caller rolls that one back.
   */
  performAccepted(acts: readonly AcceptedAct[], doer: Doer): Promise<{ ok: true } | RefusedAct>;
  /** What would become of such acts just now, by place; null: they would be done. At most 1,000. Nothing is written. */
  judgeActs(acts: readonly JudgedAct[], reason: string, doer: Doer): Promise<(Refusal | null)[]>;
  /** Note in the history of batches what an import changed in their description. As `amendParts`. */
  noteImported(imported: ImportedParts, doer: Doer): Promise<void>;
}

/** The engine of this Strapi instance; `now` is its clock. */
export function tracking(strapi: Core.Strapi, now: () => Date = () => new Date()): Tracking {
  const engine = engineOf(strapi, now);
  return {
    ...partActs(engine),
    ...notesOf(engine),
    ...callsOf(engine),
    recordScan: (command, doer) => recordScanCommand(engine, command, doer),
    undoScan: (command, doer) => undoScanCommand(engine, command, doer),
    recordScans: (items, doer) => recordScansCommand(engine, items, doer),
    assignRoute: (command, doer) => assignRouteCommand(engine, command, doer),
    previewRoute: (route, after) => previewRouteQuery(engine, route, after),
    applyRoute: (command, doer) => applyRouteCommand(engine, command, doer),
    lookAlikes: (query) => lookAlikesQuery(engine, query),
    ...refusedReports(engine),
    ...printsOf(engine),
    partPage: (code) => partPageQuery(engine, code),
    reportedBatches: (codes, lines) => reportedBatchesQuery(engine, codes, lines),
    partHistory: (code, after) => partHistoryQuery(engine, code, after),
    scanPhoto: (photo) => scanPhotoQuery(engine, photo),
    keepScanPhoto: (command, doer) => keepScanPhotoCommand(engine, command, doer),
    workList: (query) => withStrapiSession(strapi, (session) => workListQuery(session, query)),
    setResponsible: (command, doer) => setResponsibleCommand(engine, command, doer),
    launchParts: (command, doer, onShare) =>
      withStrapiSession(strapi, async (session, afterCommit) => {
        const launched = await launchPartsCommand(session, command, doer, now(), onShare);
        if (launched.ok) {
          const { productId } = command;
          afterCommit(() => announce({ name: 'parts.launched', productId, count: launched.parts.length }));
        }
        return launched;
      }),
    cancelLaunched: (command, doer) =>
      withStrapiSession(strapi, async (session, afterCommit) => {
        const cancelled = await cancelLaunchedCommand(session, command, doer, now());
        if (!cancelled.ok) return cancelled;
        const { moved, result } = cancelled;
        afterCommit(() => announceCancelledBatches(moved));
        return { ok: true, ...result };
      }),
    amendParts: (command, doer) =>
      withStrapiSession(strapi, (session) => amendPartsCommand(session, command, doer, now())),
    performAccepted: (acts, doer) =>
      withStrapiSession(strapi, async (session, afterCommit) => {
        const outcome = await performAcceptedCommand(session, acts, doer, now());
        if (!outcome.ok) return outcome;
        afterCommit(() => {
          outcome.acts.forEach(announceAct);
          outcome.routes.forEach(announceRoute);
        });
        return { ok: true };
      }),
    judgeActs: (acts, reason, doer) =>
      withStrapiSession(strapi, (session) => judgeActs(session, acts, reason, doer)),
    noteImported: (imported, doer) =>
      withStrapiSession(strapi, (session) =>
        noteImported(session, imported, { doer, at: now().toISOString() }),
      ),
  };
}
