import type { Core } from '@strapi/strapi';
import type { ClaimedSession, Colleague } from '../access';
import { refuse } from '../refusals';
import type { Doer, Operator, Refusal, Rights } from '../tracking/contracts';

const USER = 'plugin::users-permissions.user';

/** Names remembered at once; an integration of a factory names fewer people. */
export const MAX_REMEMBERED_OPERATORS = 1000;

/** Another process may rename an operator; for so long its old name may still be written. */
const REMEMBER_MS = 10_000;

/** PostgreSQL's type of ids. */
const MAX_ID = 2_147_483_647;

/** Finds the operators that requests name. */
export interface OperatorDirectory {
  /** By user name, else documentId, else id; null where nobody is called so. */
  find(named: string): Promise<Operator | null>;
}

interface UserRow {
  id: number;
  documentId: string;
  username: string;
}

function idOf(named: string): number | null {
  const id = /^\d{1,10}$/.test(named) ? Number(named) : 0;
  return id >= 1 && id <= MAX_ID ? id : null;
}

async function readOperator(strapi: Core.Strapi, named: string): Promise<Operator | null> {
  const id = idOf(named);
  const users = (await strapi.db.query(USER).findMany({
    select: ['id', 'documentId', 'username'],
    where: { $or: [{ username: named }, { documentId: named }, ...(id === null ? [] : [{ id }])] },
    limit: 3,
  })) as UserRow[];
  const user =
    users.find(({ username }) => username === named) ??
    users.find(({ documentId }) => documentId === named) ??
    users[0];
  return user ? { id: user.id, name: user.username } : null;
}

/** Only people who exist are remembered, so that a flood of invented names pushes nothing out. */
class RememberingDirectory implements OperatorDirectory {
  private readonly remembered = new Map<string, { operator: Operator; untilMs: number }>();

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly nowMs: () => number,
  ) {}

  async find(named: string): Promise<Operator | null> {
    const known = this.remembered.get(named);
    if (known && known.untilMs > this.nowMs()) return known.operator;
    const operator = await readOperator(this.strapi, named);
    if (operator) {
      if (this.remembered.size >= MAX_REMEMBERED_OPERATORS) this.remembered.clear();
      this.remembered.set(named, { operator, untilMs: this.nowMs() + REMEMBER_MS });
    }
    return operator;
  }

  forget(): void {
    this.remembered.clear();
  }
}

/** The directory of this Strapi's operators; a change made in this process is seen at once. */
export function operatorDirectory(strapi: Core.Strapi, nowMs: () => number = Date.now): OperatorDirectory {
  const directory = new RememberingDirectory(strapi, nowMs);
  const forget = () => directory.forget();
  strapi.db.lifecycles.subscribe({
    models: [USER],
    afterUpdate: forget,
    afterUpdateMany: forget,
    afterDelete: forget,
    afterDeleteMany: forget,
  });
  return directory;
}

/** What a request says of whose work it is, and of when and where it was done. */
export interface Claim {
  /** User name, documentId or id; null: nobody is named. */
  named: string | null;
  /** The session in which it was done; null: none is named. */
  madeIn: string | null;
  /** The kept report that it settles; null: none. */
  settles: string | null;
  /** When it was done by our clock, in milliseconds since 1970. */
  atMs: number;
}

/** Finds out whose session on a device some work was done in. */
export type FindColleague = (claim: ClaimedSession) => Promise<Colleague | null>;

/** Who can say whose work something is. */
export interface Witnesses {
  operators: OperatorDirectory;
  findColleague: FindColleague;
  /** Whoever typed this name, if the kept report was made under it; null: it was not. */
  findTypedMaker(scanId: string, named: string): Promise<Operator | null>;
}

/** Whose work a scan is. */
export interface ResolvedOperator {
  operator: Operator;
  /** Why nothing new can be recorded in this name; what was accepted is told again all the same. */
  refusal: Refusal | null;
  /** A person with the right to correct others reports for somebody else. */
  onBehalf?: boolean;
  /** By whose rights it is judged where that is not the sender. */
  rights?: Rights;
}

function selfOf(doer: Doer): Operator {
  const { type, id, name } = doer.actor;
  return { id: type === 'operator' ? Number(id) : null, name };
}

/** A colleague who did the work on the sender's own device, in a session that was open then. */
async function colleagueOf(
  find: FindColleague,
  { sessionId }: Doer,
  { madeIn, atMs, named }: Claim,
  found: Operator | null,
): Promise<ResolvedOperator | null> {
  if (sessionId === undefined || madeIn === null) return null;
  const colleague = await find({ sessionId, madeIn, atMs });
  if (!colleague || (found?.id !== colleague.id && named !== colleague.nameThen)) return null;
  const { id, name, may, stageIds } = colleague;
  return { operator: { id, name }, refusal: null, rights: { may, stageIds } };
}

/**
 * Settle whose work a scan is. An API token may name anyone, also a person whom this system does not
 * know; a person names somebody else with `correct-others` only, and only an operator of ours or the typed name under which
 * the report was made that is settled; a device that several people use names who was signed in there.
 */
export async function resolveOperator(
  witnesses: Witnesses,
  doer: Doer,
  claim: Claim,
): Promise<ResolvedOperator> {
  const self: ResolvedOperator = { operator: selfOf(doer), refusal: null };
  const { named, settles } = claim;
  if (named === null || named === self.operator.name) return self;
  const found = await witnesses.operators.find(named);
  const operator = found ?? { id: null, name: named };
  if (doer.actor.type === 'api-token') return { operator, refusal: null };
  if (found && found.id === self.operator.id) return self;
  const colleague = await colleagueOf(witnesses.findColleague, doer, claim, found);
  if (colleague) return colleague;
  if (doer.may !== null && !doer.may.has('correct-others')) {
    return { operator, refusal: refuse('not-permitted', { capability: 'correct-others' }) };
  }
  if (found) return { operator, refusal: null, onBehalf: true };
  const typed = settles === null ? null : await witnesses.findTypedMaker(settles, named);
  const refusal = typed ? null : refuse('operator-not-found', { operator: named });
  return { operator: typed ?? operator, refusal, onBehalf: true };
}
