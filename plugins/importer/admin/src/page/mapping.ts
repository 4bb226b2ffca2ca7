import type { Field, Mapping } from '../../../server/src/contracts';

/**
 * The mapping with a column given to a field; whatever had that column before has none then, so that the last choice
 * counts. Pure.
 * @param column null: the field has no column
 */
export function withColumn(mapping: Mapping, field: Field, column: string | null): Mapping {
  const others = Object.entries(mapping).map(([other, held]) => [
    other,
    column !== null && held === column ? null : held,
  ]);
  return { ...(Object.fromEntries(others) as Mapping), [field]: column };
}
