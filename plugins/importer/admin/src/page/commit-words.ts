import type { Preview } from '../../../server/src/contracts';
import type { ImportTextKey } from '../texts';

/** What the commit button says, and whether it may be pressed. */
export interface CommitWords {
  key: ImportTextKey;
  values: Record<string, number>;
  enabled: boolean;
}

/** The button says exactly what it does. Pure. */
export function commitWords(
  { summary, duplicates }: Pick<Preview, 'summary' | 'duplicates'>,
  acts: number,
): CommitWords {
  const created = summary.new ?? 0;
  const changed = duplicates === 'update' ? (summary.changed ?? 0) : 0;
  const { errors } = summary;
  if (errors > 0) return { key: 'commit.errors', values: { errors }, enabled: false };
  if (created > 0 && changed > 0) return { key: 'commit.both', values: { created, changed }, enabled: true };
  if (created > 0) return { key: 'commit.create', values: { created }, enabled: true };
  if (changed > 0) return { key: 'commit.change', values: { changed }, enabled: true };
  if (acts > 0) return { key: 'commit.acts', values: { acts }, enabled: true };
  return { key: 'commit.nothing', values: {}, enabled: false };
}

/** Rows that can be left out to get rid of every error; empty where an error concerns the whole file. */
export function rowsWithErrors({ issues, summary }: Pick<Preview, 'issues' | 'summary'>): number[] {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const rows = errors.flatMap(({ row }) => (row === null ? [] : [row]));
  const all = errors.length === summary.errors && rows.length === errors.length;
  return all ? [...new Set(rows)] : [];
}
