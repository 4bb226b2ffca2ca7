import type { Core } from '@strapi/strapi';
import type {
  Doer,
  LaunchedPart,
  LaunchPartsCommand,
  PartPage,
  RecordScanCommand,
  RecordScanResult,
  Refusal,
} from './contracts';

export * from './contracts';
export { announce, onTrackingEvent } from './events';

/** The engine's door. */
export interface Tracking {
  /** Record one scan; see API.md of the contract in docs/api.md. Idempotent by `scanId`. */
  recordScan(command: RecordScanCommand, doer: Doer): Promise<RecordScanResult | Refusal>;
  /** The part on a label with its operations, composition and last scans. */
  partPage(code: string): Promise<PartPage | Refusal>;
  /**
   * Launch batches: parts, labels, operations, states, bill-of-materials lines and facts in one
   * transaction. Takes part in a surrounding `strapi.db.transaction`.
   */
  launchParts(
    command: LaunchPartsCommand,
    doer: Doer,
  ): Promise<{ ok: true; parts: LaunchedPart[] } | Refusal>;
}

/** The engine of this Strapi instance. */
export function tracking(_strapi: Core.Strapi): Tracking {
  throw new Error('The engine is not wired yet.');
}
