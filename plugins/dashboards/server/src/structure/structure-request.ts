import { z } from 'zod';

/** Batches of one level that are read at once. */
export const LEVEL_SIZE = 200;

const schema = z.object({
  id: z.string().regex(/^[a-z0-9]{1,64}$/i),
  parent: z.string().max(64).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** What is asked of the structure of a product. `parent`: the label code of an assembly; empty: what stands at the top. */
export type StructureRequest = z.infer<typeof schema>;

/** @returns the request, or the names of what does not fit. */
export function parseStructureRequest(given: object): StructureRequest | { paths: string[] } {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  return { paths: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))] };
}
