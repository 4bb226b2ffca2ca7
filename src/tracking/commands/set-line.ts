import { refuse } from '../../refusals';
import type { Proposal, Refusal, SetLineCommand } from '../contracts';
import { circleOf, refuseLine } from '../domain/composition';
import { refuseAct } from '../domain/part-act';
import { proposeForLine } from '../domain/propose';
import {
  readCalled,
  readLinesBelow,
  readNeed,
  readPart,
  readProductLines,
  writeLine,
  type LedgerPart,
  type Session,
} from '../ledger';
import type { ActContext, DecidedAct, PartAct } from './part-act';

async function childOf(
  session: Session,
  parent: LedgerPart,
  { childCode }: SetLineCommand,
): Promise<LedgerPart | Refusal> {
  const { part } = await readPart(session, { code: childCode, scanId: null, reason: null });
  if (!part) return refuse('part-not-found', { partCode: childCode });
  return part.identity.productId === parent.identity.productId ? part : refuse('child-of-other-product');
}

/** A new line to a batch that is alive and does not contain the parent. */
async function refuseNewLine(
  session: Session,
  parent: LedgerPart,
  child: LedgerPart,
): Promise<Refusal | null> {
  if (child.batch.cancelled) return refuse('part-cancelled', { partCode: child.identity.code });
  const lines = await readProductLines(session, parent.identity.productId);
  const circle = circleOf(lines, { parent: parent.identity.partId, child: child.identity.partId });
  return circle && refuse('composition-cycle', { path: await readCalled(session, circle) });
}

async function decide(
  parent: LedgerPart,
  command: SetLineCommand,
  { session }: ActContext,
): Promise<DecidedAct | Refusal> {
  const { factId, quantityPerParent: after, expects, reason } = command;
  const { partId, productId } = parent.identity;
  const child = await childOf(session, parent, command);
  if ('ok' in child) return child;
  const { partId: childId, code } = child.identity;
  const lines = await readLinesBelow(session, [partId]);
  const before = lines.find(({ childPartId }) => childPartId === childId)?.quantity ?? null;
  const refused =
    refuseAct(parent.batch, 'set-line', 'not-needed') ??
    refuseLine({ before, after, expects }) ??
    (before === null ? await refuseNewLine(session, parent, child) : null);
  if (refused) return refused;
  const others = lines
    .filter(({ childPartId }) => childPartId !== childId)
    .map((line) => ({ code: line.code, quantity: line.quantity }));
  const composition = after === null ? others : [...others, { code, quantity: after }];
  const fact = { fact: { kind: 'composition-set' as const }, factId, reason, data: { lines: composition } };
  const lineTold = (quantity: number | null) => ({ child: code, quantityPerParent: quantity });
  return {
    ok: true,
    moves: [{ part: parent, facts: [fact], beside: { before: lineTold(before), after: lineTold(after) } }],
    beside: () => writeLine(session, { productId, parent: partId, child: childId, quantity: after }),
  };
}

async function proposals(session: Session, parent: LedgerPart, command: SetLineCommand): Promise<Proposal[]> {
  const child = await childOf(session, parent, command);
  const need = 'ok' in child ? null : await readNeed(session, child.identity.partId);
  return need ? proposeForLine(parent.identity.code, command.quantityPerParent ?? 0, need) : [];
}

/** Add a line to the bill of materials of a batch, change its quantity or remove it. */
export function setLineAct(command: SetLineCommand): PartAct {
  return {
    command,
    capability: 'edit-composition',
    action: 'set-line',
    kind: 'composition-set',
    content: [command.childCode, command.quantityPerParent, command.expects],
    locksProduct: true,
    decide: (part, context) => decide(part, command, context),
    propose: (part, session) => proposals(session, part, command),
  };
}
