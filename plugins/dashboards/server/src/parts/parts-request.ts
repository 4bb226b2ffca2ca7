import { z } from 'zod';

/** Parts on one page. */
export const PAGE_SIZE = 50;
/** The value of `responsible` that means "nobody". */
export const NOBODY = 'none';

const documentId = z.string().regex(/^[a-z0-9]{1,64}$/i);

const schema = z.object({
  id: documentId,
  search: z.string().trim().max(120).default(''),
  responsible: z.union([documentId, z.literal('')]).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/** What is asked of the parts of a product. `responsible`: a documentId, `none`, or empty for all. */
export type PartsRequest = z.infer<typeof schema>;

/** @returns the request, or the names of what does not fit. */
export function parsePartsRequest(given: object): PartsRequest | { paths: string[] } {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  return { paths: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))] };
}
