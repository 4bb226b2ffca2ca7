import fs from 'node:fs';
import path from 'node:path';
import { clocksDiffer } from './zones';

/** Days alone, and a form that is filled in by the clock of whoever sits before it. */
const BY_THIS_COMPUTER = [
  'plugins/qr-labels/admin/src/badges/operators-table.tsx',
  'plugins/batches/admin/src/behalf/refused-reports.tsx',
  'plugins/batches/admin/src/behalf/report-body.ts',
];
const ROOT = path.resolve(__dirname, '../../../..');

it('compares what clocks show, not what zones are called', () => {
  const at = new Date('2026-11-29T19:00:00Z');
  expect(clocksDiffer(at, 'UTC', 'Europe/Moscow')).toBe(true);
  expect(clocksDiffer(at, 'Europe/Moscow', 'Europe/Minsk')).toBe(false);
  expect(clocksDiffer(at, 'UTC', 'Africa/Abidjan')).toBe(false);
});

function pagesBelow(folder: string): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return pagesBelow(file);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

it('has no page of the panel that tells time by the clock of whoever looks', () => {
  const rooms = fs
    .readdirSync(path.join(ROOT, 'plugins'))
    .map((plugin) => `plugins/${plugin}/admin`)
    .filter((folder) => fs.existsSync(path.join(ROOT, folder)));
  const files = ['src/admin', ...rooms]
    .flatMap(pagesBelow)
    .filter((file) => !file.includes('/kit/clock/') && !BY_THIS_COMPUTER.includes(file));
  expect(files.length).toBeGreaterThan(100);
  const byTheBrowser =
    /resolvedOptions\(\)\.timeZone|toLocale(Date|Time)String\(|\.getHours\(|formatDate\((?![^)]*timeZone)/;
  expect(files.filter((file) => byTheBrowser.test(fs.readFileSync(path.join(ROOT, file), 'utf8')))).toEqual(
    [],
  );
});
