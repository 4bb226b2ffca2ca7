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

/** Whether leaving rows out can get rid of every error: none of those that are listed concerns the whole file. */
export function mayLeaveErrorsOut({ issues, summary }: Pick<Preview, 'issues' | 'summary'>): boolean {
  const listed = issues.filter(({ severity }) => severity === 'error');
  return summary.errors > 0 && listed.every(({ row }) => row !== null);
}
