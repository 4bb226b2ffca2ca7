import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { percentile } from './figures.mjs';

const run = promisify(execFile);

/** The least that any tracker must write for a scan: read the batch, add the fact and its audit line, move the counters. */
const SCRIPT = `\\set part random(1, :parts)
select part_id, revision from part_states where part_id = :part \\gset s_
with moved as (
  update part_states set revision = revision + 1 where part_id = :s_part_id and revision = :s_revision returning part_id
), worked as (
  update operations o set waiting = o.waiting + d.waiting, good = o.good + d.good
    from moved, unnest(array[1, 2], array[-1, 1], array[1, 0]) as d(number, waiting, good)
   where o.part_id = moved.part_id and o.number = d.number
), fact as (
  insert into scans (part_id, revision, operation_number, occurred_at, recorded_at, scan_id, kind, stage_id,
    stage_name, submitted_by_type, good, scrapped, reworked, content_hash, document_id)
  select part_id, :s_revision + 1, 1, now(), now(), gen_random_uuid()::text, 'report', 1, 'Cutting', 'operator', 1, 0, 0,
    'none', tracker_document_id() from moved
), audited as (
  insert into audit_entries (at, actor_type, action, category, document_id)
  select now(), 'operator', 'record-scan', 'work', tracker_document_id() from moved
)
select count(*) from moved;
`;

const LOG = 'transactions';

/** Of each transaction in the logs of a run, how long it took. @param {string} folder @returns {number[]} */
function latenciesMs(folder) {
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(LOG))
    .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]) / 1000);
}

/**
 * The same work in pgbench: no JavaScript at all.
 * @param {{ url: string, parts: number, clients: number, seconds: number }} options
 * @returns {Promise<{ perSecond: number, p99: number } | null>} p99 in ms; null where pgbench is not installed
 */
export async function pgbench({ url, parts, clients, seconds }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracker-bench-'));
  const file = path.join(folder, 'scan.sql');
  fs.writeFileSync(file, SCRIPT);
  const threads = Math.min(2, clients);
  const flags = [
    '-n',
    '-M',
    'prepared',
    '-c',
    `${clients}`,
    '-j',
    `${threads}`,
    '-T',
    `${seconds}`,
    '-l',
    '--log-prefix',
    LOG,
  ];
  try {
    const { stdout } = await run('pgbench', [...flags, '-D', `parts=${parts}`, '-f', file, url], {
      cwd: folder,
    });
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? NaN);
    return { perSecond, p99: percentile(latenciesMs(folder), 99) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
