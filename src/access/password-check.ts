import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';

interface UserService {
  validatePassword(password: string, hash: string): Promise<boolean>;
  ensureHashedPasswords(values: { password: string }): Promise<{ password: string }>;
}

/** An account that may sign in with this password. */
export interface Account {
  id: number;
  username: string;
}

interface AccountRow extends Account {
  password: string | null;
  blocked: boolean | null;
}

const decoys = new WeakMap<Core.Strapi, Promise<string>>();

function userService(strapi: Core.Strapi): UserService {
  return strapi.plugin('users-permissions').service('user') as unknown as UserService;
}

/** The hash of a password that nobody has, as costly to check as a real one. */
function decoyHash(strapi: Core.Strapi): Promise<string> {
  let decoy = decoys.get(strapi);
  if (!decoy) {
    decoy = userService(strapi)
      .ensureHashedPasswords({ password: randomUUID() })
      .then(({ password }) => password);
    decoys.set(strapi, decoy);
  }
  return decoy;
}

/** Phones begin names with a capital letter: an exact name wins, else the only one that differs in case. */
async function findAccount(strapi: Core.Strapi, identifier: string): Promise<AccountRow | null> {
  const found = (await strapi.db.query('plugin::users-permissions.user').findMany({
    where: { $or: [{ username: { $eqi: identifier } }, { email: { $eqi: identifier } }] },
    select: ['id', 'username', 'password', 'blocked'],
    limit: 3,
  })) as AccountRow[];
  const exact = found.find(({ username }) => username === identifier);
  return exact ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/** Get ready, so that the first refusal takes no longer than the others. */
export async function prepareDecoy(strapi: Core.Strapi): Promise<void> {
  await decoyHash(strapi);
}

/**
 * The account of this name, if the password is its own and it is not blocked. An unknown name costs
 * the same time as a wrong password: another hash is checked instead.
 */
export async function checkPassword(
  strapi: Core.Strapi,
  identifier: string,
  password: string,
): Promise<Account | null> {
  const account = await findAccount(strapi, identifier);
  const hash = account?.password || (await decoyHash(strapi));
  const matches = await userService(strapi).validatePassword(password, hash);
  if (!matches || !account?.password || account.blocked) return null;
  return { id: account.id, username: account.username };
}
