import pg from 'pg';
import { connect } from './connect.mjs';

/**
 * Tables that refuse every update by this trigger function are those nobody may have in their hands. Others
 * refuse only to be deleted by it, and stay the application's.
 */
const GUARD = 'tracker_refuse_change';
/** The bit of pg_trigger.tgtype that says: fires for UPDATE. */
const FOR_UPDATE = 16;

const PROTECTED = `
  select g.tgrelid as id from pg_trigger g join pg_proc p on p.oid = g.tgfoid
   where p.proname = '${GUARD}' and g.tgtype & ${FOR_UPDATE} <> 0 and not g.tgisinternal`;

const PROTECTED_TABLES = `select distinct id::regclass::text as name from (${PROTECTED}) found order by 1`;

/** Trigger functions of the protected tables: who owns one could empty its body. */
const PROTECTED_FUNCTIONS = `
  select distinct t.tgfoid::regprocedure::text as name from pg_trigger t
   where not t.tgisinternal and t.tgrelid in (${PROTECTED}) order by 1`;

/** The sequences that number a table's rows. */
const OWN_SEQUENCES = `
  select s.oid::regclass::text as sequence from pg_class s
    join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i')
   where s.relkind = 'S' and d.refobjid = $1::regclass`;

/** Everything else of the schema: the application's own, so that an upgrade may alter it. */
const OTHER_OBJECTS = `
  select 'table' as kind, c.oid::regclass::text as name from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  union all
  select 'view', c.oid::regclass::text from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
  union all
  select 'routine', p.oid::regprocedure::text from pg_proc p
   where p.pronamespace = 'public'::regnamespace
     and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

/** @param {import('pg').Client} client @param {string} text @param {unknown[]} [values] */
async function rows(client, text, values = []) {
  return (await client.query(text, values)).rows;
}

/** @param {import('pg').Client} client @param {string} role */
async function checkApplicationRole(client, role) {
  const [found] = await rows(
    client,
    'select rolsuper or rolcreaterole or rolbypassrls or rolreplication as mighty from pg_roles where rolname = $1',
    [role],
  );
  if (!found) throw new Error(`There is no role ${role}.`);
  if (found.mighty) {
    throw new Error(
      `The application's role ${role} may everything in this database, so nothing can be kept from it. ` +
        'Create one that is no superuser and may create no roles, see docs/production.md.',
    );
  }
}

/**
 * The protected tables and their triggers' functions go to `owner`, everything else and the right to
 * create more to the application's role; the database too goes to `owner`, because whoever owns it
 * could drop any table.
 * @param {import('pg').Client} client @param {{ application: string, owner: string }} roles
 */
async function divide(client, { application, owner }) {
  const app = pg.escapeIdentifier(application);
  const own = pg.escapeIdentifier(owner);
  const [{ database }] = await rows(client, 'select quote_ident(current_database()) as database');
  const tables = (await rows(client, PROTECTED_TABLES)).map(({ name }) => name);
  if (tables.length === 0) throw new Error('This database holds no tracker yet: npm start makes one.');
  const [known] = await rows(client, 'select 1 from pg_roles where rolname = $1', [owner]);
  if (!known) await client.query(`create role ${own} nologin`);
  await client.query(`alter database ${database} owner to ${own}`);
  await client.query(`grant connect, temporary on database ${database} to ${app}`);
  await client.query(`grant usage, create on schema public to ${app}, ${own}`);
  for (const { kind, name } of await rows(client, OTHER_OBJECTS)) {
    await client.query(`alter ${kind} ${name} owner to ${app}`);
  }
  for (const name of tables) {
    await client.query(`alter table ${name} owner to ${own}`);
    await client.query(`revoke all on table ${name} from public, ${app}`);
    await client.query(`grant select, insert on table ${name} to ${app}`);
    for (const { sequence } of await rows(client, OWN_SEQUENCES, [name])) {
      await client.query(`grant usage, select on sequence ${sequence} to ${app}`);
    }
  }
  for (const { name } of await rows(client, PROTECTED_FUNCTIONS)) {
    await client.query(`alter function ${name} owner to ${own}`);
  }
  return tables;
}

/** Give everything back to the application, for an upgrade that alters protected tables. */
async function giveBack(client, { application }) {
  const app = pg.escapeIdentifier(application);
  for (const { kind, name } of await rows(client, OTHER_OBJECTS)) {
    await client.query(`alter ${kind} ${name} owner to ${app}`);
  }
  return [];
}

/**
 * Divide the database between an owner without login and the application, or give all back to it.
 * @param {string} adminUrl a superuser's session on the application's database
 * @param {{ application: string, owner: string, undo: boolean }} wish names of roles
 * @returns {Promise<string[]>} the tables that are protected now
 */
export async function hardenDatabase(adminUrl, { application, owner, undo }) {
  if (application === owner) throw new Error('The owner must be another role than the application.');
  const client = await connect(adminUrl);
  try {
    await checkApplicationRole(client, application);
    await client.query('begin');
    const tables = await (undo ? giveBack : divide)(client, { application, owner });
    await client.query('commit');
    return tables;
  } finally {
    await client.end();
  }
}
