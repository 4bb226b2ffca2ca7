import { z } from 'zod';
import { REPORT_NAMES, type ReportName } from './contracts';

/** Days of one report, at most: three years. */
export const MAX_DAYS = 1_100;
/** Without dates a report covers so many days up to today. */
export const DEFAULT_DAYS = 30;

const DAY_MS = 86_400_000;
const day = z.iso.date().refine((value) => value >= '2000-01-01' && value < '2100-01-01');
const id = z.string().trim().min(1).max(120);

const datesSchema = z.object({ from: day.optional(), to: day.optional() });
const wishSchema = z.object({
  report: z.enum(REPORT_NAMES),
  product: id.optional(),
  stage: id.optional(),
  operator: id.optional(),
  shift: z.string().trim().min(1).max(60).optional(),
  format: z.enum(['json', 'csv', 'xlsx']).default('json'),
});

/**
 * What is asked for. `from`, `to`: days of the factory, both inclusive; `product`, `stage`: documentIds;
 * `operator`: a documentId or a name; `shift`: a number or a name.
 */
export interface ReportRequest {
  report: ReportName;
  from: string;
  to: string;
  product?: string;
  stage?: string;
  operator?: string;
  shift?: string;
  format: 'json' | 'csv' | 'xlsx';
}

const choicesSchema = z.object({ search: id.default(''), product: id.default('') });

/** Which products the filter is to offer: those whose name holds `search`, and that of `product` in any case; else the paths that do not fit. */
export function parseChoicesRequest(
  given: object,
): { search: string; product: string } | { paths: string[] } {
  const wish = choicesSchema.safeParse(withoutEmpty(given));
  return wish.success ? wish.data : { paths: pathsOf(wish.error) };
}

/** The day so many days after another one. */
export function dayAfter(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one to another, both counted. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;
}

function withoutEmpty(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

function pathsOf({ issues }: z.ZodError): string[] {
  return [...new Set(issues.map(({ path }) => path.join('.')))];
}

/** What does not fit: dates, or something else. */
export interface UnfitRequest {
  ok: false;
  code: 'date-malformed' | 'malformed-request';
  paths: string[];
}

/** @param today the factory's day now; a period without an end ends there */
export function parseReportRequest(
  given: object,
  today: string,
): { ok: true; request: ReportRequest } | UnfitRequest {
  const said = withoutEmpty(given);
  const dates = datesSchema.safeParse(said);
  if (!dates.success) return { ok: false, code: 'date-malformed', paths: pathsOf(dates.error) };
  const wish = wishSchema.safeParse(said);
  if (!wish.success) return { ok: false, code: 'malformed-request', paths: pathsOf(wish.error) };
  const to = dates.data.to ?? (dates.data.from && dates.data.from > today ? dates.data.from : today);
  const from = dates.data.from ?? dayAfter(to, 1 - DEFAULT_DAYS);
  if (from > to || daysBetween(from, to) > MAX_DAYS) {
    return { ok: false, code: 'date-malformed', paths: ['from', 'to'] };
  }
  return { ok: true, request: { ...wish.data, from, to } };
}
