import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startChild } from './child.mjs';
import { copyProduct } from './copy-product.mjs';
import { median } from './figures.mjs';
import { importOnce, previewOf } from './import-client.mjs';
import { bomRows, csvFile, xlsxFile } from './import-files.mjs';
import { measureHostile } from './import-hostile.mjs';
import { measurePages } from './import-pages.mjs';
import { measureScans } from './import-scans.mjs';

const FORMATS = { csv: csvFile, xlsx: xlsxFile };
/** Rows, format and how often: the middle of the rounds counts. */
const IMPORTS = [
  [1_000, 'csv', 3],
  [1_000, 'xlsx', 3],
  [20_000, 'csv', 3],
  [20_000, 'xlsx', 3],
  [100_000, 'csv', 1],
];
const COMPARED_ROWS = 20_000;
const COMPARED_ROUNDS = 3;
/** What an import of 20,000 rows, .xlsx, and a preview of 20,000 rows against as many parts may take. */
const IMPORT_SECONDS = 3;
const PREVIEW_SECONDS = 2;
const MOST_ROWS = 100_000;
const SCANNED_BATCHES = 500;
const MEGABYTE = 1024 * 1024;

async function measure(context, size, format, rounds) {
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    const bytes = await FORMATS[format](bomRows(size, `BENCH-${size}-${format}-${round}`));
    const imported = await importOnce(context, bytes, `bench.${format}`);
    measured.push({ ...imported, copy: await copyProduct(context, imported.product) });
  }
  const middle = (name) => median(measured.map((own) => own[name]));
  return {
    ...{ preview: middle('preview'), commit: middle('commit'), total: middle('total') },
    ...{ database: middle('database'), copy: middle('copy') },
    peakBytes: Math.max(...measured.map(({ peakBytes }) => peakBytes)),
  };
}

function row(name, value, unit, limit, ratio, note) {
  return { name, value, unit, limit, ratio, note };
}

function rowsOf(size, format, { preview, commit, total, database, copy, peakBytes }) {
  const name = `import ${size} rows, .${format}`;
  const perSecond = (seconds) => size / seconds;
  const took = `preview ${preview.toFixed(2)} s, commit ${commit.toFixed(2)} s`;
  const rows = [
    row(
      name,
      perSecond(total),
      'rows/s',
      perSecond(copy),
      copy / total,
      `${took}; limit: COPY into the same tables`,
    ),
    row(
      `${name}, database part`,
      perSecond(database),
      'rows/s',
      perSecond(copy),
      copy / database,
      'while a statement of the commit was under way; limit: COPY',
    ),
    row(
      `${name}, peak memory`,
      peakBytes / MEGABYTE,
      'MB',
      null,
      null,
      'of the server and the processes that read',
    ),
  ];
  if (size === COMPARED_ROWS && format === 'xlsx')
    rows.push(
      row(
        `${name}, upload to commit`,
        total,
        's',
        IMPORT_SECONDS,
        IMPORT_SECONDS / total,
        'limit: what is asked for',
      ),
    );
  return rows;
}

/** The preview of a file against the parts that it made before. */
async function measureComparison({ server }) {
  const bytes = csvFile(bomRows(COMPARED_ROWS, `BENCH-${COMPARED_ROWS}-csv-0`));
  const rounds = [];
  for (let round = 0; round < COMPARED_ROUNDS; round += 1) {
    const startedMs = performance.now();
    const { summary } = await previewOf(server, bytes, 'bench.csv', { duplicates: 'update' });
    rounds.push((performance.now() - startedMs) / 1000);
    if (summary.unchanged !== COMPARED_ROWS) throw new Error(`Compared: ${JSON.stringify(summary)}.`);
  }
  const seconds = median(rounds);
  const name = `preview of ${COMPARED_ROWS} rows against ${COMPARED_ROWS} parts`;
  return row(name, seconds, 's', PREVIEW_SECONDS, PREVIEW_SECONDS / seconds, 'limit: what is asked for');
}

async function measureAll(context, report) {
  // The first import compiles what all later ones use.
  await importOnce(context, csvFile(bomRows(500, 'BENCH-WARM')), 'warm.csv');
  report('scans during an import ...');
  const scans = await measureScans(context);
  const rows = [];
  for (const [size, format, rounds] of IMPORTS) {
    report(`${size} rows, .${format} ...`);
    rows.push(...rowsOf(size, format, await measure(context, size, format, rounds)));
  }
  report('a preview against what exists ...');
  const comparison = await measureComparison(context);
  report('pages of a preview ...');
  const pages = await measurePages(context);
  return [...rows, comparison, ...pages, ...scans];
}

/** With the limits that a factory has which sets none: a file that is refused for its size would be read to its end. */
async function measureRefusals(start, report) {
  report('hostile files ...');
  const child = start({ IMPORT_MAX_ROWS: '' });
  try {
    return await measureHostile({ child, server: await child.answer() });
  } finally {
    await child.kill();
  }
}

/**
 * Imports over HTTP (preview and commit) of up to 100,000 rows, beside COPY of the very rows they made into the same
 * tables of an empty database, in the same run; scans while 50,000 rows are imported; and files that are made to harm.
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
  const env = {
    ...{ DATABASE_URL: own.href, NODE_ENV: 'production', LOG_LEVEL: 'error' },
    IMPORT_MAX_ROWS: String(MOST_ROWS),
  };
  const start = (more) =>
    startChild(path.join(import.meta.dirname, 'import-server.cjs'), { ...env, ...more });
  let child = start();
  try {
    await child.answer();
    await child.stop();
    await admin.query(`create database ${databases.empty} template ${from}`);
    child = start({ BENCH_PARTS: String(SCANNED_BATCHES) });
    const server = await child.answer();
    const rows = await measureAll({ child, server, admin, url, databases }, report);
    await child.stop();
    return [...rows, ...(await measureRefusals(start, report))];
  } catch (error) {
    await child.kill();
    throw error;
  } finally {
    await admin.query(`drop database if exists ${from} with (force)`);
    await admin.query(`drop database if exists ${databases.empty} with (force)`);
    await admin.end();
  }
}
