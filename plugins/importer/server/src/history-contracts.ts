/** What the doors of past imports take and give. */
import type { BomFormat, Mapping, ProposedAct, Summary } from './contracts';

/** `POST /api/importer/orders/:id/repeat`: 201. Its undo is that of an import. */
export interface RepeatedOrder {
  importId: string;
  product: { id: string; designation: string; orderNumber: string };
  /** Products to make. */
  quantity: number;
  parts: number;
  lines: number;
}

/** A batch of an import that people have worked on. */
export interface PartInUse {
  code: string;
  designation: string | null;
  name: string | null;
}

/** An act on a batch that existed, done because it was accepted with an import. */
export interface ActLeft extends PartInUse {
  act: ProposedAct['act'];
  /** Pieces added or withdrawn; null of a route. */
  quantity: number | null;
}

/** `POST /api/importer/imports/:id/undo`: 200. */
export interface UndoneImport {
  importId: string;
  undoneAt: string;
  /** Batches that were cancelled. */
  cancelled: number;
  /** Parts whose fields got back what they held before. */
  restored: number;
  /** Lines of bills of materials that got back their quantity, or went because the import had added them. */
  lines: number;
  /** What stays: lines that somebody has changed since or whose part is in use, and acts that were accepted. */
  left: { lines: number; acts: number };
  /** Those acts, the first hundred; they are taken back at their batches. */
  acts: ActLeft[];
  /** Batches with facts of work: they stay, the first hundred are named. */
  inUse: number;
  parts: PartInUse[];
}

/** One line of `GET /api/importer/imports`. */
export interface ImportView {
  importId: string;
  committedAt: string;
  actor: string | null;
  fileName: string;
  format: BomFormat | null;
  mapping: Mapping | null;
  product: { id: string; designation: string; orderNumber: string | null };
  summary: Summary;
  undone:
    | ({ at: string; by: string | null } & Pick<
        UndoneImport,
        'cancelled' | 'restored' | 'inUse' | 'lines' | 'left' | 'acts'
      >)
    | null;
}

/** `GET /api/importer/imports`: the newest first. */
export interface ImportList {
  page: number;
  pageSize: number;
  total: number;
  imports: ImportView[];
}
