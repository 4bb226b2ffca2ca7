import type { Pool } from 'pg';

/** A scan that is no undo, with what its undos have left of it. */
export interface PlainScan {
  partId: number;
  revision: number;
  kind: 'report' | 'start' | 'skip';
  operation: number;
  stageId: number;
  /** What kind of stage it was then. */
  stageKind: string;
  operator: string;
  atMs: number;
  good: number;
  /** Good pieces that no undo has taken from where they were passed on to. */
  moved: number;
  scrapped: number;
  reworked: number;
  goodTo: number | null;
  reworkTo: number | null;
  cause: number;
  reason: string;
  undone: boolean;
}

/** One piece that comes to an operation, or leaves it. */
export interface PieceMove {
  partId: number;
  operation: number;
  revision: number;
  atMs: number;
  /** Null: it comes. */
  leftBy: string | null;
  /** It may be here for the first time. */
  first: boolean;
}

/** Pieces that finished, or were withdrawn, at a time; operation 0: they had no route. */
export interface PieceEnd {
  partId: number;
  operation: number;
  atMs: number;
  pieces: number;
}

export interface PlainOperation {
  partId: number;
  number: number;
  sequence: number;
  stageId: number;
  waiting: number;
  replaced: boolean;
}

/** Everything that happened to the batches of a product, piece by piece. */
export interface PlainHistory {
  scans: PlainScan[];
  moves: PieceMove[];
  finished: PieceEnd[];
  withdrawn: PieceEnd[];
  operations: PlainOperation[];
  holds: { partId: number; fromMs: number; toMs: number }[];
  /** When batches were given routes. */
  routed: { partId: number; atMs: number }[];
  /** Batches that were cancelled, and lots whose pieces went back. */
  cancelled: number[];
  /** Times of all scans, of undos too. */
  scanned: { partId: number; operation: number; atMs: number }[];
}

interface RawScan extends Omit<PlainScan, 'kind' | 'moved' | 'undone'> {
  scanId: string;
  kind: PlainScan['kind'] | 'undo';
  undoes: string | null;
}

interface RawFact {
  partId: number;
  revision: number;
  kind: string;
  atMs: number;
  quantity: number;
  operation: number | null;
  data: {
    at?: string;
    withdrawn?: { operation: number | null; quantity: number }[];
    retired?: number[];
    added?: { number: number; waiting: number }[];
  } | null;
}

const MS = '(extract(epoch from occurred_at) * 1000)::float8 as "atMs"';

async function readRaw(sql: Pool, productId: number) {
  const read = async <Row extends object>(text: string) => (await sql.query<Row>(text, [productId])).rows;
  return {
    scans: await read<RawScan>(
      `select part_id as "partId", s.revision, scan_id as "scanId", kind, operation_number as operation, stage_id as "stageId", stage_kind as "stageKind",
              operator_name as operator, ${MS}, good, s.scrapped, reworked, good_to as "goodTo", rework_to as "reworkTo", undoes,
              coalesce(cause_operation, operation_number) as cause, coalesce(reason_code, '') as reason
         from scans s join part_states using (part_id) where product_id = $1 order by part_id, s.revision`,
    ),
    facts: await read<RawFact>(
      `select part_id as "partId", f.revision, kind, ${MS}, coalesce(quantity, 0) as quantity, operation_number as operation,
              data::json as data
         from part_facts f join part_states p using (part_id) where p.product_id = $1 order by part_id, f.revision`,
    ),
    operations: await read<PlainOperation>(
      `select part_id as "partId", number, sequence, stage_id as "stageId", waiting, replaced
         from operations join part_states p using (part_id) where p.product_id = $1 order by part_id, number`,
    ),
  };
}

function netScans(raw: readonly RawScan[]): PlainScan[] {
  return raw
    .filter(({ kind }) => kind !== 'undo')
    .map((scan) => {
      const undos = raw.filter(({ undoes }) => undoes === scan.scanId);
      const less = (key: 'good' | 'scrapped' | 'reworked', some = undos) =>
        some.reduce((left, undo) => left - undo[key], scan[key]);
      const straight = undos.filter(({ goodTo }) => goodTo === scan.goodTo);
      return {
        ...scan,
        kind: scan.kind as PlainScan['kind'],
        good: less('good'),
        moved: less('good', straight),
        scrapped: less('scrapped'),
        reworked: less('reworked'),
        undone: undos.length > 0,
      };
    });
}

/** Collects moves of pieces, one entry a piece. */
class Moves {
  readonly list: PieceMove[] = [];

  /** @param pieces below zero they leave */
  add(
    at: { partId: number; revision: number; atMs: number },
    operation: number | null,
    pieces: number,
    how: string,
  ) {
    if (operation === null) return;
    const { partId, revision, atMs } = at;
    const leftBy = pieces < 0 ? how : null;
    const first = ['passed on', 'added', 'routed'].includes(how);
    for (let piece = 0; piece < Math.abs(pieces); piece += 1) {
      this.list.push({ partId, revision, atMs, operation, leftBy, first });
    }
  }

  balance(partId: number, operation: number, beforeRevision: number): number {
    return this.list
      .filter(
        (move) => move.partId === partId && move.operation === operation && move.revision < beforeRevision,
      )
      .reduce((sum, { leftBy }) => sum + (leftBy === null ? 1 : -1), 0);
  }
}

const SIGN: Readonly<Record<string, 1 | -1>> = { added: 1, 'split-in': 1, withdrawn: -1, 'split-out': -1 };

function addFact(moves: Moves, withdrawn: PieceEnd[], fact: RawFact): void {
  const { partId, kind, quantity, operation, data, atMs } = fact;
  const sign = kind === 'split-reversed' ? (data?.at === 'source' ? 1 : -1) : SIGN[kind];
  if (sign) moves.add(fact, operation, sign * quantity, kind);
  if (kind === 'withdrawn') withdrawn.push({ partId, operation: operation ?? 0, atMs, pieces: quantity });
  if (kind === 'cancelled') {
    for (const place of data?.withdrawn ?? []) {
      moves.add(fact, place.operation, -place.quantity, kind);
      withdrawn.push({ partId, operation: place.operation ?? 0, atMs, pieces: place.quantity });
    }
  }
  if (kind === 'route-assigned') {
    for (const number of data?.retired ?? []) {
      moves.add(fact, number, -moves.balance(partId, number, fact.revision), 'route');
    }
    for (const added of data?.added ?? []) moves.add(fact, added.number, added.waiting, 'routed');
  }
}

/** Read a product's raw scans and facts and lay out what happened to each piece. */
export async function readHistory(sql: Pool, productId: number): Promise<PlainHistory> {
  const raw = await readRaw(sql, productId);
  const scans = netScans(raw.scans);
  const moves = new Moves();
  const finished: PieceEnd[] = [];
  const withdrawn: PieceEnd[] = [];
  for (const scan of scans) {
    const { partId, operation, atMs } = scan;
    moves.add(scan, operation, -(scan.good + scan.scrapped + scan.reworked), scan.kind);
    moves.add(scan, scan.goodTo, scan.moved, 'passed on');
    moves.add(scan, scan.reworkTo, scan.reworked, 'sent back');
    if (scan.goodTo === null) finished.push({ partId, operation, atMs, pieces: scan.moved });
  }
  for (const undo of raw.scans.filter(({ kind }) => kind === 'undo')) {
    const target = raw.scans.find(({ scanId }) => scanId === undo.undoes);
    if (undo.good === 0 || target?.goodTo === undo.goodTo) continue;
    const { partId, operation, atMs } = undo;
    moves.add(undo, undo.goodTo, -undo.good, 'undo');
    if (undo.goodTo === null) finished.push({ partId, operation, atMs, pieces: -undo.good });
  }
  for (const fact of raw.facts) addFact(moves, withdrawn, fact);
  return {
    scans,
    moves: moves.list,
    finished,
    withdrawn,
    operations: raw.operations,
    holds: holdsOf(raw.facts),
    routed: raw.facts.filter(({ kind }) => kind === 'route-assigned'),
    cancelled: raw.facts
      .filter(({ kind, data }) => kind === 'cancelled' || (kind === 'split-reversed' && data?.at === 'lot'))
      .map(({ partId }) => partId),
    scanned: raw.scans,
  };
}

/** `readHistory` of several products together. */
export async function readHistories(sql: Pool, productIds: readonly number[]): Promise<PlainHistory> {
  const all: PlainHistory[] = [];
  for (const id of productIds) all.push(await readHistory(sql, id));
  return {
    scans: all.flatMap(({ scans }) => scans),
    moves: all.flatMap(({ moves }) => moves),
    finished: all.flatMap(({ finished }) => finished),
    withdrawn: all.flatMap(({ withdrawn }) => withdrawn),
    operations: all.flatMap(({ operations }) => operations),
    holds: all.flatMap(({ holds }) => holds),
    routed: all.flatMap(({ routed }) => routed),
    cancelled: all.flatMap(({ cancelled }) => cancelled),
    scanned: all.flatMap(({ scanned }) => scanned),
  };
}

function holdsOf(facts: readonly RawFact[]): PlainHistory['holds'] {
  const ends = facts.filter(({ kind }) => ['held', 'released', 'cancelled'].includes(kind));
  return ends.flatMap(({ partId, kind, atMs }, index) => {
    if (kind !== 'held') return [];
    const next = ends[index + 1];
    return [{ partId, fromMs: atMs, toMs: next?.partId === partId ? next.atMs : Infinity }];
  });
}
