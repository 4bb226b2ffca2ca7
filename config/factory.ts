import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** The zone by its IANA name. @throws for a zone that does not exist, so that no figure is silently of another day. */
function knownTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new Error(`FACTORY_TIME_ZONE=${name} is no time zone; a name like Europe/Moscow is needed.`, {
      cause,
    });
  }
}

/** The days and shifts of the factory. The zone of the computer is meant where nothing is said. */
export default ({ env }: { env: Env }) => ({
  timeZone: knownTimeZone(
    env('FACTORY_TIME_ZONE', '') || new Intl.DateTimeFormat('en').resolvedOptions().timeZone,
  ),
});
