import { createHash, randomBytes } from 'node:crypto';

export const LIMIT_MS = 30;
const OVERVIEW_LIMIT_MS = 10;
/** After this a report is in the sums: events are gathered for 20 ms, and folded in less than ten. */
const FOLDED_MS = 60;
/** A workbook is packed, too. */
const WORKBOOK_LIMIT_MS = 100;

const REPORTS = [
  'operator-performance',
  'stage-time',
  'order-completion',
  'defects',
  'first-pass-yield',
  'throughput',
  'work-in-process',
  'cumulative-flow',
  'forecast',
];

/**
 * @typedef {{ name: string, path: string, limit: number | null, reported?: 'meanwhile' | 'before', settleMs?: number, pauseMs?: number, token?: string }} Page
 * What is asked for, with its limit in ms: beside ten reports a second, or after one, so long after it; with a pause before each
 * request; with another token than the server's.
 */

/**
 * Every report and page, with what they are narrowed to.
 * @param {{ order: string, assembly: string, stage: string, operator: string, screen: string, shifts: boolean }} subjects
 * @returns {Page[]}
 */
export function pagesOf({ order, assembly, stage, operator, screen, shifts }) {
  const page = (name, path = name, limit = LIMIT_MS) => ({ name, path: `/api/dashboards/${path}`, limit });
  const narrowed = [
    ['stage-time', `operator=${operator}`, 'of an operator'],
    ['first-pass-yield', `operator=${operator}`, 'of an operator'],
    ['throughput', `operator=${operator}`, 'of an operator'],
    ['stage-time', `product=${order}`, 'of an order'],
    ['work-in-process', `product=${order}`, 'of an order'],
    ['order-completion', `product=${order}`, 'of an order, its batches'],
    ['order-completion', `stage=${stage}`, 'of a stage'],
    ['forecast', `stage=${stage}`, 'of a stage'],
    ...(shifts
      ? ['stage-time', 'first-pass-yield', 'defects'].map((name) => [name, 'shift=1', 'of a shift'])
      : []),
  ];
  const files = ['order-completion', 'operator-performance'];
  return [
    // What an answer of this server costs that asks nobody.
    { name: 'an answer without a page (/health)', path: '/health', limit: null },
    ...REPORTS.map((name) => page(`reports/${name}`)),
    ...narrowed.map(([name, query, words]) => page(`reports/${name} ${words}`, `reports/${name}?${query}`)),
    ...files.map((name) => page(`reports/${name} as .csv`, `reports/${name}?format=csv`)),
    ...files.map((name) =>
      page(`reports/${name} as .xlsx`, `reports/${name}?format=xlsx`, WORKBOOK_LIMIT_MS),
    ),
    page('what filters offer', 'reports'),
    page('overview', 'overview', OVERVIEW_LIMIT_MS),
    page('overview, second page', 'overview?page=2', OVERVIEW_LIMIT_MS),
    page('overview, late orders', 'overview?status=late'),
    page('overview, looked for in names', 'overview?search=BENCH.P.4242'),
    page('attention'),
    page('order', `products/${order}/parts`),
    page('order, its structure', `products/${order}/structure`),
    page('missing-parts', `parts/${assembly}/missing`),
    // It is kept for a second, and asked for less often than that.
    { name: "a screen's state", path: '/tv/state', limit: LIMIT_MS, pauseMs: 1_050, token: screen },
    // Kept readings are of no use to these two: who is told of a report asks when it is folded, who has made it may ask before.
    {
      ...page('overview, the first after a report', 'overview', OVERVIEW_LIMIT_MS),
      reported: 'before',
      settleMs: FOLDED_MS,
    },
    { ...page('overview, asked with the report', 'overview', null), reported: 'before' },
  ];
}

/** A link of a screen. @param {import('pg').Client} client @returns {Promise<string>} its token */
export async function newScreen(client) {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into tracker_tv_links (name, token_hash, created_by) values ('bench', $1, 'bench')`,
    [createHash('sha256').update(`tv-link\n${token}`).digest()],
  );
  return token;
}
