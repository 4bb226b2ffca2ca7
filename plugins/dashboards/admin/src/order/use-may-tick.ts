import { useMay } from '../../../../../src/admin/kit';
import { bulkActsFor } from './bulk/bulk-acts';
import { useMayPrint } from './print-link';

/** Whether whoever looks may do anything with several batches at once. */
export function useMayTick(): boolean {
  const mayPrint = useMayPrint();
  const may = useMay();
  return mayPrint || bulkActsFor(may).length > 0;
}
