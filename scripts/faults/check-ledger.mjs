import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { connect } from '../database/connect.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';

async function rowsOf(url, text) {
  const client = await connect(url);
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function contentOf(scan) {
  return [
    scan.partCode,
    scan.operation,
    scan.good,
    scan.scrapped ?? 0,
    scan.rework?.quantity ?? 0,
    scan.rework?.toOperation ?? null,
  ];
}

/** Exactly what was acknowledged stands, each scan once and as it was sent. */
export async function checkScans(url, reporters) {
  const rows = await rowsOf(
    url,
    `select scan_id, part_code, operation_number, good, scrapped, reworked, rework_to from scans`,
  );
  const standing = new Map(rows.map((row) => [row.scan_id, row]));
  assert.equal(standing.size, rows.length, 'a scan stands twice');
  let acknowledged = 0;
  for (const reporter of reporters) {
    for (const [scanId, scan] of reporter.acknowledged) {
      const row = standing.get(scanId);
      assert.ok(row, `the acknowledged scan ${scanId} is lost`);
      const { part_code: code, operation_number: operation, good, scrapped, reworked, rework_to: to } = row;
      assert.deepEqual([code, operation, good, scrapped, reworked, to], contentOf(scan));
      acknowledged += 1;
    }
    for (const scanId of reporter.refused) assert.ok(!standing.has(scanId), `the refused ${scanId} stands`);
  }
  assert.equal(rows.length, acknowledged, 'a scan stands that nobody was told of');
}

/** Every scan has its audit entry, and no audit entry tells of a scan that does not stand. */
export async function checkAudit(url) {
  const [row] = await rowsOf(
    url,
    `select count(*)::int as pairs, count(s.scan_id)::int as scans, count(a.id)::int as entries,
            count(distinct a.difference->>'scanId')::int as told
       from scans s full join (select * from audit_entries where action = 'record-scan') a
         on a.difference->>'scanId' = s.scan_id`,
  );
  assert.ok(row.pairs > 0);
  assert.deepEqual(row, { pairs: row.pairs, scans: row.pairs, entries: row.pairs, told: row.pairs });
}

/** A command of package.json on this database, as a person would run it; it must exit with 0. */
export async function checkCommand(url, name) {
  try {
    const { stdout } = await promisify(execFile)('npm', ['run', '-s', name], {
      cwd: PROJECT_DIR,
      env: { ...process.env, DATABASE_URL: url },
    });
    return stdout.trim();
  } catch (error) {
    throw new Error(`npm run ${name} failed: ${error.stdout}${error.stderr}`, { cause: error });
  }
}

/** Whether package.json has a command of this name. */
export function hasCommand(name) {
  return name in JSON.parse(fs.readFileSync(path.join(PROJECT_DIR, 'package.json'), 'utf8')).scripts;
}
