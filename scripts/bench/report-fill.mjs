/**
 * A factory with a year of history, written straight into the tables: batches of 200 orders on five stages, one of each order an
 * assembly of others, and twenty reports a batch at a time. Triggers are off for it; the counters are written as the reports
 * leave them. Batches were launched a year before, so that a second filling finds days of its own.
 */
export const ORDERS = 200;
const STAGES = 5;
/** Lines of what an assembly is made of, at most. */
const COMPONENTS = 20;
/** Reports at each operation of one filling, of `PIECES_A_REPORT` pieces each. */
const REPORTS = 4;
const PIECES_A_REPORT = 5;
const PIECES = 100;
/** Days between the reports of the first filling and those of the year before. */
const YEAR = 365;
const OPERATORS = 40;
const FILLED = 'document_id, created_at, updated_at, published_at';
const NOW = `now() at time zone 'utc'`;
const FILLING = `tracker_document_id(), ${NOW}, ${NOW}, ${NOW}`;

/** Scans that one filling adds. @param {number} parts batches */
export const scansOf = (parts) => parts * STAGES * REPORTS;

const DONE = REPORTS * PIECES_A_REPORT;
/** Pieces of batch `b` that one filling scraps. */
const BAD = `(select count(*)::int from generate_series(0, ${REPORTS - 1}) k where (b.n + k) % 5 = 0)`;

const prepare = (/** @type {number} */ parts) => [
  `insert into stages (name, kind, ${FILLED})
   select 'Stage ' || n, case when n = ${STAGES} then 'inspection' else 'production' end, ${FILLING} from generate_series(1, ${STAGES}) n`,
  `insert into products (designation, order_number, quantity, due_date, ${FILLED})
   select 'BENCH.' || n, n::text, ${PIECES}, current_date + n % 90 - 30, ${FILLING} from generate_series(1, ${ORDERS}) n`,
  `insert into parts (designation, name, kind, ${FILLED})
   select 'BENCH.P.' || n, 'Bracket', case when n <= ${ORDERS} then 'assembly' else 'part' end, ${FILLING}
     from generate_series(1, ${parts}) n`,
  `create table bench_parts as
   select p.id as part_id, n, pr.id as product_id, 'B' || lpad(n::text, 12, '0') as code,
          ${NOW} - (n * 7919 % 330 + 20 + ${YEAR}) * interval '1 day' as began_at
     from (select id, substr(designation, 9)::int as n from parts where designation like 'BENCH.P.%') p
     join products pr on pr.designation = 'BENCH.' || (p.n % ${ORDERS} + 1)`,
  `create table bench_stages as select id, name, kind, substr(name, 7)::int as place from stages where name like 'Stage %'`,
  'analyze bench_parts, bench_stages',
  `insert into bom_lines (product_id, parent_part_id, child_part_id, quantity, ${FILLED})
   select a.product_id, a.part_id, c.part_id, 2, ${FILLING}
     from bench_parts a join bench_parts c on c.product_id = a.product_id and c.n between a.n + 1 and a.n + ${COMPONENTS * ORDERS}
    where a.n <= ${ORDERS}`,
  `insert into part_states (part_id, product_id, code, item_key, lot, root_part_id, required, launched, unrouted, finished, scrapped,
       withdrawn, split_out, status, revision, next_operation_number, first_fact_at, ${FILLED})
   select part_id, product_id, code, 'd:' || code, 0, part_id, ${PIECES}, ${PIECES}, 0, ${DONE} - bad, bad, 0, 0, 'in-work',
          ${2 + REPORTS * STAGES}, ${STAGES + 1}, began_at, ${FILLING}
     from bench_parts b, lateral (select ${BAD} as bad) s`,
  `insert into operations (part_id, number, sequence, stage_id, stage_name, stage_kind, optional, may_scrap, may_rework, waiting, good,
       scrapped, reworked, skipped, withdrawn, split_out, started, replaced, ${FILLED})
   select part_id, place, place, s.id, s.name, s.kind, false, true, true, case when place = 1 then ${PIECES - DONE} else 0 end,
          ${DONE} - bad, bad, 0, 0, 0, 0, true, false, ${FILLING}
     from bench_parts b cross join bench_stages s, lateral (select case when place = ${STAGES} then ${BAD} else 0 end as bad) f`,
  `insert into part_facts (fact_id, kind, part_id, revision, quantity, route_id, route_name, data, actor_type, occurred_at, recorded_at, ${FILLED})
   select gen_random_uuid(), f.kind, part_id, f.revision, f.quantity, f.route_id, f.route_name, f.data::jsonb, 'system', began_at, began_at, ${FILLING}
     from bench_parts, (values
       ('launched', 1, ${PIECES}, null::int, null, '{"required": ${PIECES}}'),
       ('route-assigned', 2, null, 1, 'Bench', '{"retired": [], "routed": ${PIECES}, "added": [{"number": 1, "waiting": ${PIECES}}]}'))
       f(kind, revision, quantity, route_id, route_name, data)`,
];

/** Days after a batch's beginning at which the reports of a filling lie: the first, the year before it, the same days again. */
const FIRST_DAYS = YEAR;
const YEAR_BEFORE = 0;
const SAME_DAYS = YEAR + 0.11;

/** One more filling: every batch gets as many reports again. @param {number} filling from 0 @param {number} daysLater */
function reportsOf(filling, daysLater) {
  return `
  insert into scans (part_id, revision, operation_number, occurred_at, recorded_at, scan_id, kind, part_code, stage_id, stage_name,
      stage_kind, operator_name, submitted_by_type, good, scrapped, reworked, good_to, cause_operation, reason_code, reason_name, clamped,
      under_hold, content_hash, ${FILLED})
  select b.part_id, 3 + ${filling * REPORTS * STAGES} + (s.place - 1) * ${REPORTS} + k, s.place, t.at, t.at, gen_random_uuid(), 'report', b.code, s.id, s.name, s.kind,
         'Operator ' || (b.n * 31 + s.place) % ${OPERATORS}, 'operator', case when bad then 4 else 5 end, bad::int, 0,
         case when s.place < ${STAGES} then s.place + 1 end, case when bad then b.n % ${STAGES} + 1 end,
         case when bad then 'surface' end, case when bad then 'Surface' end, false, false, 'bench', ${FILLING}
    from bench_parts b cross join bench_stages s cross join generate_series(0, ${REPORTS - 1}) k,
         lateral (select b.began_at + (${daysLater} + s.place * 1.3 + k * 0.23) * interval '1 day'
                         + (b.n * 37 + k * 101 + s.place * 13) % 400 * interval '1 minute' as at) t,
         lateral (select s.place = ${STAGES} and (b.n + k) % 5 = 0 as bad) f
   order by t.at`;
}

/** Counters after the second filling. */
const TWICE_THE_COUNTERS = [
  `update operations o set good = o.good * 2, scrapped = o.scrapped * 2,
          waiting = case when o.number = 1 then ${PIECES - DONE * 2} else 0 end
     from bench_parts b where b.part_id = o.part_id`,
  `update part_states p set finished = p.finished * 2, scrapped = p.scrapped * 2, revision = ${2 + REPORTS * STAGES * 2}
     from bench_parts b where b.part_id = p.part_id`,
];

/** Sums by day and what they add up. */
const SUMS = {
  tracker_flow_days:
    'arrived arrived_ms left_here left_ms first_arrivals finished scrapped reworked withdrawn',
  tracker_work_days: 'good scrapped reworked finished reports started_reports started_good working_ms',
  tracker_time_days: 'pieces total_ms held_ms started_pieces waiting_ms working_ms',
  tracker_stay_days: 'pieces total_ms held_ms started_pieces waiting_ms working_ms',
  tracker_defect_days: 'scrapped reworked',
  tracker_good_days: 'good',
  tracker_pace_days: 'pieces total_ms',
  tracker_turn_flows: 'arrived left_here',
};

/**
 * The sums of twice the scans on the same days: twice of each. That folding gives the same rows is for tests to say; to fold
 * all of them once more would take longer than the reading.
 */
const DOUBLED_SUMS = [
  ...Object.entries(SUMS).map(
    ([table, counts]) =>
      `update ${table} set ${counts
        .split(' ')
        .map((count) => `${count} = 2 * ${count}`)
        .join(', ')}`,
  ),
  `update tracker_report_parts r set revision = p.revision from part_states p where p.part_id = r.part_id`,
  `update tracker_report_state s set settled_scan_id = m.id, seen_scan_id = m.id from (select max(id) as id from scans) m`,
];

/** Indexes of scans that nothing else hangs on: made anew in one go, they take a third of the time. */
async function withoutIndexes(client, work) {
  const { rows } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
      where indrelid = 'scans'::regclass and not exists (select from pg_constraint where conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

/** Two shifts of eight hours on working days. @param {import('pg').Client} client */
export async function setShifts(client) {
  await client.query(
    `insert into tracker_shifts values (1, 'Day', '08:00', '16:00'), (2, 'Evening', '16:00', '00:00')`,
  );
}

/**
 * The first order, its assembly under a label code that a door takes, a stage and an operator.
 * @param {import('pg').Client} client
 * @param {string} code a free one
 * @returns {Promise<{ order: string, assembly: string, stage: string, operator: string }>} documentIds, the code and a name
 */
export async function subjectsOf(client, code) {
  await client.query(
    'update part_states s set code = $1 from bench_parts b where b.n = 1 and b.part_id = s.part_id',
    [code],
  );
  const { rows } = await client.query(
    `select p.document_id as order, (select document_id from stages where name = 'Stage 2') as stage
       from products p join bench_parts b on b.product_id = p.id where b.n = 1`,
  );
  return { order: rows[0].order, assembly: code, stage: rows[0].stage, operator: 'Operator 7' };
}

/** @param {import('pg').Client} client @param {string[]} texts @param {string} reports */
async function fillWith(client, texts, reports) {
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  // A million wide rows in the order of their times, and indexes over them, without files in between.
  await client.query(`set local work_mem = '256MB'`);
  await client.query(`set local maintenance_work_mem = '256MB'`);
  for (const text of texts) await client.query(text);
  await withoutIndexes(client, () => client.query(reports));
}

/**
 * Batches with one filling of reports, a million for 50,000 of them. The sums of the reports are to be made anew afterwards.
 * @param {import('pg').Client} client a superuser's
 * @param {number} parts
 */
export async function fillFirst(client, parts) {
  await fillWith(client, prepare(parts), reportsOf(0, FIRST_DAYS));
  await client.query(`update tracker_report_state set made_with = ''`);
  await client.query('commit');
  await client.query('vacuum analyze');
}

/** As many reports again, on the days of the year before: twice the history. The sums are to be made anew. */
export async function fillYearBefore(client) {
  await fillWith(client, TWICE_THE_COUNTERS, reportsOf(1, YEAR_BEFORE));
  await client.query(`update tracker_report_state set made_with = ''`);
  await client.query('commit');
  await client.query('vacuum analyze');
}

/** As many reports again on the same days, with their sums. */
export async function fillSameDays(client) {
  await fillWith(client, TWICE_THE_COUNTERS, reportsOf(1, SAME_DAYS));
  for (const text of DOUBLED_SUMS) await client.query(text);
  await client.query('commit');
  await client.query('vacuum analyze');
}
