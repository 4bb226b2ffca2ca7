import pg from 'pg';
import { copyIn, copyOut } from './copy.mjs';

const PARTS = 'part_id in (select part_id from part_states where product_id = $product)';
/** The tables an import fills, parents before children; operations first, so that pieces are conserved. */
const TABLES = [
  ['products', 'id = $product'],
  ['parts', PARTS.replace('part_id', 'id')],
  ['parts_product_lnk', PARTS],
  ['operations', PARTS],
  ['part_states', 'product_id = $product'],
  ['labels', PARTS],
  ['bom_lines', 'product_id = $product'],
  ['material_needs', PARTS],
  ['part_facts', PARTS],
];
/** Not counted: an import of a known route makes none of these. */
const STAGES_AND_ROUTES = [
  'stages',
  'routes',
  'components_route_steps',
  'routes_cmps',
  'components_route_steps_stage_lnk',
];

async function connect(url, database) {
  const own = new URL(url);
  own.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: own.href });
  await client.connect();
  return client;
}

/**
 * Copy one imported product into an empty database with the same indexes, constraints and triggers, in one
 * transaction. @returns {Promise<number>} seconds
 */
export async function copyProduct({ admin, url, databases: { from, empty } }, documentId) {
  const name = `${from}_copy`;
  await admin.query(`create database ${name} template ${empty}`);
  const [source, target] = [await connect(url, from), await connect(url, name)];
  try {
    const found = await source.query('select id from products where document_id = $1', [documentId]);
    const product = String(found.rows[0].id);
    for (const table of STAGES_AND_ROUTES)
      await copyIn(target, table, await copyOut(source, `select * from ${table}`));
    const data = [];
    for (const [table, where] of TABLES) {
      const select = `select * from ${table} where ${where.replaceAll('$product', product)} order by id`;
      data.push([table, await copyOut(source, select)]);
    }
    const startedMs = performance.now();
    await target.query('begin');
    for (const [table, rows] of data) await copyIn(target, table, rows);
    await target.query('commit');
    return (performance.now() - startedMs) / 1000;
  } finally {
    await source.end();
    await target.end();
    await admin.query(`drop database ${name} with (force)`);
  }
}
