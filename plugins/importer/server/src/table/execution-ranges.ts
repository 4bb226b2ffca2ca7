/** `-01…-05`, `01...05`, `-01 - -05`: the first and the last of several executions. */
const RANGE = /^[-–—]?(\d{2,3})\s?(?:\.{2,3}|…|\s[-–—]\s)\s?[-–—]?(\d{2,3})$/;
/** No product has more executions. */
const MAX_EXECUTIONS = 100;

/** The numbers of executions that a text gives by the first and the last of them; null: it is no range. Pure. */
export function executionsOfRange(text: string): string[] | null {
  if (text.length > 20) return null;
  const [, first = '', last = ''] = RANGE.exec(text) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === '' || first.length !== last.length || count < 2 || count > MAX_EXECUTIONS) return null;
  return Array.from({ length: count }, (_, index) =>
    String(Number(first) + index).padStart(first.length, '0'),
  );
}
