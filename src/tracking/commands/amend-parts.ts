import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { refuse } from '../../refusals';
import { MAX_QUANTITY, type AmendPart, type AmendPartsCommand, type Doer, type Refusal } from '../contracts';
import {
  appendBomLines,
  appendPartFacts,
  lockAmended,
  lockProduct,
  readLinesBelow,
  readNeedsOf,
  removeBomLines,
  replaceNeeds,
  setLineQuantities,
  setRequirements,
  type AmendedPart,
  type LineBelow,
  type NewMaterialNeed,
  type NewPartFact,
  type Session,
} from '../ledger';

/** One act amends at most so many batches. */
const MAX_AMENDED_PARTS = 100_000;

interface Amendment {
  part: AmendedPart;
  required: number;
  added: LineBelow[];
  altered: LineBelow[];
  removed: Pick<LineBelow, 'parentPartId' | 'childPartId'>[];
  /** All needs of the batch; null: as before. */
  materials: NewMaterialNeed[] | null;
  facts: NewPartFact[];
}

interface Context {
  doer: Doer;
  at: string;
  importId: string | null;
  /** `{ importFile }` for the data of facts, or nothing. */
  source: { importFile?: string };
}

/** Broken callers, not refusals: the importer has checked what the file says. */
function checkCommand({ parts }: AmendPartsCommand): void {
  if (parts.length > MAX_AMENDED_PARTS)
    throw new RangeError(`An amendment names at most ${MAX_AMENDED_PARTS} parts.`);
  if (new Set(parts.map(({ partId }) => partId)).size !== parts.length)
    throw new RangeError('An amendment names each part once.');
  for (const { partId, required, lines } of parts) {
    const counts = [
      ...(required === null ? [] : [required]),
      ...lines.map(({ quantity }) => (quantity ?? 1) - 1),
    ];
    if (!counts.every((count) => Number.isInteger(count) && count >= 0 && count <= MAX_QUANTITY))
      throw new RangeError(`The quantities of part ${partId} are out of range.`);
  }
}

function fact(
  part: AmendedPart,
  revision: number,
  { doer, at, importId }: Context,
  content: Pick<NewPartFact, 'kind'> & Partial<NewPartFact>,
): NewPartFact {
  return {
    factId: randomUUID(),
    partId: part.partId,
    revision,
    partCode: part.code,
    partDesignation: part.designation,
    partName: part.name,
    quantity: null,
    routeId: null,
    routeName: null,
    labelCode: null,
    importId,
    data: null,
    reason: null,
    actor: doer.actor,
    at,
    contentHash: null,
    requestId: doer.requestId,
    address: doer.address,
    ...content,
  };
}

/** What a batch is made of before an amendment. */
interface Below {
  lines: readonly LineBelow[];
  needs: readonly NewMaterialNeed[];
}

/** Needs as a fact names them. */
function told(needs: readonly NewMaterialNeed[]): Omit<NewMaterialNeed, 'partId'>[] {
  return needs.map(({ name, quantity, unit }) => ({ name, quantity, unit }));
}

/** The needs that are wished, or null where the batch has just these. */
function differingNeeds(
  { partId }: AmendedPart,
  { materials }: AmendPart,
  before: readonly NewMaterialNeed[],
): NewMaterialNeed[] | null {
  if (!materials) return null;
  const wished = materials.map((need) => ({ ...need, partId }));
  const texts = [told(wished), told(before)].map((needs) => needs.map((need) => JSON.stringify(need)).sort());
  return isDeepStrictEqual(texts[0], texts[1]) ? null : wished;
}

function amend(
  part: AmendedPart,
  wish: AmendPart,
  { lines: before, needs }: Below,
  codes: ReadonlyMap<number, string>,
  context: Context,
): Amendment {
  const { required, lines } = wish;
  const composition = new Map(before.map((line) => [line.childPartId, line]));
  const differing = lines.filter(
    ({ childPartId, quantity }) => (composition.get(childPartId)?.quantity ?? null) !== quantity,
  );
  const changed = differing.flatMap(({ childPartId, quantity }): LineBelow[] => {
    const code = codes.get(childPartId) ?? '';
    return quantity === null ? [] : [{ childPartId, quantity, parentPartId: part.partId, code }];
  });
  const removed = differing
    .filter(({ quantity }) => quantity === null)
    .map(({ childPartId }) => ({ childPartId, parentPartId: part.partId }));
  const added = changed.filter(({ childPartId }) => !composition.has(childPartId));
  const altered = changed.filter(({ childPartId }) => composition.has(childPartId));
  for (const line of changed) composition.set(line.childPartId, line);
  for (const { childPartId } of removed) composition.delete(childPartId);
  const facts: NewPartFact[] = [];
  if (required !== null && required !== part.required) {
    const data = { before: part.required, ...context.source };
    facts.push(fact(part, part.revision + 1, context, { kind: 'required-set', quantity: required, data }));
  }
  if (differing.length > 0) {
    const all = [...composition.values()].map(({ code, quantity }) => ({ code, quantity }));
    const data = { lines: all, ...context.source };
    facts.push(fact(part, part.revision + facts.length + 1, context, { kind: 'composition-set', data }));
  }
  const materials = differingNeeds(part, wish, needs);
  if (materials) {
    const data = { materials: told(materials), ...context.source };
    facts.push(fact(part, part.revision + facts.length + 1, context, { kind: 'materials-set', data }));
  }
  return { part, required: required ?? part.required, added, altered, removed, materials, facts };
}

/** Codes of the children; they are batches of the same product, or there is nothing to hang a line on. */
async function childCodes(
  session: Session,
  { productId, parts }: AmendPartsCommand,
): Promise<Map<number, string> | null> {
  // A line may go whatever has become of its child.
  const kept = parts.flatMap(({ lines }) => lines.filter(({ quantity }) => quantity !== null));
  const ids = [...new Set(kept.map(({ childPartId }) => childPartId))];
  const children = await lockAmended(session, productId, ids);
  if (children.length !== ids.length) return null;
  return new Map(children.map(({ partId, code }) => [partId, code]));
}

function byPart<Row>(rows: readonly Row[], partOf: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const own = groups.get(partOf(row));
    if (own) own.push(row);
    else groups.set(partOf(row), [row]);
  }
  return groups;
}

async function append(session: Session, productId: number, amendments: readonly Amendment[]): Promise<void> {
  const done = amendments.filter(({ facts }) => facts.length > 0);
  await setRequirements(
    session,
    done.map(({ part, required, facts }) => ({
      partId: part.partId,
      required,
      revision: part.revision + facts.length,
    })),
  );
  const added = done.flatMap((amendment) => amendment.added);
  await appendBomLines(
    session,
    added.map(({ parentPartId, childPartId, quantity }) => ({
      productId,
      parentPartId,
      childPartId,
      quantity,
    })),
  );
  await setLineQuantities(
    session,
    done.flatMap(({ altered }) => altered),
  );
  await removeBomLines(
    session,
    done.flatMap(({ removed }) => removed),
  );
  const needing = done.flatMap(({ part, materials }) =>
    materials ? [{ partId: part.partId, materials }] : [],
  );
  await replaceNeeds(session, needing);
  await appendPartFacts(
    session,
    done.flatMap(({ facts }) => facts),
  );
}

/**
 * Amend required quantities, lines and needs of materials of batches of one product, inside the caller's transaction.
 * What is said already stays as it is and makes no fact.
 * @throws RangeError for a command that its caller should not have made
 */
export async function amendPartsCommand(
  session: Session,
  command: AmendPartsCommand,
  doer: Doer,
  now: Date,
): Promise<{ ok: true; amended: number } | Refusal> {
  checkCommand(command);
  const product = await lockProduct(session, command.productId);
  if (!product) return refuse('product-not-found');
  if (product.cancelled) return refuse('product-cancelled');
  const ids = command.parts.map(({ partId }) => partId);
  const locked = await lockAmended(session, command.productId, ids);
  const codes = await childCodes(session, command);
  if (locked.length !== ids.length || codes === null) return refuse('part-not-found');
  const lines = byPart(await readLinesBelow(session, ids), ({ parentPartId }) => parentPartId);
  const needing = command.parts.filter(({ materials }) => materials).map(({ partId }) => partId);
  const needs = byPart(await readNeedsOf(session, needing), ({ partId }) => partId);
  const wishes = new Map(command.parts.map((part) => [part.partId, part]));
  const { importId, importFile } = command;
  const context = { doer, at: now.toISOString(), importId, source: importFile ? { importFile } : {} };
  const amendments = locked.flatMap((part) => {
    const wish = wishes.get(part.partId);
    const below = { lines: lines.get(part.partId) ?? [], needs: needs.get(part.partId) ?? [] };
    return wish ? [amend(part, wish, below, codes, context)] : [];
  });
  await append(session, command.productId, amendments);
  return { ok: true, amended: amendments.filter(({ facts }) => facts.length > 0).length };
}
