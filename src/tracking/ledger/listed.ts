/** The first rows of a list, and whether there are others. */
export interface Listed<Row> {
  rows: Row[];
  more: boolean;
}

/** @param found the rows, of which one more was read than are listed */
export function listed<Row>(found: readonly Row[], most: number): Listed<Row> {
  return { rows: found.slice(0, most), more: found.length > most };
}
