import { isDeepStrictEqual } from 'node:util';
import type { Refusal } from '../../../../../src/tracking/contracts';
import { refuse } from '../../../../../src/refusals';
import type { Choice } from '../apart/desk-talk';
import type { PreviewOptions, ProposedAct, RowName } from '../contracts';
import type { Existing } from '../plan/existing';
import type { Plan } from '../plan/plan';
import { outdatedKeys } from '../plan/writes';
import { prepare, type Prepared } from '../prepare';
import { rowName, rowNumbers } from '../table/rows-of-sheets';
import { sheetsRead, type Bom } from '../understand';

const MAX_NAMED = 20;

/** Rows that a refusal names. */
function rowsOf(told: readonly { row: number | null }[], { bom }: Prepared): RowName[] {
  const rows = [...new Set(told.flatMap(({ row }) => (row === null ? [] : [row])))].slice(0, MAX_NAMED);
  const sheets = sheetsRead(bom);
  return rows.map((row) => rowName(sheets, row));
}

function refusalOf(prepared: Prepared, seen: Prepared, accept: readonly string[]): Refusal | null {
  // What the database has gained since is outdated, not wrong in the file.
  const keys = outdatedKeys(seen.plan, prepared.plan, accept);
  if (keys === null) return refuse('preview-outdated', { product: prepared.plan.product.designation });
  if (keys.length > 0)
    return refuse('preview-outdated', { parts: keys.slice(0, MAX_NAMED).map((key) => key.slice(2)) });
  const refused = seen.plan.proposals.filter(({ id }) => accept.includes(id) && id in seen.plan.refusals);
  if (refused.length > 0)
    return refuse('preview-has-errors', { errors: refused.length, rows: rowsOf(refused, seen) });
  const errors = prepared.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    return refuse('preview-has-errors', { errors: errors.length, rows: rowsOf(errors, prepared) });
  return null;
}

/** The proposals that a person accepted, in the order of the plan; what stands no more was refused before. */
export function acceptedOf({ proposals }: Plan, accept: readonly string[]): ProposedAct[] {
  const wanted = new Set(accept);
  return proposals.filter(({ id }) => wanted.has(id));
}

/**
 * What a commit would do now, or why it must not: it would do something else than a person has seen. Pure.
 * @param seen what existed when the preview was made
 */
export function planCommit(
  bom: Bom,
  options: PreviewOptions,
  { seen, now }: { seen: Existing; now: Existing },
  { exclude: leftOut, accept }: Choice,
): Prepared | Refusal {
  const exclude = rowNumbers(sheetsRead(bom), leftOut);
  const before = prepare(bom, options, seen, exclude, accept);
  // Mostly nothing has happened since the preview, and the plan is the one that was looked at.
  const prepared = isDeepStrictEqual(now, seen) ? before : prepare(bom, options, now, exclude, accept);
  return refusalOf(prepared, before, accept) ?? prepared;
}
