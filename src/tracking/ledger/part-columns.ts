/** A timestamp column as ISO 8601 in UTC, milliseconds included. */
export function isoText(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * Columns of `part_states s`, `parts p`, `products pr`, `labels l`, `up_users u` that make a LedgerPart.
 * jsonb is read as json: Strapi turns node-postgres' parser of jsonb off for the whole process.
 */
export const PART_COLUMNS = `
  s.part_id as "partId", p.document_id as "documentId", s.product_id as "productId", s.code,
  p.designation, p.name, p.kind, p.material, p.size, s.lot, s.required,
  s.route_id as "routeId", s.route_name as "routeName", ${isoText('s.first_fact_at')} as "createdAt",
  s.hold::json as hold, s.launched, s.unrouted, s.finished, s.scrapped, s.withdrawn, s.split_out as "splitOut",
  s.status, s.revision, s.next_operation_number as "nextOperationNumber",
  u.document_id as "responsibleId", u.username as "responsibleName",
  pr.document_id as "productDocumentId", pr.designation as "productDesignation", pr.name as "productName",
  pr.order_number as "orderNumber", to_char(pr.due_date, 'YYYY-MM-DD') as "dueDate"`;

/**
 * A left join of at most one row by key. `offset 0` keeps the planner from turning it into another join:
 * a plan made while the table is empty would read all of it, and such a plan is kept while it grows.
 * @param from table and alias
 */
export function oneByKey(from: string, column: string, key: string): string {
  const alias = from.split(' ').at(-1);
  return `left join lateral (select * from ${from} where ${alias}.${column} = ${key} offset 0) ${alias} on true`;
}

/** What PART_COLUMNS needs after a table expression that holds a part id. */
export function partJoins(partId: string): string {
  return [
    oneByKey('part_states s', 'part_id', partId),
    oneByKey('parts p', 'id', 's.part_id'),
    oneByKey('products pr', 'id', 's.product_id'),
    oneByKey('parts_responsible_lnk pu', 'part_id', 's.part_id'),
    oneByKey('up_users u', 'id', 'pu.user_id'),
  ].join('\n  ');
}

/** All operations of part `s.part_id`, replaced ones included, as one JSON array. */
export const OPERATIONS_JSON = `
  (select json_agg(json_build_object('number', o.number, 'sequence', o.sequence, 'stageId', o.stage_id,
     'stageName', o.stage_name, 'stageKind', o.stage_kind, 'optional', o.optional, 'mayScrap', o.may_scrap,
     'mayRework', o.may_rework, 'waiting', o.waiting, 'good', o.good, 'scrapped', o.scrapped,
     'reworked', o.reworked, 'skipped', o.skipped, 'started', o.started, 'replaced', o.replaced)
     order by o.sequence)
   from operations o where o.part_id = s.part_id) as operations`;

/** One scan as JSON in the shape of StoredScan; null where there is none. */
export function scanJson(alias: string): string {
  const fields = [
    ['scanId', 'scan_id'],
    ['kind', 'kind'],
    ['partId', 'part_id'],
    ['revision', 'revision'],
    ['operation', 'operation_number'],
    ['stage', 'stage_name'],
    ['operatorId', 'operator_id'],
    ['submittedByType', 'submitted_by_type'],
    ['submittedById', 'submitted_by_id'],
    ['submittedByName', 'submitted_by_name'],
    ['good', 'good'],
    ['scrapped', 'scrapped'],
    ['reworked', 'reworked'],
    ['reworkTo', 'rework_to'],
    ['causeOperation', 'cause_operation'],
    ['reason', 'reason_code'],
    ['comment', 'comment'],
    ['undoes', 'undoes'],
    ['contentHash', 'content_hash'],
  ].map(([name, column]) => `'${name}', ${alias}.${column}`);
  const instants = [
    ['occurredAt', 'occurred_at'],
    ['claimedAt', 'claimed_at'],
    ['sentAt', 'sent_at'],
    ['recordedAt', 'recorded_at'],
  ].map(([name, column]) => `'${name}', ${isoText(`${alias}.${column}`)}`);
  return `case when ${alias}.id is not null then json_build_object(${[...fields, ...instants].join(', ')},
    'operator', coalesce(${alias}.operator_name, '')) end`;
}

/** The scan `sc`; see `scanJson`. */
export const SCAN_JSON = scanJson('sc');

/** What undos have taken back of a scan, as Amounts in JSON; null where none names it. */
export function undoneJson(alias: string): string {
  return `(select case when count(*) > 0 then json_build_object('good', sum(u.good), 'scrapped', sum(u.scrapped),
    'rework', sum(u.reworked)) end from scans u where u.undoes = ${alias}.scan_id)`;
}
