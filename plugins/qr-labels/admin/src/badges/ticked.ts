import type { OperatorRow } from '../../../contracts';

/** Operators who are ticked, by documentId: whole rows, for a search leaves most of them out of the list. */
export type Ticked = ReadonlyMap<string, OperatorRow>;

export const NOBODY: Ticked = new Map();

/** These ticked too. */
export function withTicked(ticked: Ticked, rows: readonly OperatorRow[]): Ticked {
  return new Map([...ticked, ...rows.map((row) => [row.id, row] as const)]);
}

/** This one ticked no more. */
export function withoutTicked(ticked: Ticked, id: string): Ticked {
  return new Map([...ticked].filter(([other]) => other !== id));
}
