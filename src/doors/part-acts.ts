import { z } from 'zod';
import { refuse } from '../refusals';
import type { Doer, HistoryPage, PartActResult, Refusal } from '../tracking/contracts';
import { codeOf, MAX_REASON_LENGTH, reasonOf } from './act-requests';
import { malformed, pathsOf, text, uuid } from './fields';
import { withPhotoLinks } from './history-photos';
import type { Doors } from './prepare-scan';

const routeBody = z.object({
  factId: uuid,
  route: text(64).min(1),
  reason: text(MAX_REASON_LENGTH).nullish(),
});

/** `POST /api/parts/:code/route`: give a batch a route. Idempotent by `factId`. */
export async function assignRoute(
  doors: Doors,
  code: string,
  body: unknown,
  doer: Doer,
): Promise<PartActResult | Refusal> {
  const label = codeOf(code);
  if (!label.ok) return label;
  const parsed = routeBody.safeParse(body);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const { factId, route, reason } = parsed.data;
  return doors.engine.assignRoute(
    { factId: factId.toLowerCase(), partCode: label.code, route, reason: reasonOf(reason) },
    doer,
  );
}

/** A revision, or a place as an earlier answer has given it: `57-1024`. */
const PLACE = /^(\d{1,10})(?:-(\d{1,18}))?$/;
const MAX_REVISION = 2_147_483_647;

const historyQuery = z.object({
  after: z
    .string()
    .regex(PLACE)
    .default('0')
    .transform((text) => {
      const [, revision, event] = PLACE.exec(text) ?? [];
      return { revision: Number(revision), event: event ?? null };
    })
    .refine(({ revision }) => revision <= MAX_REVISION),
});

/** `GET /api/parts/:code/history?after=REVISION`. */
export async function partHistory(
  doors: Doors,
  code: string,
  query: unknown,
  doer: Doer,
): Promise<HistoryPage | Refusal> {
  const label = codeOf(code);
  if (!label.ok) return label;
  if (doer.may !== null && !doer.may.has('view-parts')) {
    return refuse('not-permitted', { capability: 'view-parts' });
  }
  const parsed = historyQuery.safeParse(query);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const page = await doors.engine.partHistory(label.code, parsed.data.after);
  return page.ok ? { ...page, events: page.events.map(withPhotoLinks) } : page;
}
