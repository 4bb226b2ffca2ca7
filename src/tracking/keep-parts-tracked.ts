import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { refuse, RefusalError } from '../refusals';
import { launchExistingPart } from './commands/launch-existing-part';
import { noteResponsible } from './commands/set-responsible';
import type { Doer, LaunchWish, Refusal } from './contracts';
import { itemKey } from './domain/item-key';
import { announce } from './events';
import {
  readInCharge,
  readPartRow,
  renameItem,
  takenItemKeys,
  type PartInCharge,
  type Session,
} from './ledger';
import { withStrapiSession } from './strapi-session';

const PART_UID = 'api::part.part';

const wishes = new AsyncLocalStorage<LaunchWish>();

/**
 * Run `create` (which creates one part through the Document Service) with a wish for its quantity
 * and route. Without it a part gets its product's quantity and, by its kind, the default route.
 */
export function withLaunchWish<T>(wish: LaunchWish, create: () => Promise<T>): Promise<T> {
  return wishes.run(wish, create);
}

function throwRefusal(strapi: Core.Strapi, refusal: Refusal): never {
  throw new RefusalError(refusal, strapi.requestContext.get()?.request.headers ?? {});
}

function documentIdOf(result: unknown): string {
  if (typeof result === 'object' && result !== null) {
    if ('documentId' in result && typeof result.documentId === 'string') return result.documentId;
    if ('entries' in result && Array.isArray(result.entries)) return documentIdOf(result.entries[0]);
  }
  throw new Error('The Document Service created a part without a documentId.');
}

/** A renamed part is another item of its product; its product is what it was made for. */
async function followEdit(session: Session, documentId: string): Promise<Refusal | null> {
  const part = await readPartRow(session, documentId);
  if (!part?.code || part.trackedProductId === null) return null;
  if (part.productId !== part.trackedProductId) return refuse('product-fixed');
  const own = itemKey(part);
  if (own === null) return refuse('malformed-request', { paths: ['designation', 'name'] });
  if (own === part.itemKey) return null;
  const taken = await takenItemKeys(session, part.trackedProductId, [own]);
  const other = taken.find(({ code }) => code !== part.code);
  if (other) return refuse('part-exists', { parts: [own.slice(2)], codes: [other.code] });
  await renameItem(session, part.partId, own);
  return null;
}

/** Whoever changes the person who answers for a batch, its history says so. */
async function followResponsible(
  session: Session,
  before: PartInCharge,
  documentId: string,
  doer: Doer,
): Promise<void> {
  const after = await readInCharge(session, documentId);
  if (!after || after.responsible?.id === before.responsible?.id) return;
  await noteResponsible(session, [before], after.responsible, { doer, at: new Date().toISOString() });
}

/**
 * Every part created anywhere through Strapi gets its state, label and operations in the
 * transaction that creates it, and an edited one keeps its place. Call it once, in `register`.
 * @param doerNow who acts at this moment
 */
export function keepPartsTracked(strapi: Core.Strapi, doerNow: () => Doer): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== PART_UID) return next();
    if (context.action === 'create' || context.action === 'clone') {
      const wish = wishes.getStore() ?? {};
      return withStrapiSession(strapi, async (session, afterCommit) => {
        const result = await next();
        const launched = await launchExistingPart(session, documentIdOf(result), wish, doerNow(), new Date());
        if (!launched.ok) throwRefusal(strapi, launched);
        const { productId } = launched;
        afterCommit(() => announce({ name: 'parts.launched', productId, count: 1 }));
        return result;
      });
    }
    if (context.action === 'update') {
      return withStrapiSession(strapi, async (session) => {
        const before = await readInCharge(session, context.params.documentId);
        const result = await next();
        if (result === null) return result;
        const refusal = await followEdit(session, documentIdOf(result));
        if (refusal) throwRefusal(strapi, refusal);
        if (before) await followResponsible(session, before, documentIdOf(result), doerNow());
        return result;
      });
    }
    return next();
  });
}
