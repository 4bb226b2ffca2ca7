import { randomBytes } from 'node:crypto';
import { chromium } from 'playwright-core';
import { ADMIN, buildStale } from '../build/steps.mjs';
import { findChromium, HOW_TO_INSTALL_CHROMIUM } from '../find-chromium.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';
import { percentile } from './figures.mjs';
import { bomRows, csvFile } from './import-files.mjs';
import { withProduct } from './product.mjs';
import { jumpAround, wheelThrough } from './scroll-frames.mjs';

const ROWS = 50_000;
const JUMPS = 20;
const WAIT_MS = 240_000;
const TREE = '[role=region]:has(table)';

/** The least that a list of 50,000 rows must do: 30 plain rows that take the places of those in view. */
const BARE_PAGE = `<!doctype html><meta charset="utf-8"><title>bare</title>
<style>
  body { margin: 40px; font: 13px sans-serif }
  #list { height: 70vh; overflow: auto; position: relative }
  #list div { position: absolute; left: 0; right: 0; height: 60px; border-bottom: 1px solid #ddd }
</style>
<div id="list"><p style="height:${ROWS * 61}px;margin:0"></p></div>
<script>
  const list = document.getElementById('list');
  const rows = Array.from({ length: 30 }, () => list.appendChild(document.createElement('div')));
  const draw = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / 61) - 8);
    for (let index = first; index < first + rows.length; index += 1) {
      const row = rows[index % rows.length];
      if (row.dataset.row === String(index)) continue;
      row.dataset.row = String(index);
      row.style.top = index * 61 + 'px';
      row.textContent = index + ' BENCH.' + index + ' Shaft 4 pieces';
    }
  };
  list.addEventListener('scroll', draw);
  draw();
</script>`;

async function openTree(page, { email, password }) {
  await page.goto('/admin/auth/login', { timeout: WAIT_MS });
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.includes('/auth/'), { timeout: WAIT_MS });
  await page.goto('/admin/plugins/importer', { timeout: WAIT_MS });
  const file = { name: 'scroll.csv', mimeType: 'text/csv', buffer: csvFile(bomRows(ROWS, 'SCROLL')) };
  await page.setInputFiles('input[type=file]', file, { timeout: WAIT_MS });
  await page.waitForSelector(`${TREE} [data-row]`, { timeout: WAIT_MS });
}

function rowsOf(own, bare, jumps) {
  const name = `tree of ${ROWS} rows`;
  const wheel = `${own.frames} frames, ${Math.round(own.scrolledPx)} px`;
  const frame = (which, note) => ({
    name: `${name}, the wheel turns: frame ${which}`,
    ...{ value: own[which], unit: 'ms', limit: bare[which], ratio: bare[which] / own[which] },
    note,
  });
  return [
    frame('p50', `${wheel}; limit: 30 plain rows scrolled the same way, ${bare.frames} frames`),
    frame('p95', wheel),
    frame('longest', wheel),
    {
      name: `${name}, the wheel turns: work of the page's thread`,
      ...{ value: own.workMs, unit: 'ms/frame', limit: bare.workMs, ratio: bare.workMs / own.workMs },
      note: own.parts,
    },
    {
      name: `${name}, the wheel turns: frames with a place where a row was missing`,
      ...{ value: own.blankFrames, unit: 'frames', limit: null, ratio: null },
      note: `of ${own.frames}; the largest such place ${Math.round(own.mostBlankPx)} px`,
    },
    {
      name: `${name}, a jump to another place: until its rows stand there, p95`,
      ...{ value: percentile(jumps, 95), unit: 'ms', limit: null, ratio: null },
      note: `${JUMPS} jumps; p50 ${percentile(jumps, 50).toFixed(0)} ms`,
    },
  ];
}

async function measure(baseURL, admin, report) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(HOW_TO_INSTALL_CHROMIUM);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    report(`a file of ${ROWS} rows ...`);
    await openTree(page, admin);
    report('the wheel turns ...');
    const own = await wheelThrough(page, TREE);
    report('jumps ...');
    const jumps = await jumpAround(page, TREE, JUMPS);
    report('30 plain rows ...');
    await page.close();
    const barePage = await context.newPage();
    await barePage.setContent(BARE_PAGE);
    return rowsOf(own, await wheelThrough(barePage, '#list'), jumps);
  } finally {
    await browser.close();
  }
}

/**
 * The preview tree of a file of 50,000 rows in a real browser while the wheel turns through it, beside a page of 30 plain rows
 * in the same run.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  await buildStale(PROJECT_DIR, [ADMIN], { say: report });
  const admin = { email: 'bench@factory.example', password: `Aa1-${randomBytes(9).toString('hex')}` };
  const env = { BENCH_EMAIL: admin.email, BENCH_PASSWORD: admin.password };
  return withProduct(databaseUrl, { server: 'panel-server.cjs', env }, ({ server }) =>
    measure(`http://127.0.0.1:${server.port}`, admin, report),
  );
}
