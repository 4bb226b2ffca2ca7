import type { Core } from '@strapi/strapi';
import type { Attention } from '../contracts';
import { onePerStrapi } from '../one-per-strapi';
import { KeptReadings } from '../overview/keep-overview';
import { bringUpToDate, reportsUpToDate, type Standing } from '../reports/standing';
import { dayIn, timeZoneOf } from '../rows';
import { MAX_STUCK, readStuck } from './attention-rows';
import { bottleneckOf } from './bottleneck';
import { readFlows, readSince } from './flow-rows';

/** Who has waited for hours does not begin to be late within seconds. */
const KEPT_FOR_MS = 10_000;

const readingsOf = onePerStrapi(() => new KeptReadings<Omit<Attention, 'at'>>());

/** Where to look first: the bottleneck of the last shifts with its evidence, and batches that do not move. */
export async function readAttention(strapi: Core.Strapi, now: Date): Promise<Attention> {
  const upToDate = await reportsUpToDate(strapi);
  return { at: now.toISOString(), ...(await attentionOf(strapi, now, upToDate)) };
}

/**
 * The same for pages that are read after every event: while nothing has changed the last answer is given again, for ten seconds at
 * most, for time alone makes a batch stand for too long.
 */
export async function keptAttention(strapi: Core.Strapi, now: Date): Promise<Attention> {
  return keptAttentionOf(strapi, now, await bringUpToDate(strapi));
}

/** `keptAttention` from the sums as they are. */
export async function keptAttentionOf(
  strapi: Core.Strapi,
  now: Date,
  { upToDate, seen }: Standing,
): Promise<Attention> {
  const from = [seen, upToDate, Math.floor(now.getTime() / KEPT_FOR_MS)].join(' ');
  const attention = await readingsOf(strapi).take('', from, () => attentionOf(strapi, now, upToDate));
  return { at: now.toISOString(), ...attention };
}

/** The same from the sums as they are. */
async function attentionOf(
  strapi: Core.Strapi,
  now: Date,
  upToDate: boolean,
): Promise<Omit<Attention, 'at'>> {
  const timeZone = timeZoneOf(strapi);
  const day = dayIn(timeZone, now);
  const [since, stuck] = await Promise.all([
    readSince(strapi, day, timeZone, now),
    readStuck(strapi, day, timeZone, now),
  ]);
  const flows = await readFlows(strapi, since, { today: day, timeZone, now });
  return {
    ...{ upToDate, since: since.day, sinceShift: since.shift?.name ?? null },
    workingHours: since.workingHours,
    bottleneck: since.hasHistory ? bottleneckOf(flows, since.workingHours) : null,
    stuck: stuck.slice(0, MAX_STUCK),
    more: stuck.length > MAX_STUCK,
  };
}
