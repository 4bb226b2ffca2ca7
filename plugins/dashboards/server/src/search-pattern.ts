/** A text as a pattern of `ilike` that finds it anywhere; its own `%`, `_` and `\` mean themselves. */
export function patternOf(search: string): string {
  return `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}
