import type { Core } from '@strapi/strapi';
import type { Attention } from '../contracts';
import { reportsUpToDate } from '../reports/refresh-reports';
import { dayIn, timeZoneOf } from '../rows';
import { MAX_STUCK, readStuck } from './attention-rows';
import { bottleneckOf } from './bottleneck';
import { readFlows, readSince } from './flow-rows';

/** Where to look first: the bottleneck of the last shifts with its evidence, and batches that do not move. */
export async function readAttention(strapi: Core.Strapi, now: Date): Promise<Attention> {
  return attentionOf(strapi, now, await reportsUpToDate(strapi));
}

/** The same from the sums as they are. @param upToDate what `reportsUpToDate` has just said of them */
export async function attentionOf(strapi: Core.Strapi, now: Date, upToDate: boolean): Promise<Attention> {
  const timeZone = timeZoneOf(strapi);
  const day = dayIn(timeZone, now);
  const [since, stuck] = await Promise.all([
    readSince(strapi, day, timeZone, now),
    readStuck(strapi, day, timeZone, now),
  ]);
  const flows = await readFlows(strapi, since, { today: day, timeZone, now });
  return {
    ...{ at: now.toISOString(), upToDate, since: since.day, sinceShift: since.shift?.name ?? null },
    workingHours: since.workingHours,
    bottleneck: since.hasHistory ? bottleneckOf(flows, since.workingHours) : null,
    stuck: stuck.slice(0, MAX_STUCK),
    more: stuck.length > MAX_STUCK,
  };
}
