import { percentile } from './figures.mjs';
import { previewOf } from './import-client.mjs';
import { bomRows, csvFile } from './import-files.mjs';

const ROWS = 50_000;
const PAGES = 60;
/** Pages at a time, as a tree asks that is scrolled quickly. */
const AT_ONCE = 2;

/** A page of a preview; milliseconds until its last byte was there. */
async function pageMs({ port, token }, previewId, page) {
  const startedMs = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/importer/previews/${previewId}?page=${page}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { rows } = await answer.json();
  if (rows?.length !== 200)
    throw new Error(`Page ${page} answered ${answer.status} with ${rows?.length} rows.`);
  return performance.now() - startedMs;
}

/** How long the pages of a preview of 50,000 rows take while somebody scrolls through its tree. */
export async function measurePages({ server }) {
  const { previewId, total, pageSize } = await previewOf(
    server,
    csvFile(bomRows(ROWS, 'BENCH-PAGES')),
    'pages.csv',
  );
  const last = Math.floor(total / pageSize);
  const taken = [];
  for (let asked = 0; asked < PAGES; asked += AT_ONCE) {
    const pages = Array.from({ length: AT_ONCE }, (_, one) => 1 + ((asked * 7 + one) % last));
    taken.push(...(await Promise.all(pages.map((page) => pageMs(server, previewId, page)))));
  }
  return [50, 95].map((percent) => ({
    name: `page of a preview of ${ROWS} rows, p${percent}`,
    ...{ value: percentile(taken, percent), unit: 'ms', limit: null, ratio: null },
    note: `${PAGES} pages, ${AT_ONCE} at a time; the first ${taken[0].toFixed(0)} ms`,
  }));
}
