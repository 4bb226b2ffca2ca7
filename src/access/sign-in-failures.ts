import type { Core } from '@strapi/strapi';

/** Failed sign-ins of one account from one address. */
export interface SignInFailures {
  /** As it was typed; `badge` for a badge that nobody has. */
  account: string;
  address: string | null;
  count: number;
  /** ISO 8601 in UTC. */
  lastAt: string;
}

/** No page shows more; the audit log has them all. */
const MAX_ROWS = 500;

/**
 * Failed sign-ins of the last hours at the scan page and the admin panel, by account and address, the
 * latest first: what the audit log says and what it does not know yet.
 */
export async function signInFailures(strapi: Core.Strapi, hours: number): Promise<SignInFailures[]> {
  const { rows }: { rows: (Omit<SignInFailures, 'lastAt'> & { last: Date })[] } =
    await strapi.db.connection.raw(
      `with failed as (
         select coalesce(subject_name, '') as account, address, at at time zone 'utc' as at,
                coalesce((difference->>'count')::int, 1) as failures
           from audit_entries
          where action = 'refuse-sign-in' and at > (now() at time zone 'utc') - make_interval(hours => :hours)
         union all
         select account, address, last_at, failures - audited from tracker_sign_in_failures
          where failures > audited and last_at > now() - make_interval(hours => :hours)
       )
       select account, address, sum(failures)::int as count, max(at) as last from failed
        group by account, address order by last desc limit :limit`,
      { hours, limit: MAX_ROWS },
    );
  return rows.map(({ last, ...row }) => ({ ...row, lastAt: last.toISOString() }));
}
