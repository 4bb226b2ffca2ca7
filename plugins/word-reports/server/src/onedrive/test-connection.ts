import { z } from 'zod';
import type { OneDriveTest } from '../../../contracts';
import { asked, type Connection } from './connection';
import { browserAddress } from './paths';
import { problemOf, thrown } from './problem';

const drive = z.object({
  webUrl: z.string().optional(),
  owner: z.object({ user: z.object({ displayName: z.string() }).partial().optional() }).optional(),
});

const application = z.object({
  passwordCredentials: z.array(
    z.object({ hint: z.string().nullish(), endDateTime: z.string(), displayName: z.string().nullish() }),
  ),
});

const HINT_CHARACTERS = 3;

/**
 * When the secret in use expires. Microsoft tells it only to applications that may read themselves, so not knowing it
 * is no failure.
 */
async function readExpiry({ client, settings }: Connection): Promise<string | null> {
  const id = encodeURIComponent(settings.clientId);
  try {
    const answer = await asked('read', () =>
      client.api(`/applications(appId='${id}')?$select=passwordCredentials`).get(),
    );
    const told = application.safeParse(answer);
    const hint = settings.clientSecret.slice(0, HINT_CHARACTERS);
    const own = told.success ? told.data.passwordCredentials.filter((one) => one.hint === hint) : [];
    // Two secrets that begin alike: the earlier end is the safer one to tell.
    return own.map(({ endDateTime }) => endDateTime).sort()[0] ?? null;
  } catch (error) {
    if (problemOf(error)) return null;
    throw error;
  }
}

/** Sign in and read the drive, and ask when the secret expires. @throws a problem (`thrown`) */
export async function testConnection(connection: Connection): Promise<OneDriveTest> {
  await connection.signIn.token();
  const { userId } = connection.settings;
  const address = `/users/${encodeURIComponent(userId)}/drive?$select=id,webUrl,owner`;
  const answer = drive.safeParse(await asked('drive', () => connection.client.api(address).get()));
  if (!answer.success) throw thrown('onedrive-answer-unexpected');
  // Reading the list is what reports need, and a right of its own.
  await asked('drive', () => connection.client.api(`${address.split('?')[0]}/root/children?$top=1`).get());
  const { owner, webUrl } = answer.data;
  return {
    owner: owner?.user?.displayName ?? null,
    webUrl: browserAddress(webUrl),
    secretExpiresAt: await readExpiry(connection),
  };
}
