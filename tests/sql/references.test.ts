import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startTestApp, type TestApp } from '../support';
import { addChild, addParent, addRow, childValues, NOBODY, REFERENCES } from './referring-rows';

/** References that are checked by statement (database/sql/0031) refuse what a foreign key refuses, and as it does. */

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});

afterAll(() => app.stop());

const refusedBy = (constraint: string, table: string) => ({
  ...{ code: '23503', schema: 'public', table, constraint },
});

/** In a transaction that is taken back. */
async function tried<T>(work: (session: PoolClient) => Promise<T>, level = 'read committed'): Promise<T> {
  const session = await app.sql.connect();
  try {
    await session.query(`begin isolation level ${level}`);
    return await work(session);
  } finally {
    await session.query('rollback');
    session.release();
  }
}

function copy(session: PoolClient, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => `${names.map((name) => String(row[name])).join('\t')}\n`);
  return pipeline(
    Readable.from(lines),
    session.query(copyFrom(`copy ${table} (${names.join(', ')}) from stdin`)),
  );
}

it.each(REFERENCES)('%s: refuses an orphan, alone and among others', async (name, child, column) => {
  await tried(async (session) => {
    const rows: Record<string, unknown>[] = [];
    for (let row = 0; row < 30; row += 1) rows.push(await childValues(session, child));
    const orphan = await childValues(session, child, { [column]: NOBODY });
    await session.query('savepoint before');
    for (const attempt of [
      () => addRow(session, child, orphan),
      () => copy(session, child, [...rows, orphan]),
      () =>
        session.query(
          `insert into ${child} (${Object.keys(orphan).join(', ')})
           select ${Object.keys(orphan).join(', ')} from jsonb_populate_recordset(null::${child}, $1)`,
          [JSON.stringify([orphan, ...rows])],
        ),
      () =>
        session.query(
          `with made as (insert into ${child} (${Object.keys(orphan).join(', ')})
             select ${Object.keys(orphan).join(', ')} from jsonb_populate_record(null::${child}, $1) returning id)
           select count(*) from made`,
          [JSON.stringify(orphan)],
        ),
    ]) {
      await expect(attempt()).rejects.toMatchObject({
        ...refusedBy(name, child),
        detail: expect.stringContaining(`(${column})=(${NOBODY}) is not present`) as unknown,
      });
      await session.query('rollback to before');
    }
    await copy(session, child, rows);
  });
});

it.each(REFERENCES)('%s: refuses a row that moves to nobody', async (name, child, column, parent) => {
  if (child === 'bom_lines' && column !== 'product_id') return;
  await tried(async (session) => {
    const [id, other] = [await addChild(session, child), await addParent(session, parent)];
    await session.query(`update ${child} set ${column} = $2 where id = $1`, [id, other]);
    await expect(
      session.query(`update ${child} set ${column} = $2 where id = $1`, [id, NOBODY]),
    ).rejects.toMatchObject(refusedBy(name, child));
  });
});

it.each(REFERENCES)('%s: keeps a parent with a child, and lets one without go', async (...reference) => {
  const [name, child, column, parent] = reference;
  const refusal = name === 'operations_stage_fk' ? 'stages_in_use' : name;
  await tried(async (session) => {
    const id = await addParent(session, parent);
    const childId = await addChild(session, child, { [column]: id });
    await session.query('savepoint before');
    await expect(session.query(`delete from ${parent} where id = $1`, [id])).rejects.toMatchObject({
      ...{ code: '23503', constraint: refusal },
    });
    await session.query('rollback to before');
    await expect(
      session.query(`update ${parent} set id = $2 where id = $1`, [id, NOBODY]),
    ).rejects.toMatchObject(refusedBy(name, child));
    await session.query('rollback to before');
    await session.query(`update ${parent} set id = id, document_id = 'changed' where id = $1`, [id]);
    await session.query(`delete from ${child} where id = $1`, [childId]);
    const gone = await session.query(`delete from ${parent} where id = $1`, [id]);
    expect(gone.rowCount).toBe(1);
  });
});

it.each(REFERENCES)('%s: lets parent and child go together', async (_name, child, column, parent) => {
  await tried(async (session) => {
    const id = await addParent(session, parent);
    const childId = await addChild(session, child, { [column]: id });
    if (child === 'operations' && parent === 'stages') return; // The stage refuses before (stages_in_use).
    const gone = await session.query(
      `with children as (delete from ${child} where id = $2) delete from ${parent} where id = $1`,
      [id, childId],
    );
    expect(gone.rowCount).toBe(1);
  });
});

it.each(REFERENCES)('%s: keeps parents from being truncated', async (name, child, column, parent) => {
  await tried(async (session) => {
    await addChild(session, child, { [column]: await addParent(session, parent) });
    // The foreign keys beside it would refuse too; without them it stands alone, with the other references of this kind.
    const { rows } = await session.query<{ told: string }>(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as told
         from pg_constraint where contype = 'f' and confrelid = $1::regclass`,
      [parent],
    );
    for (const { told } of rows) await session.query(told);
    for (const [other] of REFERENCES)
      if (other !== name) await session.query(`drop trigger if exists ${other}_truncate on ${parent}`);
    await session.query('savepoint before');
    await expect(session.query(`truncate ${parent}`)).rejects.toMatchObject(refusedBy(name, child));
    await session.query('rollback to before');
    await session.query(`delete from ${child}`);
    await session.query(`truncate ${parent}`);
  });
});

it.each(['repeatable read', 'serializable'])('%s: refuses to delete a parent', async (level) => {
  for (const parent of ['parts', 'products', 'stages'])
    await tried(async (session) => {
      const id = await addParent(session, parent);
      await session.query(`update ${parent} set document_id = 'changed' where id = $1`, [id]);
      await expect(session.query(`delete from ${parent} where id = $1`, [id])).rejects.toMatchObject({
        code: '0A000',
      });
    }, level);
});

it.each(['repeatable read', 'serializable'])('%s: takes children and refuses orphans', async (level) => {
  for (const [name, child, column] of REFERENCES)
    await tried(async (session) => {
      await addChild(session, child);
      await expect(addChild(session, child, { [column]: NOBODY })).rejects.toMatchObject(
        refusedBy(name, child),
      );
    }, level);
});

it('cannot be fooled by a table or an operator of the same name', async () => {
  await tried(async (session) => {
    const orphan = await childValues(session, 'labels', { part_id: NOBODY });
    await session.query(`create temporary table parts as select ${NOBODY} as id`);
    await session.query(
      `create function pg_temp.yes(integer, integer) returns boolean language sql as 'select true';
       create operator pg_temp.= (leftarg = integer, rightarg = integer, function = pg_temp.yes);
       set local search_path = pg_temp, public`,
    );
    await expect(addRow(session, 'labels', orphan)).rejects.toMatchObject(
      refusedBy('labels_part_fk', 'labels'),
    );
  });
});

/** Every reference into the ledger's tables: none may be lost. */
it('has all of these references', async () => {
  const { rows } = await app.sql.query<{ told: string }>(
    `select told from (
       select format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as told from pg_constraint
        where contype = 'f' and confrelid::regclass::text in ('parts', 'products', 'stages', 'operations', 'scans')
       union all
       select format('%s: %s by statement (%s) %s', tgrelid::regclass, a[1], a[3], a[4])
         from pg_trigger, string_to_array(rtrim(encode(tgargs, 'escape'), '\\000'), '\\000') as a
        where tgname like '%\\_insert' and tgfoid = 'tracker_check_reference'::regproc and tgenabled = 'O') found
      order by 1`,
  );
  expect(rows.map(({ told }) => told)).toMatchInlineSnapshot(`
    [
      "bom_lines: bom_lines_child_fk by statement (child_part_id) parts",
      "bom_lines: bom_lines_parent_fk by statement (parent_part_id) parts",
      "bom_lines: bom_lines_product_fk by statement (product_id) products",
      "components_route_steps_stage_lnk: components_route_steps_stage_lnk_ifk FOREIGN KEY (stage_id) REFERENCES stages(id) ON DELETE CASCADE",
      "importer_imports: importer_imports_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT",
      "labels: labels_part_fk by statement (part_id) parts",
      "material_needs: material_needs_part_fk by statement (part_id) parts",
      "note_photos: note_photos_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "notes: notes_part_fk FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "operations: operations_part_fk by statement (part_id) parts",
      "operations: operations_stage_fk by statement (stage_id) stages",
      "part_events: part_events_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "part_facts: part_facts_operation_fk FOREIGN KEY (part_id, operation_number) REFERENCES operations(part_id, number) ON DELETE RESTRICT",
      "part_facts: part_facts_other_part_fk FOREIGN KEY (other_part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "part_facts: part_facts_part_fk FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "part_states: part_states_part_fk by statement (part_id) parts",
      "part_states: part_states_product_fk by statement (product_id) products",
      "part_states: part_states_root_fk by statement (root_part_id) parts",
      "parts_product_lnk: parts_product_lnk_fk FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE CASCADE",
      "parts_product_lnk: parts_product_lnk_ifk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE CASCADE",
      "parts_responsible_lnk: parts_responsible_lnk_fk FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE CASCADE",
      "product_facts: product_facts_product_fk FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT",
      "scan_photos: scan_photos_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "scans: scans_operation_fk FOREIGN KEY (part_id, operation_number) REFERENCES operations(part_id, number) ON DELETE RESTRICT",
      "scans: scans_part_fk FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "tracker_calls: tracker_calls_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "tracker_kept_undos: tracker_kept_undos_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "tracker_refused_reports: tracker_refused_reports_part_id_fkey FOREIGN KEY (part_id) REFERENCES parts(id) ON DELETE RESTRICT",
      "up_users_stages_lnk: up_users_stages_lnk_ifk FOREIGN KEY (stage_id) REFERENCES stages(id) ON DELETE CASCADE",
    ]
  `);
});

it.each(REFERENCES)('%s: is held on both sides', async (name, child, _column, parent) => {
  const { rows } = await app.sql.query<{ told: string }>(
    `select format('%s %s', tgrelid::regclass, tgname) as told from pg_trigger
      where tgargs <> '' and split_part(encode(tgargs, 'escape'), '\\000', 1) = $1 and tgenabled = 'O' order by 1`,
    [name],
  );
  expect(rows.map(({ told }) => told)).toEqual(
    [
      ...['delete', 'renumber', 'truncate'].map((event) => `${parent} ${name}_${event}`),
      ...['insert', 'update'].map((event) => `${child} ${name}_${event}`),
    ].sort(),
  );
});
