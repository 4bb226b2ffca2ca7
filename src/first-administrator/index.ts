import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const settingsSchema = z.object({
  email: z.email(),
  password: z.string().min(8).max(72),
});

/** What Strapi makes in a database that has no administrator: content API tokens without an end. */
const SEEDED_TOKENS = ['Full Access', 'Read Only'];

/** The part of Strapi's own services that is needed here; they come without types. */
interface AdminUsers {
  exists(): Promise<boolean>;
  create(user: Record<string, unknown>): Promise<unknown>;
}
interface AdminRoles {
  getSuperAdmin(): Promise<{ id: number }>;
}

/** What the program that started this process hears, so that it can show the password once. */
export interface FirstAdministratorMade {
  event: 'first-administrator-made';
  email: string;
}

/**
 * Make the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD, where the database has none.
 * Call while the boot lock is held: two processes that boot at once would make two.
 * @returns whether one was made
 */
export async function ensureFirstAdministrator(strapi: Core.Strapi): Promise<boolean> {
  const settings = strapi.config.get<{ email: string; password: string }>('tracker.firstAdministrator');
  if (!settings.email || !settings.password) return false;
  const users = strapi.service('admin::user') as unknown as AdminUsers;
  if (await users.exists()) return false;
  const checked = settingsSchema.safeParse(settings);
  if (!checked.success) {
    const wrong = checked.error.issues.some(({ path }) => path[0] === 'email');
    throw new Error(
      wrong
        ? 'ADMIN_EMAIL is no e-mail address. Correct it and start again.'
        : 'ADMIN_PASSWORD must have 8 to 72 characters. Correct it and start again.',
    );
  }
  const { email, password } = checked.data;
  const roles = strapi.service('admin::role') as unknown as AdminRoles;
  const role = await roles.getSuperAdmin();
  await users.create({
    firstname: 'Administrator',
    lastname: '',
    email: email.toLowerCase(),
    password,
    registrationToken: null,
    isActive: true,
    roles: [role.id],
    preferedLanguage: 'ru',
  });
  await endSeededTokens(strapi);
  strapi.log.info(`The first administrator is ${email}.`);
  const made: FirstAdministratorMade = { event: 'first-administrator-made', email };
  process.send?.(made);
  return true;
}

/** Take away the tokens that Strapi made by itself: nobody has asked for a key that opens every door. */
async function endSeededTokens(strapi: Core.Strapi): Promise<void> {
  await strapi.db
    .query('admin::api-token')
    .deleteMany({ where: { name: { $in: SEEDED_TOKENS }, lastUsedAt: { $null: true } } });
}
