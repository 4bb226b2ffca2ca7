import type { Core } from '@strapi/strapi';
import { refuse, RefusalError } from '../refusals';
import type { OperationView, PartView, Refusal } from '../tracking/contracts';
import { withLaunchWish } from '../tracking';
import { parseCreatePart, type CreatePartRequest } from './create-part-request';
import { doorsOf } from './doors-of';
import { malformed } from './fields';

const PART = 'api::part.part';

/** Strapi's word for who asks, as its sanitizers take it; undefined: an admin, who is not limited. */
export type StrapiAuth = Record<string, unknown> | undefined;

interface Row {
  id: number | string;
  documentId: string;
}

/** A part that has just been created and launched. */
export interface CreatedPart {
  ok: true;
  id: number;
  documentId: string;
  /** The row as its creator may see it, the factory's own fields included. */
  row: Record<string, unknown>;
  part: PartView;
  operations: OperationView[];
}

type Create = (options: { data: object }) => Promise<Row>;

function placesOf(error: unknown): string[] | null {
  if (!(error instanceof Error) || !['ValidationError', 'YupValidationError'].includes(error.name))
    return null;
  const { details } = error as { details?: { path?: unknown; errors?: { path?: unknown }[] } };
  const paths = [details, ...(details?.errors ?? [])].flatMap((place) => {
    const path = Array.isArray(place?.path) ? place.path.join('.') : place?.path;
    return typeof path === 'string' && path !== '' ? [`data.${path}`] : [];
  });
  return paths.length > 0 ? paths : ['data'];
}

/** Refusals come out of the Document Service as exceptions; a defect stays one. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  const places = placesOf(error);
  if (places) return malformed(places);
  throw error;
}

async function checkedByStrapi(strapi: Core.Strapi, others: CreatePartRequest['others'], auth: StrapiAuth) {
  const model = strapi.contentType(PART);
  const { validate, sanitize } = strapi.contentAPI;
  await validate.input(others, model, { auth } as Parameters<typeof validate.input>[2]);
  return (await sanitize.input(others, model, { auth } as Parameters<typeof sanitize.input>[2])) as object;
}

async function told(strapi: Core.Strapi, row: Row, auth: StrapiAuth): Promise<CreatedPart> {
  const state = (await strapi.db
    .query('api::part-state.part-state')
    .findOne({ where: { partId: row.id }, select: ['code'] })) as { code: string } | null;
  const page = state && (await doorsOf(strapi).engine.partPage(state.code));
  if (!page || 'ok' in page) throw new Error('A part was created without its state.');
  const { sanitize } = strapi.contentAPI;
  const options = { auth } as Parameters<typeof sanitize.output>[2];
  const seen = (await sanitize.output(row, strapi.contentType(PART), options)) as Record<string, unknown>;
  const { part, operations } = page;
  return { ok: true, id: Number(row.id), documentId: row.documentId, row: seen, part, operations };
}

/**
 * Create a part with its label, its state and, with a route, its operations, in one transaction. It
 * goes through the Document Service, so that the factory's own fields and hooks work.
 * @param body `{ data: {...} }`; see docs/api.md
 */
export async function createPart(
  strapi: Core.Strapi,
  body: unknown,
  auth: StrapiAuth,
): Promise<CreatedPart | Refusal> {
  const parsed = parseCreatePart(body);
  if (!parsed.ok) return parsed;
  const { fields, product, wish, others } = parsed.request;
  const products = strapi.db.query('api::product.product');
  if ((await products.count({ where: { documentId: product } })) === 0)
    return refuse('product-not-found', { product });
  try {
    const checked = await checkedByStrapi(strapi, others, auth);
    const documents = strapi.documents(PART) as unknown as { create: Create };
    const row = await withLaunchWish(wish, () =>
      documents.create({ data: { ...checked, ...fields, product } }),
    );
    return await told(strapi, row, auth);
  } catch (error) {
    return refusalOf(error);
  }
}
