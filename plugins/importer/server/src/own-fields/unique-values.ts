import type { UniqueValues } from '../apart/desk-talk';
import type { Bom } from '../understand';
import { mappedOwnFields } from './own-columns';

/** Values of a file that only one part may have. Pure. */
export function uniqueValuesOf({ mapping, ownFields, nodes }: Bom): UniqueValues[] {
  return mappedOwnFields(mapping, ownFields)
    .filter(({ unique }) => unique)
    .map((field) => {
      const values = nodes.flatMap(({ row }) => row.own[field.name] ?? []).map(String);
      return { field, values: [...new Set(values)] };
    });
}
