import type { KeyedAmendment } from '../apart/desk-talk';
import type { Difference, ProposedAct } from '../contracts';
import { sumsOfNeeds, wholeNeeds } from '../plan/compare-materials';
import type { ExistingLine } from '../plan/existing';
import type { PlannedPart } from '../plan/plan';
import type { MaterialNeed } from '../tree/bom-row';

/** A line below a part that existed, in pieces per one parent. */
export interface RecordedLine {
  /** Key of the child. */
  child: string;
  /** Null: the import launched it. */
  childPartId: number | null;
  /** Null: the import added the line. */
  before: number | null;
  after: number;
}

/** An act that was accepted with the import. */
export type RecordedAct = Pick<ProposedAct, 'act' | 'quantity'>;

/** What an import wrote to parts that existed: enough to put it back. */
export interface RecordedChange {
  key: string;
  partId: number | null;
  differences: Difference[];
  /** Further details before and after, whole. */
  attributes: { before: Record<string, unknown> | null; after: Record<string, unknown> } | null;
  /** Absent: the import is of before they were recorded. */
  lines?: RecordedLine[];
  acts?: RecordedAct[];
  /** What the whole batch needs, before and after. */
  materials?: { before: MaterialNeed[]; after: MaterialNeed[] };
}

/** What a commit does to parts that exist. */
interface Written {
  /** All parts of the plan. */
  parts: readonly PlannedPart[];
  /** Those of them whose description is written. */
  changed: readonly PlannedPart[];
  amended: readonly KeyedAmendment[];
  accepted: readonly ProposedAct[];
  /** Lines that there are. */
  lines: readonly ExistingLine[];
}

function described({ item, existing, differences }: PlannedPart): RecordedChange {
  const before = existing?.attributes ?? null;
  const told = differences.some(({ field }) => field === 'attributes');
  return {
    key: item.key,
    partId: existing?.partId ?? null,
    differences,
    attributes: told ? { before, after: { ...before, ...item.attributes } } : null,
  };
}

function changedLines({ key, lines }: KeyedAmendment, before: ReadonlyMap<string, number>): RecordedLine[] {
  return lines.flatMap(({ child, childPartId, quantity }): RecordedLine[] => {
    const had = before.get(`${key}\n${child}`) ?? null;
    return had === quantity ? [] : [{ child, childPartId, before: had, after: quantity }];
  });
}

/** What is kept of parts that a commit changes. Pure. */
export function changesOf({ parts, changed, amended, accepted, lines }: Written): RecordedChange[] {
  const recorded = new Map(changed.map((part) => [part.item.key, described(part)]));
  const known = new Map(parts.map(({ item, existing }) => [item.key, existing]));
  const changeOf = (key: string): RecordedChange => {
    const found = recorded.get(key) ?? {
      ...{ key, partId: known.get(key)?.partId ?? null, differences: [], attributes: null },
    };
    recorded.set(key, found);
    return found;
  };
  const before = new Map(lines.map(({ parent, child, quantity }) => [`${parent}\n${child}`, quantity]));
  for (const amendment of amended) {
    // What hangs below a new part goes with it.
    const own = amendment.partId === null ? [] : changedLines(amendment, before);
    if (own.length > 0) changeOf(amendment.key).lines = own;
    const [part, after] = [known.get(amendment.key), amendment.materials];
    if (!part || !after) continue;
    const had = [...sumsOfNeeds(part.materials ?? []).values()];
    changeOf(amendment.key).materials = { before: wholeNeeds(had, part.required), after };
  }
  for (const { key, act, quantity } of accepted) {
    const change = changeOf(key);
    change.acts = [...(change.acts ?? []), { act, quantity }];
  }
  return [...recorded.values()];
}
