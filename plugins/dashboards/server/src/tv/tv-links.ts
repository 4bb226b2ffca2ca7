import type { Core } from '@strapi/strapi';
import { appendAudit } from '../../../../../src/audit';
import { refuse } from '../../../../../src/refusals';
import { withStrapiSession, type Refusal } from '../../../../../src/tracking';
import type { Doer } from '../../../../../src/tracking/contracts';
import { rowsOf } from '../rows';
import type { TvLink } from './contracts';
import { newTvToken, tvTokenHash } from './tv-token';

/** Open links at a time: more than any factory has walls. */
export const MAX_OPEN_LINKS = 50;
/** Ended ones stay in the list, the newest of them. */
const LISTED = 200;

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const told = (column: string) => `to_char(${column} at time zone 'utc', ${ISO})`;
const COLUMNS = `id::text, name, ${told('created_at')} as "createdAt", created_by as "createdBy",
  ${told('last_asked_at')} as "lastAskedAt", ${told('revoked_at')} as "revokedAt", revoked_by as "revokedBy"`;

type Session = Parameters<Parameters<typeof withStrapiSession>[1]>[0];

function audited(
  session: Session,
  action: string,
  link: TvLink,
  { actor, address, requestId }: Doer,
  now: Date,
) {
  return appendAudit(
    { query: (text, values) => session.query(text, values) },
    {
      ...{ at: now.toISOString(), actor, address, requestId, action, category: 'access' as const },
      ...{ subjectType: 'tv-link', subjectId: link.id, subjectName: link.name, difference: null },
    },
  );
}

/** Links of screens, open ones first, the newest first. */
export function listTvLinks(strapi: Core.Strapi): Promise<TvLink[]> {
  return rowsOf<TvLink>(
    strapi,
    `select ${COLUMNS} from tracker_tv_links order by revoked_at is not null, id desc limit ${LISTED}`,
  );
}

/** Make a link, with an entry in the audit log. @returns it with its token, which is told this once */
export function createTvLink(
  strapi: Core.Strapi,
  name: string,
  doer: Doer,
  now: Date,
): Promise<{ link: TvLink; token: string } | Refusal> {
  const token = newTvToken();
  return withStrapiSession(strapi, async (session) => {
    await session.query('lock table tracker_tv_links in share row exclusive mode', []);
    const [link] = await session.query<TvLink>(
      `insert into tracker_tv_links (name, token_hash, created_by)
       select $1, $2, $3 where (select count(*) from tracker_tv_links where revoked_at is null) < ${MAX_OPEN_LINKS}
       returning ${COLUMNS}`,
      [name, tvTokenHash(token), doer.actor.name],
    );
    if (!link) return refuse('too-many-tv-links', { limit: MAX_OPEN_LINKS });
    await audited(session, 'create-tv-link', link, doer, now);
    return { link, token };
  });
}

/** End a link, with an entry in the audit log; one that has ended already stays as it is. */
export function revokeTvLink(
  strapi: Core.Strapi,
  id: string,
  doer: Doer,
  now: Date,
): Promise<TvLink | Refusal> {
  return withStrapiSession(strapi, async (session) => {
    const [ended] = await session.query<TvLink>(
      `update tracker_tv_links set revoked_at = now(), revoked_by = $2 where id = $1 and revoked_at is null returning ${COLUMNS}`,
      [id, doer.actor.name],
    );
    if (ended) await audited(session, 'revoke-tv-link', ended, doer, now);
    const [link = ended] = ended
      ? [ended]
      : await session.query<TvLink>(`select ${COLUMNS} from tracker_tv_links where id = $1`, [id]);
    return link ?? refuse('not-found');
  });
}

/** The open link of a token, noted as in use at most once a minute. @returns its id; null: there is none, or it has ended */
export async function openTvLink(strapi: Core.Strapi, token: string): Promise<string | null> {
  const [row] = await rowsOf<{ id: string; isNoted: boolean }>(
    strapi,
    `select id::text, coalesce(last_asked_at > now() - interval '1 minute', false) as "isNoted"
       from tracker_tv_links where token_hash = decode(?, 'hex') and revoked_at is null`,
    [tvTokenHash(token).toString('hex')],
  );
  if (!row) return null;
  if (!row.isNoted) {
    await rowsOf(strapi, 'update tracker_tv_links set last_asked_at = now() where id = ?', [row.id]);
  }
  return row.id;
}
