import type { Core } from '@strapi/strapi';

/** By the factory's clock; the hour between them is for lunch. */
const SHIFTS = [
  { number: 1, name: 'Первая смена', startsAt: '08:00', endsAt: '12:00' },
  { number: 2, name: 'Вторая смена', startsAt: '13:00', endsAt: '17:00' },
] as const;

/** The demonstration's shifts, where the factory has set none. */
export async function makeShifts(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw(
    `insert into tracker_shifts (number, name, starts_at, ends_at)
     select s.number, s.name, s."startsAt", s."endsAt"
       from jsonb_to_recordset(?::jsonb) as s(number smallint, name text, "startsAt" time, "endsAt" time)
      where not exists (select from tracker_shifts)`,
    [JSON.stringify(SHIFTS)],
  );
}
