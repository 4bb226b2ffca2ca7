import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';

/** `АБВГ.301.000СБ`: the drawing of the assembly, by which lists call the assembly too. */
const DRAWING = /\s?СБ$/;

/** The designation without the code of a drawing. */
export function withoutDrawing(designation: string): string {
  return designation.replace(DRAWING, '');
}

/**
 * The rows of assemblies under the designations of their headings, where one of both bears the code of its drawing and the
 * other does not, and nothing else is called so. Each is told. Pure.
 * @param headings the rows that head a list of parts
 */
export function withHeadingsOfDrawings(
  rows: readonly BomRow[],
  headings: ReadonlySet<BomRow>,
): { rows: BomRow[]; issues: RawIssue[] } {
  const headed = new Map<string, string | null>();
  const counted = new Set<string>();
  for (const row of rows) {
    const { designation } = row;
    if (designation === null) continue;
    if (!headings.has(row)) counted.add(designation);
    else {
      const bare = withoutDrawing(designation);
      // Two headings that differ in the drawing alone are two assemblies.
      headed.set(bare, (headed.get(bare) ?? designation) === designation ? designation : null);
    }
  }
  const issues: RawIssue[] = [];
  const found = rows.map((row) => {
    const { designation } = row;
    if (designation === null || headings.has(row)) return row;
    const heading = headed.get(withoutDrawing(designation)) ?? null;
    if (heading === null || heading === designation || counted.has(heading)) return row;
    issues.push(
      hint('assembly-by-drawing', { row: row.row, value: designation, details: { taken: heading } }),
    );
    return { ...row, designation: heading };
  });
  return { rows: found, issues };
}
