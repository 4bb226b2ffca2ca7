import type { HoldView } from '../contracts';
import { readRouteChange, type WrittenRouteChange } from '../domain/assign-route';
import type { Place } from '../domain/batch-change';
import type { CountedFact } from '../domain/fold-facts';
import type { PartActFact, SplitIn } from '../domain/part-act';
import type { LedgerFactRow } from '../ledger';
import { splitInOf } from './split';

/** The act that a row of `part_facts` tells of, as the rules know it; null: the row is none of an act. */
export function actFactOf(row: LedgerFactRow): PartActFact | SplitIn | null {
  const { kind, quantity, operation } = row;
  const data = row.data ?? {};
  const place: Place = { operation, quantity: quantity ?? 0 };
  switch (kind) {
    case 'added':
    case 'withdrawn':
    case 'split-out':
      return { kind, ...place };
    case 'split-in':
      return splitInOf({ ...place, data });
    case 'split-reversed':
      return { kind, ...place, at: data.at === 'source' ? 'source' : 'lot' };
    case 'cancelled':
      return { kind, withdrawn: data.withdrawn as Place[] };
    case 'held':
    case 'released':
    case 'label-voided':
    case 'label-issued':
      return { kind };
    case 'launched':
    case 'required-set':
    case 'route-assigned':
    case 'composition-set':
    case 'materials-set':
      return null;
  }
}

/** A row of `part_facts` as the fold takes it. */
export function countedFact(row: LedgerFactRow): CountedFact {
  const { revision, kind } = row;
  if (kind === 'launched') return { type: 'launched', revision, pieces: row.quantity ?? 0 };
  if (kind === 'route-assigned') {
    const data = row.data as unknown as WrittenRouteChange | null;
    if (!data) throw new Error(`Fact ${revision} assigns a route and does not say what it changed.`);
    return { type: 'route-assigned', revision, change: readRouteChange(data) };
  }
  const fact = actFactOf(row);
  return fact ? { type: 'act', revision, fact } : { type: 'other', revision, kind };
}

/** The hold that a fact `held` began. */
export function holdOf({ data, reason }: LedgerFactRow): HoldView {
  const { kind, since, by } = data as Pick<HoldView, 'kind' | 'since' | 'by'>;
  return { kind, since, by, reason: reason ?? '' };
}
