import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startChild } from './child.mjs';
import { copyIn, copyOut } from './copy.mjs';
import { median } from './figures.mjs';
import { bomRows, csvFile, xlsxFile } from './import-files.mjs';

const SIZES = [1_000, 5_000, 20_000];
const FORMATS = { csv: csvFile, xlsx: xlsxFile };
const ROUNDS = 3;
const MEGABYTE = 1024 * 1024;

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

async function request({ port, token }, path, init) {
  const url = `http://127.0.0.1:${port}/api/importer/previews${path}`;
  const answer = await fetch(url, {
    method: 'POST',
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });
  const body = await answer.json();
  if (answer.status !== 201)
    throw new Error(`${url} answered ${answer.status}: ${JSON.stringify(body).slice(0, 500)}`);
  return body;
}

/** One import over HTTP: preview, then commit. Seconds of each, and the documentId of the product. */
async function importOnce(server, bytes, fileName) {
  const form = new FormData();
  form.append('file', new Blob([bytes]), fileName);
  const startedMs = performance.now();
  const { previewId } = await request(server, '', { body: form });
  const previewedMs = performance.now();
  const { product } = await request(server, `/${previewId}/commit`, {
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const endedMs = performance.now();
  return {
    preview: (previewedMs - startedMs) / 1000,
    commit: (endedMs - previewedMs) / 1000,
    product: product.id,
  };
}

async function connect(url, database) {
  const own = new URL(url);
  own.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: own.href });
  await client.connect();
  return client;
}

/** Copy one imported product into an empty database with the same indexes, constraints and triggers. */
async function copyProduct(admin, url, { from, empty }, documentId) {
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
      const select = `select * from ${table} where ${where.replaceAll('$product', product)}`;
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

async function measure({ child, server, admin, url, databases }, size, format) {
  const rounds = [];
  await child.ask('memory');
  for (let round = 0; round < ROUNDS; round += 1) {
    const designation = `BENCH-${size}-${format}-${round}`;
    const bytes = await FORMATS[format](bomRows(size, designation));
    const { preview, commit, product } = await importOnce(server, bytes, `bench.${format}`);
    const copy = await copyProduct(admin, url, databases, product);
    rounds.push({ preview, commit, total: preview + commit, copy });
  }
  const { peakBytes } = await child.ask('memory');
  const middle = (name) => median(rounds.map((round) => round[name]));
  return {
    preview: middle('preview'),
    commit: middle('commit'),
    total: middle('total'),
    copy: middle('copy'),
    peakBytes,
  };
}

function rowsOf(size, format, { preview, commit, total, copy, peakBytes }) {
  const name = `import ${size} rows, .${format}`;
  const [value, limit] = [size / total, size / copy];
  const note = `preview ${preview.toFixed(2)} s, commit ${commit.toFixed(2)} s; limit: COPY into the same tables`;
  return [
    { name, value, unit: 'rows/s', limit, ratio: value / limit, note },
    {
      name: `${name}, peak memory`,
      value: peakBytes / MEGABYTE,
      unit: 'MB',
      limit: null,
      ratio: null,
      note: 'of the server and the process that reads',
    },
  ];
}

async function measureAll(context, report) {
  // The first import compiles what all later ones use.
  await importOnce(context.server, csvFile(bomRows(500, 'BENCH-WARM')), 'warm.csv');
  const rows = [];
  for (const size of SIZES) {
    for (const format of Object.keys(FORMATS)) {
      report(`${size} rows, .${format} ...`);
      rows.push(...rowsOf(size, format, await measure(context, size, format)));
    }
  }
  return rows;
}

/**
 * Imports over HTTP (preview and commit) of 1,000, 5,000 and 20,000 rows, beside COPY of the very rows
 * they made into the same tables of an empty database, in the same run.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl: url, report }) {
  const from = `tracker_bench_${randomBytes(4).toString('hex')}`;
  const databases = { from, empty: `${from}_empty` };
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${from}`);
  const own = new URL(url);
  own.pathname = `/${from}`;
  const env = { DATABASE_URL: own.href, NODE_ENV: 'production', LOG_LEVEL: 'error' };
  const start = () => startChild(path.join(import.meta.dirname, 'import-server.cjs'), env);
  let child = start();
  try {
    await child.answer();
    await child.stop();
    await admin.query(`create database ${databases.empty} template ${from}`);
    child = start();
    const server = await child.answer();
    const rows = await measureAll({ child, server, admin, url, databases }, report);
    await child.stop();
    return rows;
  } catch (error) {
    await child.kill();
    throw error;
  } finally {
    await admin.query(`drop database if exists ${from} with (force)`);
    await admin.query(`drop database if exists ${databases.empty} with (force)`);
    await admin.end();
  }
}
