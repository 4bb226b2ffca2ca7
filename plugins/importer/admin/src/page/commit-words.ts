import type { Preview } from '../../../server/src/contracts';
import type { ImportTextKey } from '../texts';

/** What the commit button says, and whether it may be pressed. */
export interface CommitWords {
  key: ImportTextKey;
  values: Record<string, number>;
  /** Accepted acts that are told behind it. */
  acts: number;
  enabled: boolean;
}

/**
 * The button says exactly what it does, or what has to be done first. Pure.
 * @param acts accepted ones
 * @param asksOrder the file holds several orders, and nobody has said yet which is meant
 */
export function commitWords(
  { summary, duplicates }: Pick<Preview, 'summary' | 'duplicates'>,
  acts: number,
  asksOrder: boolean,
): CommitWords {
  const created = summary.new ?? 0;
  const changed = duplicates === 'update' ? (summary.changed ?? 0) : 0;
  const { errors } = summary;
  const none = { values: {}, acts: 0, enabled: false };
  if (errors > 0) return { ...none, key: 'commit.errors', values: { errors } };
  if (asksOrder) return { ...none, key: 'commit.order' };
  const some = { acts, enabled: true };
  if (created > 0 && changed > 0) return { ...some, key: 'commit.both', values: { created, changed } };
  if (created > 0) return { ...some, key: 'commit.create', values: { created } };
  if (changed > 0) return { ...some, key: 'commit.change', values: { changed } };
  if (acts > 0) return { key: 'commit.acts', values: { acts }, acts: 0, enabled: true };
  return { ...none, key: 'commit.nothing' };
}

/** The file holds several orders, one was taken, and nobody has said yet that it is the one that is meant. */
export function asksOrder({
  executions,
  executionsAre,
  options,
}: Pick<Preview, 'executions' | 'executionsAre' | 'options'>): boolean {
  return executionsAre === 'orders' && executions.length > 1 && options.execution === undefined;
}

/** Whether leaving rows out can get rid of every error: none of those that are listed concerns the whole file. */
export function mayLeaveErrorsOut({ issues, summary }: Pick<Preview, 'issues' | 'summary'>): boolean {
  const listed = issues.filter(({ severity }) => severity === 'error');
  return summary.errors > 0 && listed.every(({ row }) => row !== null);
}
