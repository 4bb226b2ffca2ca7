import { z } from 'zod';

/** Products on one page of the overview. */
export const PAGE_SIZE = 25;
/** The value of `responsible` that means "nobody". */
export const NOBODY = 'none';

const schema = z.object({
  search: z.string().trim().max(120).default(''),
  responsible: z.union([z.string().regex(/^[a-z0-9]{1,64}$/i), z.literal('')]).default(''),
  status: z.enum(['', 'open', 'late', 'held', 'complete', 'cancelled']).default(''),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

/**
 * Which products are asked for. `search`: a piece of designation, name, order number, or of a part's
 * designation, name or material; `responsible`: a documentId, `none` (some part has nobody), or empty for all.
 */
export type OverviewRequest = z.infer<typeof schema>;

/** @returns the request, or the names of what does not fit. */
export function parseOverviewRequest(given: object): OverviewRequest | { paths: string[] } {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  return { paths: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))] };
}
