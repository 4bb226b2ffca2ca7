import { z } from 'zod';
import type { LaunchWish, PartKind, Refusal } from '../tracking/contracts';
import { malformed, pathsOf, quantity, text } from './fields';

/** A documentId of Strapi's; whether it exists is asked later. */
const documentId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

const partData = z.looseObject({
  designation: text().nullish(),
  name: text().nullish(),
  kind: z.enum(['assembly', 'part', 'standard', 'purchased', 'material']).nullish(),
  material: text().nullish(),
  size: text().nullish(),
  product: documentId,
  quantity: quantity.nullish(),
  route: documentId.nullish(),
});

/** A part to create: what describes it, what it starts with, and what is for Strapi to check. */
export interface CreatePartRequest {
  fields: {
    designation: string | null;
    name: string | null;
    kind: PartKind;
    material: string | null;
    size: string | null;
  };
  /** documentId. */
  product: string;
  wish: LaunchWish;
  /** The other keys of the body: a drawing, a responsible, the factory's own fields. */
  others: Record<string, unknown>;
}

/** Text as people mean it: without the blanks around it; nothing at all is null. */
function trimmed(value: string | null | undefined): string | null {
  return value?.trim() || null;
}

/**
 * Read `{ data: {...} }` of a part to create. `route: null` means none, an absent one the default.
 * @returns 400 `malformed-request` with the paths, which begin with `data`
 */
export function parseCreatePart(body: unknown): { ok: true; request: CreatePartRequest } | Refusal {
  const data = typeof body === 'object' && body !== null ? (body as { data?: unknown }).data : undefined;
  const parsed = partData.safeParse(data);
  if (!parsed.success) {
    return malformed(pathsOf(parsed.error).map((path) => (path === 'body' ? 'data' : `data.${path}`)));
  }
  const {
    designation,
    name,
    kind,
    material,
    size,
    product,
    quantity: pieces,
    route,
    ...others
  } = parsed.data;
  const fields = {
    designation: trimmed(designation),
    name: trimmed(name),
    kind: kind ?? 'part',
    material: trimmed(material),
    size: trimmed(size),
  };
  if (fields.designation === null && fields.name === null)
    return malformed(['data.designation', 'data.name']);
  const wish: LaunchWish = {
    ...(pieces == null ? {} : { quantity: pieces }),
    ...(route === undefined ? {} : { route }),
  };
  return { ok: true, request: { fields, product, wish, others } };
}
