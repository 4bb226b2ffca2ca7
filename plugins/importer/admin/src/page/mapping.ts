import type { Mapping, MappedField, OwnFieldView, Preview } from '../../../server/src/contracts';

/**
 * The mapping with a column given to a field; whatever had that column before has none then, so that the last choice
 * counts. Pure.
 * @param column null: the field has no column
 */
export function withColumn(mapping: Mapping, field: MappedField, column: string | null): Mapping {
  const others = Object.entries(mapping).map(([other, held]) => [
    other,
    column !== null && held === column ? null : held,
  ]);
  return { ...(Object.fromEntries(others) as Mapping), [field]: column };
}

/** What people call a field of the factory; its name where it has been deleted since. */
export function ownLabel(field: string, ownFields: readonly OwnFieldView[]): string {
  return ownFields.find((own) => own.field === field)?.label ?? field.slice('own.'.length);
}

/** Whether a person has to say first which column names the parts. */
export function lacksNames({ columns, issues }: Pick<Preview, 'columns' | 'issues'>): boolean {
  return columns.length > 0 && issues.some(({ code }) => code === 'column-not-found');
}
