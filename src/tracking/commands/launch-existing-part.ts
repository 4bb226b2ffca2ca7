import { appendAudit } from '../../audit';
import { newLabelCode } from '../../codes';
import { refuse } from '../../refusals';
import { PRODUCED_KINDS, type Doer, type LaunchWish, type Refusal } from '../contracts';
import { itemKey } from '../domain/item-key';
import {
  appendLabels,
  appendPartFacts,
  appendStates,
  lockProduct,
  readDefaultRoute,
  readPartRow,
  readRouteOf,
  takenItemKeys,
  type LockedProduct,
  type PartRowFields,
  type RouteTemplate,
  type Session,
} from '../ledger';
import { refuseRetired } from './decide-route';
import { launchRows } from './launch-facts';

async function wishedRoute(
  session: Session,
  part: PartRowFields,
  wish: LaunchWish,
): Promise<RouteTemplate | null | Refusal> {
  if (wish.route === null) return null;
  if (wish.route !== undefined) return (await readRouteOf(session, wish.route)) ?? refuse('route-not-found');
  return PRODUCED_KINDS.includes(part.kind) ? readDefaultRoute(session) : null;
}

interface Launching {
  part: PartRowFields;
  product: LockedProduct;
  own: string;
  route: RouteTemplate | null;
  pieces: number;
}

async function append(session: Session, launching: Launching, doer: Doer, at: string): Promise<string> {
  const { part, product, own, route, pieces } = launching;
  const code = newLabelCode();
  const { partId, designation, name } = part;
  const rows = launchRows(
    {
      partId,
      productId: product.id,
      code,
      itemKey: own,
      designation,
      name,
      required: pieces,
      launched: pieces,
      route,
      composition: [],
      materials: [],
    },
    { doer, at, importId: null },
  );
  await appendStates(
    session,
    [rows.state],
    rows.operations.map((operation) => ({ ...operation, partId })),
  );
  await appendLabels(session, [{ code, partId, at }]);
  await appendPartFacts(session, rows.facts);
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: 'launch-part',
    category: 'parts',
    subjectType: 'part',
    subjectId: code,
    subjectName: designation ?? name,
    difference: { product: product.designation, quantity: pieces, route: route?.name ?? null },
    address: doer.address,
    requestId: doer.requestId,
  });
  return code;
}

/**
 * Give a part that has just been created by somebody else (admin panel, REST, GraphQL) its state,
 * its label and, with a route, its operations; inside the transaction that creates it.
 * @returns its label code; the caller rolls back on a refusal
 */
export async function launchExistingPart(
  session: Session,
  documentId: string,
  wish: LaunchWish,
  doer: Doer,
  now: Date,
): Promise<{ ok: true; code: string; productId: number } | Refusal> {
  const part = await readPartRow(session, documentId);
  if (!part) return refuse('part-not-found');
  if (part.productId === null) return refuse('product-not-found');
  const product = await lockProduct(session, part.productId);
  if (!product) return refuse('product-not-found');
  if (product.cancelled) return refuse('product-cancelled');
  const own = itemKey(part);
  if (own === null) return refuse('malformed-request', { paths: ['designation', 'name'] });
  const [taken] = await takenItemKeys(session, product.id, [own]);
  if (taken) return refuse('part-exists', { parts: [own.slice(2)], codes: [taken.code] });
  const route = await wishedRoute(session, part, wish);
  if (route && 'ok' in route) return route;
  const retired = route && refuseRetired(route);
  if (retired) return retired;
  const pieces = wish.quantity ?? product.quantity;
  const code = await append(session, { part, product, own, route, pieces }, doer, now.toISOString());
  return { ok: true, code, productId: product.id };
}
