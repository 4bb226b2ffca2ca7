/** The list of what waits for an operator. Types only. */
import type { OperationView, PartView } from './contracts';

export interface WorkListQuery {
  /** Ids of the stages that the list is of; null: all stages. */
  stageIds: ReadonlySet<number> | null;
  /** The `version` that the asker has; of the same one no parts are told. */
  unless: string | null;
}

/** At most 200 batches, the most urgent first: by the due date of their order, then by their age. */
export interface WorkList {
  /** Another text whenever the list would be another. */
  version: string;
  /** More wait than are told. */
  more: boolean;
  /** null: the list is the one of this version. */
  parts: { part: PartView; operations: OperationView[] }[] | null;
}
