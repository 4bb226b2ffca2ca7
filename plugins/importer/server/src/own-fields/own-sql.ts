import type { OwnField, OwnFieldType } from './own-field';

/** How a value of `OwnValue` becomes one of the column. */
const SQL_TYPES: Record<OwnFieldType, string> = {
  ...{ string: 'text', text: 'text', email: 'text', enumeration: 'text', boolean: 'boolean' },
  ...{ integer: 'int', biginteger: 'bigint', decimal: 'numeric', float: 'float8' },
  ...{ date: 'date', datetime: 'timestamp' },
};
/** PostgreSQL's functions take at most a hundred arguments. */
const FIELDS_PER_OBJECT = 50;

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function valueOf({ column, type }: OwnField, table: string): string {
  const value = `${table}.${quoted(column)}`;
  if (type === 'biginteger' || type === 'date') return `${value}::text`;
  if (type === 'decimal') return `${value}::float8`;
  return type === 'datetime' ? `to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : value;
}

/** The columns as COPY and INSERT name them. */
export function ownColumnNames(fields: readonly OwnField[]): string[] {
  return fields.map(({ column }) => column);
}

/** An SQL expression: the fields of a part that have a value, as JSON. */
export function ownValuesSql(fields: readonly OwnField[], table = 'p'): string {
  if (fields.length === 0) return `'{}'::json`;
  const objects: string[] = [];
  for (let start = 0; start < fields.length; start += FIELDS_PER_OBJECT) {
    const some = fields.slice(start, start + FIELDS_PER_OBJECT);
    objects.push(
      `jsonb_build_object(${some.map((own) => `'${own.name}', ${valueOf(own, table)}`).join(', ')})`,
    );
  }
  return `jsonb_strip_nulls(${objects.join(' || ')})::json`;
}

/**
 * Assignments of an UPDATE of `parts p`, each with a comma before it: fields that the JSON object names are set, others stay.
 * @param source an SQL expression of type jsonb
 */
export function assignOwnSql(fields: readonly OwnField[], source: string): string {
  return fields
    .map(
      ({ name, column, type }) =>
        `, ${quoted(column)} = case when ${source} ? '${name}' then (${source}->>'${name}')::${SQL_TYPES[type]} else p.${quoted(column)} end`,
    )
    .join('');
}

/** Which parts that are not cancelled hold one of these values: `$1::text[]`. */
export function takenSql(field: OwnField): string {
  return `select '${field.name}' as field, ${valueOf(field, 'p')}::text as value, p.id as "partId",
                 coalesce(p.designation, p.name, s.code) as part
            from parts p join part_states s on s.part_id = p.id
           where ${valueOf(field, 'p')}::text = any($1::text[]) and s.lot = 0 and s.status <> 'cancelled' order by p.id`;
}
