import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { withStrapiSession } from '../../../../../src/tracking';
import type { Doer } from '../../../../../src/tracking/contracts';
import type { CalendarChange, FactoryCalendar } from './contracts';

type Session = Parameters<Parameters<typeof withStrapiSession>[1]>[0];

async function read(session: Session): Promise<FactoryCalendar> {
  const [row] = await session.query<FactoryCalendar>(
    `select coalesce((select json_agg(json_build_object('name', name, 'startsAt', to_char(starts_at, 'HH24:MI'),
                                                         'endsAt', to_char(ends_at, 'HH24:MI')) order by number)
                        from tracker_shifts), '[]') as shifts,
            to_json(working_weekdays) as "workingWeekdays", to_json(days_off) as "daysOff", stuck_after_hours as "stuckAfterHours"
       from tracker_factory_calendar for update`,
    [],
  );
  if (!row) throw new Error('The calendar of the factory is gone.');
  return row;
}

/** When the factory works. */
export function readCalendar(strapi: Core.Strapi): Promise<FactoryCalendar> {
  return withStrapiSession(strapi, (session) => read(session));
}

/** Say anew when the factory works, with an entry in the audit log. The sums of the reports are made anew after it. */
export function setCalendar(
  strapi: Core.Strapi,
  change: CalendarChange,
  { actor, address, requestId }: Doer,
  now: Date,
): Promise<FactoryCalendar> {
  return withStrapiSession(strapi, async (session) => {
    const before = await read(session);
    const calendar: FactoryCalendar = {
      ...change,
      stuckAfterHours: change.stuckAfterHours ?? before.stuckAfterHours,
    };
    await session.query('delete from tracker_shifts', []);
    await session.query(
      `insert into tracker_shifts (number, name, starts_at, ends_at)
       select s.number, s.shift ->> 'name', (s.shift ->> 'startsAt')::time, (s.shift ->> 'endsAt')::time
         from jsonb_array_elements($1::jsonb) with ordinality as s(shift, number)`,
      [JSON.stringify(calendar.shifts)],
    );
    await session.query(
      'update tracker_factory_calendar set working_weekdays = $1::smallint[], days_off = $2::date[], stuck_after_hours = $3',
      [calendar.workingWeekdays, calendar.daysOff, calendar.stuckAfterHours],
    );
    await appendAudit(
      { query: (text, values) => session.query(text, values) },
      {
        ...{ at: now.toISOString(), actor, address, requestId },
        ...{ action: 'update-factory-calendar', category: 'settings' },
        ...{ subjectType: 'factory-calendar', subjectId: null, subjectName: null },
        difference: { before, after: calendar },
      },
    );
    return calendar;
  });
}
