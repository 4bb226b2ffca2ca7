import { announce } from '../events';
import type { LedgerPart, StoredScan } from '../ledger';
import { operationViews, partView, scanView } from '../views';

/** Tell everybody of a scan or undo that stands, with the batch right after it. */
export function announceScan({ identity, batch }: LedgerPart, scan: StoredScan): void {
  announce({
    name: 'scan.recorded',
    productId: identity.productId,
    part: partView(identity, batch),
    operations: operationViews(batch),
    scan: scanView(scan),
  });
}
