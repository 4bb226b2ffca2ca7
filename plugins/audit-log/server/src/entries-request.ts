import { z } from 'zod';

/** Entries of one answer, at most. */
export const MAX_PAGE_SIZE = 100;

export const CATEGORIES = ['work', 'parts', 'access', 'import', 'labels', 'settings', 'reports'] as const;

const words = z.string().trim().max(120).default('');
const day = z.union([z.iso.date(), z.literal('')]).default('');

const filter = {
  actor: words,
  subject: words,
  user: z
    .string()
    .max(80)
    .regex(/^((operator|admin|api-token|system):[\w-]{1,64})?$/)
    .default(''),
  part: z
    .string()
    .max(40)
    .regex(/^[0-9a-z -]*$/i)
    .default(''),
  action: z
    .string()
    .max(80)
    .regex(/^[a-z-]*$/)
    .default(''),
  category: z.enum(['', ...CATEGORIES]).default(''),
  from: day,
  to: day,
};

const filterSchema = z.object(filter);
const pageSchema = z.object({
  ...filter,
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
});

/**
 * Which entries are asked for; empty: all. `actor`, `subject`: a piece of the name, or exactly the id;
 * `user`: `operator:12`, what this person did and what was done to the account; `part`: one of a batch's
 * label codes, everything about it; `from`, `to`: days of the factory, both inclusive.
 */
export type EntriesFilter = z.infer<typeof filterSchema>;
export type EntriesRequest = z.infer<typeof pageSchema>;

function parse<Parsed>(schema: z.ZodType<Parsed>, given: object): Parsed | { paths: string[] } {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  return { paths: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))] };
}

/** @returns the request, or the names of what does not fit. */
export function parseEntriesRequest(given: object): EntriesRequest | { paths: string[] } {
  return parse(pageSchema, given);
}

/** @returns the filter of an export, or the names of what does not fit. */
export function parseEntriesFilter(given: object): EntriesFilter | { paths: string[] } {
  return parse(filterSchema, given);
}
