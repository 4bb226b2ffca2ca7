import { refuse } from '../../refusals';
import type { PartPage, Refusal } from '../contracts';
import { readComposition, readLastScans, readOpenCalls } from '../ledger';
import { lastScanView, operationViews, partView } from '../views';
import type { Engine } from './engine';

/** A page shows so many lines of a composition. */
const LINES_OF_A_PAGE = 500;

/** The part on a label with its operations, composition (the first 500 lines) and last scans. */
export async function partPageQuery(engine: Engine, code: string): Promise<PartPage | Refusal> {
  const { part } = await engine.read({ code, scanId: null, reason: null });
  if (!part) return refuse('part-not-found', { code });
  const { identity, batch } = part;
  const [composition, scans, calls] = await Promise.all([
    readComposition(engine.session, identity.partId, LINES_OF_A_PAGE),
    readLastScans(engine.session, identity.partId),
    readOpenCalls(engine.session, identity.partId),
  ]);
  return {
    part: partView(identity, batch),
    operations: operationViews(batch),
    composition,
    lastScans: scans.map(lastScanView),
    calls: calls.rows.map(({ part: _part, product: _product, ...call }) => call),
    ...(identity.labelVoidedAt === null
      ? {}
      : { label: { voided: true as const, validCode: identity.labelValidCode } }),
  };
}
