import type { Core } from '@strapi/strapi';
import { parseLabelCode } from '../../../../src/codes';
import type { AuditPage, AuditRow } from './contracts';
import type { EntriesFilter, EntriesRequest } from './entries-request';

/** A difference of an import may be megabytes; a list shows what a person reads. */
const MAX_SHOWN_CHARACTERS = 20_000;

interface Condition {
  text: string;
  values: (string | number)[];
}

/** A text as a pattern of `ilike` that finds it anywhere; its own `%`, `_` and `\` mean themselves. */
function patternOf(search: string): string {
  return `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}

/** What a person did, and what was done to the account or tried at it. */
function userCondition(user: string): Condition {
  const [type = '', id = ''] = user.split(':');
  const did = { text: 'e.actor_type = ? and e.actor_id = ?', values: [type, id] };
  const table = { operator: 'up_users', admin: 'admin_users' }[type];
  if (!table) return did;
  const subject = type === 'operator' ? 'operator' : 'admin-user';
  const name = type === 'operator' ? 'username' : 'email';
  const found = `select 1 from ${table} u where u.id::text = ?`;
  return {
    text: `((${did.text})
      or (e.subject_type = '${subject}' and exists (${found} and e.subject_id in (u.id::text, u.document_id)))
      or (e.subject_type in ('account', '${subject}') and exists (${found} and e.subject_name = u.${name})))`,
    values: [...did.values, id, id],
  };
}

/** Whatever code the batch had when an entry was written, and its card in the content manager. */
function partCondition(typed: string): Condition {
  const own = 'select part_id from labels where code = ?';
  const label = parseLabelCode(typed);
  const code = label.ok ? label.code : '';
  return {
    text: `e.subject_type = 'part' and e.subject_id in (
      select code from labels where part_id = (${own})
      union all select document_id from parts where id = (${own}))`,
    values: [code, code],
  };
}

/** `at` holds UTC without saying so; a day of the factory begins at some instant of it. */
const START_OF_DAY = `((?::date)::timestamp at time zone ?) at time zone 'UTC'`;
const END_OF_DAY = `((?::date + 1)::timestamp at time zone ?) at time zone 'UTC'`;

function conditionOf(filter: EntriesFilter, timeZone: string): Condition {
  const { actor, subject, user, part, action, category, from, to } = filter;
  const wanted: (Condition | null)[] = [
    actor ? { text: '(e.actor_name ilike ? or e.actor_id = ?)', values: [patternOf(actor), actor] } : null,
    subject
      ? { text: '(e.subject_name ilike ? or e.subject_id = ?)', values: [patternOf(subject), subject] }
      : null,
    user ? userCondition(user) : null,
    part ? partCondition(part) : null,
    action ? { text: 'e.action = ?', values: [action] } : null,
    category ? { text: 'e.category = ?', values: [category] } : null,
    from ? { text: `e.at >= ${START_OF_DAY}`, values: [from, timeZone] } : null,
    to ? { text: `e.at < ${END_OF_DAY}`, values: [to, timeZone] } : null,
  ];
  const conditions = wanted.filter((condition) => condition !== null);
  return {
    text: ['true', ...conditions.map(({ text }) => text)].join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

const COLUMNS = `e.id, to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.action, e.category,
  json_build_object('type', e.actor_type, 'id', coalesce(e.actor_id, ''), 'name', coalesce(e.actor_name, '')) as actor,
  case when e.subject_type is not null
       then json_build_object('type', e.subject_type, 'id', e.subject_id, 'name', e.subject_name) end as subject,
  e.address, e.request_id as "requestId"`;

interface Wish {
  filter: EntriesFilter;
  timeZone: string;
  before: number | undefined;
  limit: number;
}

async function read<Row>(
  strapi: Core.Strapi,
  difference: string,
  { filter, timeZone, before, limit }: Wish,
): Promise<Row[]> {
  const { text, values } = conditionOf(filter, timeZone);
  const older = before === undefined ? '' : 'and e.id < ?';
  const result = await strapi.db.connection.raw<{ rows: Row[] }>(
    `select ${COLUMNS}, ${difference} from audit_entries e where ${text} ${older} order by e.id desc limit ?`,
    [...values, ...(before === undefined ? [] : [before]), limit],
  );
  return result.rows;
}

/** One page of entries, newest first. */
export async function readEntries(
  strapi: Core.Strapi,
  { before, limit, ...filter }: EntriesRequest,
  timeZone: string,
): Promise<AuditPage> {
  const isLarge = `coalesce(length(e.difference::text), 0) > ${MAX_SHOWN_CHARACTERS}`;
  const shown = `case when ${isLarge} then null else e.difference::json end as difference, ${isLarge} as "tooLarge"`;
  const found = await read<AuditRow>(strapi, shown, { filter, timeZone, before, limit: limit + 1 });
  const data = found.slice(0, limit);
  const nextBefore = found.length > limit ? (data.at(-1)?.id ?? null) : null;
  return { data, meta: { nextBefore, timeZone } };
}

/** An entry with its difference as JSON text, whole. */
export type ExportedRow = Omit<AuditRow, 'difference' | 'tooLarge'> & { difference: string | null };

const ROWS_PER_READ = 1_000;

/** All entries that a filter finds, newest first, a thousand at a time: a log has no upper size. */
export async function* readAllEntries(
  strapi: Core.Strapi,
  filter: EntriesFilter,
  timeZone: string,
): AsyncGenerator<ExportedRow[]> {
  let before: number | undefined;
  for (;;) {
    const wish = { filter, timeZone, before, limit: ROWS_PER_READ };
    const rows = await read<ExportedRow>(strapi, 'e.difference::text as difference', wish);
    if (rows.length > 0) yield rows;
    before = rows.at(-1)?.id;
    if (rows.length < ROWS_PER_READ || before === undefined) return;
  }
}
