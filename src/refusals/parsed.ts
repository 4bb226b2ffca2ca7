import type { z } from 'zod';
import type { Refusal } from '../tracking/contracts';
import { refuse } from './refuse';

const MAX_PATHS = 20;

/** What was sent, checked; a refusal `malformed-request` with the paths that do not fit. */
export function parsed<T>(schema: z.ZodType<T>, input: unknown): T | Refusal {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const paths = result.error.issues.map(({ path }) => path.join('.') || 'body');
  return refuse('malformed-request', { paths: [...new Set(paths)].slice(0, MAX_PATHS) });
}

/** Whether this is a refusal and not what was asked for. */
export function isRefusal(value: object | number): value is Refusal {
  return typeof value === 'object' && 'ok' in value && value.ok === false && 'details' in value;
}
