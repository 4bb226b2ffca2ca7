import type { RawIssue } from '../issues/issue';

/** Issues of words: the same unknown word is told in its first row only. Pure. */
export function toldOnce(issues: readonly RawIssue[]): RawIssue[] {
  const told = new Set<string | null>();
  return issues.filter(({ code, value }) => {
    if (code !== 'kind-unknown') return true;
    const isNew = !told.has(value);
    told.add(value);
    return isNew;
  });
}
