import { isDeepStrictEqual } from 'node:util';
import type { AuditEntry } from '../../audit';
import type { Capability, Doer, HoldView, PartActCommand, Proposal, Refusal } from '../contracts';
import { quantityInProduction, statusOf, totalWaiting } from '../domain/batch';
import { applyChange, NO_CHANGE, type BatchChange } from '../domain/batch-change';
import { changeOf, type PartActFact } from '../domain/part-act';
import type { ActToAppend, LedgerPart, NewPartFact, PartFactKind, Session } from '../ledger';
import { contentHash } from './content-hash';

/** A fact of an act: what the rules know of it, and what else its row says. */
export interface ActFact {
  fact: PartActFact;
  factId: string;
  row?: Pick<NewPartFact, 'labelCode'> | Pick<NewPartFact, 'otherPartId'>;
  data?: Record<string, unknown>;
  reason: string | null;
}

/** What an act does to one batch. */
export interface BatchMove {
  part: LedgerPart;
  /** In the order of their revisions. */
  facts: ActFact[];
  /** The hold that begins. */
  hold?: HoldView;
  /** The label code that becomes valid. */
  code?: string;
  /** What changes beside the batch itself, for the audit log. */
  beside?: { before: Record<string, unknown>; after: Record<string, unknown> };
}

/** What was decided: the batches that it moves, the one that was addressed first. */
export interface DecidedAct {
  ok: true;
  moves: [BatchMove, ...BatchMove[]];
  /** Writes rows beside the batches, in the same transaction and before their facts. */
  beside?: () => Promise<void>;
  /** Batches that the act launches; they are announced. */
  launched?: number;
  lot?: { code: string };
  returnedTo?: { code: string };
}

/** One act on one batch, as its file in this room describes it. */
export interface PartAct {
  command: PartActCommand;
  capability: Capability;
  /** `withdraw-pieces`: what the audit log calls it. */
  action: string;
  /** The kind of the fact that carries the command's id. */
  kind: PartFactKind;
  /** What it says beside the batch, in one fixed order. */
  content: readonly unknown[];
  /** Acts on one product take turns; for those that number lots. */
  locksProduct?: boolean;
  /** Decide against one reading of the batch. May read more, in the session of the act. */
  decide(part: LedgerPart, context: ActContext): DecidedAct | Refusal | Promise<DecidedAct | Refusal>;
  /** What it suggests for child batches once it stands; without it, what follows from a changed quantity. */
  propose?(part: LedgerPart, session: Session): Promise<Proposal[]>;
}

/** What an act knows beside its batch. */
export interface ActContext {
  session: Session;
  doer: Doer;
  /** ISO 8601 in UTC. */
  at: string;
}

/** What an act says, so that the same id with another content is told apart. */
export function actHash({ kind, content, command }: PartAct, partId: number): string {
  return contentHash([partId, kind, ...content, command.reason]);
}

/** The data that a fact must carry so that the batch can be rebuilt from it. */
function dataOf({ fact, data }: ActFact): Record<string, unknown> | null {
  if (fact.kind === 'cancelled') return { ...data, withdrawn: fact.withdrawn };
  if (fact.kind === 'split-reversed') return { ...data, at: fact.at };
  return data ?? null;
}

function quantityOf(fact: PartActFact): number | null {
  if (fact.kind === 'cancelled') return changeOf(fact).withdrawn;
  return 'quantity' in fact ? fact.quantity : null;
}

interface RowContext {
  part: LedgerPart;
  doer: Doer;
  at: string;
  hash: string;
  revision: number;
}

function factRow(act: ActFact, { part, doer, at, hash, revision }: RowContext): NewPartFact {
  const { identity } = part;
  return {
    factId: act.factId,
    kind: act.fact.kind,
    partId: identity.partId,
    revision,
    partCode: identity.code,
    partDesignation: identity.designation,
    partName: identity.name,
    quantity: quantityOf(act.fact),
    operationNumber: 'operation' in act.fact ? act.fact.operation : null,
    routeId: null,
    routeName: null,
    labelCode: null,
    importId: null,
    data: dataOf(act),
    reason: act.reason,
    actor: doer.actor,
    at,
    contentHash: hash,
    requestId: doer.requestId,
    address: doer.address,
    ...act.row,
  };
}

/** All facts of an act on one batch as one change. */
function together(changes: readonly BatchChange[]): BatchChange {
  return changes.reduce(
    (sum, change) => ({
      launched: sum.launched + change.launched,
      unrouted: sum.unrouted + change.unrouted,
      withdrawn: sum.withdrawn + change.withdrawn,
      splitOut: sum.splitOut + change.splitOut,
      waiting: [...sum.waiting, ...change.waiting],
      becomes: change.becomes ?? sum.becomes,
    }),
    NO_CHANGE,
  );
}

/** The batch after a move. */
export function partAfter({ part, facts, hold, code }: BatchMove): LedgerPart {
  const { identity } = part;
  const batch = facts.reduce((before, { fact }) => applyChange(before, changeOf(fact)), part.batch);
  const held = batch.held ? (hold ?? identity.hold) : null;
  return { identity: { ...identity, hold: held, code: code ?? identity.code }, batch };
}

/** What the audit log compares before and after. */
function auditedFields({ identity, batch }: LedgerPart): Record<string, unknown> {
  return {
    quantity: quantityInProduction(batch),
    launched: batch.launched,
    unrouted: batch.unrouted,
    waiting: totalWaiting(batch),
    withdrawn: batch.withdrawn,
    splitOut: batch.splitOut,
    status: statusOf(batch),
    hold: identity.hold,
    label: identity.code,
  };
}

function changedFields(before: LedgerPart, after: LedgerPart) {
  const [was, is] = [auditedFields(before), auditedFields(after)];
  const changed = Object.keys(was).filter((key) => !isDeepStrictEqual(was[key], is[key]));
  const only = (all: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, all[key]]));
  return { before: only(was), after: only(is) };
}

function auditOf(action: string, move: BatchMove, after: LedgerPart, { doer, at }: ActContext): AuditEntry {
  const { identity } = move.part;
  const [first] = move.facts;
  const changed = changedFields(move.part, after);
  return {
    at,
    actor: doer.actor,
    action,
    category: 'parts',
    subjectType: 'part',
    subjectId: identity.code,
    subjectName: identity.designation ?? identity.name,
    difference: {
      before: { ...changed.before, ...move.beside?.before },
      after: { ...changed.after, ...move.beside?.after },
      factId: first?.factId ?? null,
      reason: first?.reason ?? null,
    },
    address: doer.address,
    requestId: doer.requestId,
  };
}

/** The rows that a move makes, to be appended at the revision that it was decided on. */
export function rowsOfMove(action: string, move: BatchMove, hash: string, context: ActContext): ActToAppend {
  const { part, facts } = move;
  const { doer, at } = context;
  const decidedOn = part.batch.revision;
  const after = partAfter(move);
  return {
    partId: part.identity.partId,
    decidedOn,
    change: together(facts.map(({ fact }) => changeOf(fact))),
    statusAfter: statusOf(after.batch),
    holdAfter: after.identity.hold,
    codeAfter: after.identity.code,
    facts: facts.map((fact, index) =>
      factRow(fact, { part, doer, at, hash, revision: decidedOn + 1 + index }),
    ),
    audit: auditOf(action, move, after, context),
  };
}
