import { appendAudit } from '../../audit';
import { refuse } from '../../refusals';
import type { Doer, Refusal, SetResponsibleCommand, SetResponsibleResult } from '../contracts';
import { announce } from '../events';
import {
  appendPartEvents,
  lockInCharge,
  readParts,
  readPerson,
  writeResponsible,
  type PartInCharge,
  type Responsible,
  type Session,
} from '../ledger';
import { operationViews, partView } from '../views';
import type { Engine } from './engine';

/** One act changes at most so many batches. */
export const MAX_RESPONSIBLE_PARTS = 1000;

interface Context {
  doer: Doer;
  /** ISO 8601 in UTC. */
  at: string;
}

/**
 * Note who answers for these batches now, and who did before: in their history and in the audit log.
 * The caller has changed it, or changes it, in the same transaction.
 */
export async function noteResponsible(
  session: Session,
  parts: readonly PartInCharge[],
  after: Responsible | null,
  { doer, at }: Context,
): Promise<void> {
  const events = parts.map(({ partId, responsible: before }) => ({
    partId,
    kind: 'responsible-set' as const,
    data: { before, after },
  }));
  await appendPartEvents(session, events, { doer, at });
  for (const { code, designation, name, responsible } of parts) {
    await appendAudit(session, {
      at,
      actor: doer.actor,
      action: 'set-responsible',
      category: 'parts',
      subjectType: 'part',
      subjectId: code,
      subjectName: designation ?? name,
      difference: { before: responsible, after },
      address: doer.address,
      requestId: doer.requestId,
    });
  }
}

async function change(
  session: Session,
  { codes, userId }: SetResponsibleCommand,
  context: Context,
): Promise<SetResponsibleResult | Refusal> {
  const person = userId === null ? null : await readPerson(session, userId);
  if (userId !== null && !person) return refuse('operator-not-found');
  const parts = await lockInCharge(session, codes);
  const known = new Set(parts.flatMap(({ asked }) => asked));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length > 0) return refuse('part-not-found', { codes: unknown.slice(0, 20) });
  const others = parts.filter(({ responsible }) => responsible?.id !== person?.id);
  if (others.length > 0) {
    await writeResponsible(
      session,
      others.map(({ partId }) => partId),
      userId,
    );
    await noteResponsible(session, others, person, context);
  }
  const changed = others.map(({ code }) => code);
  const before = new Set(changed);
  const unchanged = parts.map(({ code }) => code).filter((code) => !before.has(code));
  return { ok: true, responsible: person, changed, unchanged };
}

async function announceChanged(engine: Engine, codes: readonly string[]): Promise<void> {
  const found = await readParts(
    engine.session,
    codes.map((code) => ({ code, scanId: null, reason: null })),
  );
  for (const { part } of found) {
    if (!part) continue;
    const { identity, batch } = part;
    const { productId } = identity;
    const [view, operations] = [partView(identity, batch), operationViews(batch)];
    announce({ name: 'part.changed', productId, part: view, operations });
  }
}

/**
 * Change who answers for batches, all in one transaction. What is so already stays and is not noted.
 * @throws RangeError for more than `MAX_RESPONSIBLE_PARTS` codes; the door has counted them
 */
export async function setResponsibleCommand(
  engine: Engine,
  command: SetResponsibleCommand,
  doer: Doer,
): Promise<SetResponsibleResult | Refusal> {
  if (command.codes.length > MAX_RESPONSIBLE_PARTS)
    throw new RangeError(`One act changes at most ${MAX_RESPONSIBLE_PARTS} batches.`);
  if (doer.may !== null && !doer.may.has('set-responsible'))
    return refuse('not-permitted', { capability: 'set-responsible' });
  const context = { doer, at: engine.now().toISOString() };
  const result = await engine.transaction((session) => change(session, command, context));
  if (result.ok) await announceChanged(engine, result.changed);
  return result;
}
