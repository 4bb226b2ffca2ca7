import { createHash, randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Capability, Operator } from '../tracking/contracts';
import { CAPABILITY_ACTIONS } from './capabilities';
import { networkOf } from './client-address';
import type { OperatorRights } from './operator-rights';
import type { Account } from './password-check';
import { roleNameOf } from './role-words';

/** The role of the one account under which all typed names work. */
const ROLE = 'typed-name';

/** Stands before a name that nobody has proved, in every fact and audit entry. */
const MARK = '✎ ';
const ACCOUNT = '✎ typed names';

const MIN_LENGTH = 2;
const MAX_LENGTH = 60;
/** Letters of any script with what stands between them in names; a number behind for two of one name. */
const NAME = /^\p{L}[\p{L}\p{M}\p{N} .'’-]*$/u;

/** No undo: nobody can tell two of one name apart. A foreman takes back. */
const MAY: readonly Capability[] = ['report', 'scrap', 'rework', 'call', 'view-parts'];
const READS = ['api::defect-reason.defect-reason.find', 'api::scan.scan.find', 'api::scan.scan.findOne'];

interface UserService {
  add(values: object): Promise<unknown>;
}

/** Whether work may be reported under a name that is typed, without an account. Off unless `TYPED_NAMES=true`. */
export function areNamesTyped(strapi: Core.Strapi): boolean {
  return strapi.config.get('tracker.typedNames', false);
}

/** A typed name as facts keep it, with its mark; null: this is no name. */
export function markedName(text: string): string | null {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const fits = name.length >= MIN_LENGTH && name.length <= MAX_LENGTH && NAME.test(name);
  return fits ? `${MARK}${name}` : null;
}

/** Sign-ins under typed names are counted per network: each of them, because none can be wrong. */
export function typedNamesKey(address: string | null): string {
  return createHash('sha256')
    .update(`typed names\n${networkOf(address ?? '')}`)
    .digest('base64url');
}

export const isTyped = ({ role }: Pick<OperatorRights, 'role'>): boolean => role?.type === ROLE;

/** What stands in place of the account's name: the one that its session was begun under. */
export function underSessionName(operator: OperatorRights, sessionName: string): OperatorRights {
  return isTyped(operator) ? { ...operator, name: sessionName } : operator;
}

/** Whether this person may work now: who typed a name may while the setting is on. */
export function mayWork(strapi: Core.Strapi, operator: Pick<OperatorRights, 'role'>): boolean {
  return !isTyped(operator) || areNamesTyped(strapi);
}

/**
 * The account of a typed name; null: the setting is off, it is no name, or somebody with an account has it, also in other case
 * or with other spaces.
 */
export async function accountOfTypedName(strapi: Core.Strapi, text: string): Promise<Account | null> {
  const marked = areNamesTyped(strapi) ? markedName(text) : null;
  if (marked === null) return null;
  const { rows }: { rows: unknown[] } = await strapi.db.connection.raw(
    `select 1 from up_users
      where :name in (lower(regexp_replace(btrim(username), '\\s+', ' ', 'g')), lower(email)) limit 1`,
    { name: marked.slice(MARK.length).toLowerCase() },
  );
  if (rows.length > 0) return null;
  const account = (await strapi.db.query('plugin::users-permissions.user').findOne({
    where: { username: ACCOUNT, role: { type: ROLE } },
    select: ['id', 'username', 'blocked'],
  })) as (Account & { blocked: boolean | null }) | null;
  return account && !account.blocked ? { id: account.id, username: marked } : null;
}

/**
 * Whose work a fact under this marked name is; null: it is no such name, or none was ever typed here. Also while the setting is
 * off: what was done before is counted all the same.
 */
export async function typedOperator(strapi: Core.Strapi, marked: string): Promise<Operator | null> {
  if (!marked.startsWith(MARK) || markedName(marked.slice(MARK.length)) !== marked) return null;
  const account = (await strapi.db.query('plugin::users-permissions.user').findOne({
    where: { username: ACCOUNT, role: { type: ROLE } },
    select: ['id'],
  })) as { id: number } | null;
  return account && { id: account.id, name: marked };
}

async function seedRole(strapi: Core.Strapi): Promise<number> {
  const roles = strapi.db.query('plugin::users-permissions.role');
  const found = (await roles.findOne({ where: { type: ROLE }, select: ['id'] })) as { id: number } | null;
  if (found) return found.id;
  const { id } = (await roles.create({
    data: {
      type: ROLE,
      name: roleNameOf(ROLE),
      description: 'Отмечает под введённым именем (TYPED_NAMES). Reports under a typed name.',
    },
  })) as { id: number };
  for (const action of [...MAY.map((one) => CAPABILITY_ACTIONS[one]), ...READS])
    await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: id } });
  return id;
}

/** The role and the account of typed names, once the setting is on; both are the factory's own from then on. */
export async function seedTypedNames(strapi: Core.Strapi): Promise<void> {
  if (!areNamesTyped(strapi)) return;
  const role = await seedRole(strapi);
  const users = strapi.db.query('plugin::users-permissions.user');
  if (await users.findOne({ where: { role: { type: ROLE } }, select: ['id'] })) return;
  const service = strapi.plugin('users-permissions').service('user') as unknown as UserService;
  await service.add({
    ...{ username: ACCOUNT, email: 'typed-names@operators.invalid', provider: 'local' },
    // Nobody signs in as it by a password.
    ...{ password: randomBytes(32).toString('hex'), confirmed: true, blocked: false, role },
  });
}
