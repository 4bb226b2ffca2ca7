/** Codes of more steps are no positions. */
const LONGEST = 24;
const CODE = /^\d{2,24}$/;

/** How many digits of each code are one step, `01`, `0101`, `010102`; null: they are no codes of steps. */
function widthOf(codes: readonly string[]): number | null {
  let width = LONGEST;
  let isNested = false;
  for (const code of codes) {
    // Row numbers are told apart by the first of them.
    if (!CODE.test(code)) return null;
    isNested ||= code.length > width;
    width = Math.min(width, code.length);
  }
  if (!isNested || width > 3) return null;
  const known = new Set(codes);
  const nested = codes.filter(({ length }) => length > width);
  const stands = (code: string): boolean => code.length % width === 0 && known.has(code.slice(0, -width));
  return nested.length > 1 && nested.every(stands) ? width : null;
}

/** Whether codes of two or three digits for each step name those above them. Pure. */
export function areSteppedCodes(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length && widthOf(codes) !== null;
}

/** The steps of codes that are written without a sign between them: `010102` as [1, 1, 2]; null: they are none. Pure. */
export function stepsOfCodes(codes: readonly string[]): ((code: string) => number[]) | null {
  const width = widthOf(codes);
  if (width === null) return null;
  return (code) =>
    Array.from({ length: code.length / width }, (_, at) => Number(code.slice(at * width, (at + 1) * width)));
}
