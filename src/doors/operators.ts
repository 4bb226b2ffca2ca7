import type { Core } from '@strapi/strapi';
import { refuse } from '../refusals';
import type { Doer, Operator, Refusal } from '../tracking/contracts';

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

/** Whose work a scan is. `foreign`: somebody else is named by one who may not do so. */
export interface ResolvedOperator {
  ok: true;
  operator: Operator;
  foreign: boolean;
}

function selfOf(doer: Doer): Operator {
  const { type, id, name } = doer.actor;
  return { id: type === 'operator' ? Number(id) : null, name };
}

/**
 * Settle whose work a scan is. An API token may name anyone, also a person whom this system does not
 * know; a person names somebody else with `correct-others` only, and only an operator of ours.
 * @param named user name, documentId or id; null: nobody is named
 */
export async function resolveOperator(
  directory: OperatorDirectory,
  doer: Doer,
  named: string | null,
): Promise<ResolvedOperator | Refusal> {
  const self = selfOf(doer);
  if (named === null || named === self.name) return { ok: true, operator: self, foreign: false };
  const found = await directory.find(named);
  const operator = found ?? { id: null, name: named };
  if (doer.actor.type === 'api-token') return { ok: true, operator, foreign: false };
  if (found && found.id === self.id) return { ok: true, operator: self, foreign: false };
  if (doer.may !== null && !doer.may.has('correct-others')) return { ok: true, operator, foreign: true };
  return found ? { ok: true, operator, foreign: false } : refuse('operator-not-found', { operator: named });
}
