import { z } from 'zod';
import { DELIMITERS, TEXT_ENCODINGS } from '../../../../../src/workbooks';
import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { MAX_PROPOSED_ACTS } from '../plan/propose-acts';
import { NO_HEADING } from '../table/untold-table';
import { OWN_NAME } from '../own-fields/own-field';
import {
  BOM_FORMATS,
  FIELDS,
  type PageFilter,
  type PageList,
  type PreviewChoices,
  type PreviewOptions,
  type RowName,
} from '../contracts';

/** No control characters: PostgreSQL refuses some of them and people see none. */
const text = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine((value) => !/[\p{Cc}\p{Surrogate}]/u.test(value));
const column = z
  .string()
  .regex(/^[A-Z]{1,3}$/)
  .nullable();

const kind = z.enum(['assembly', 'part', 'standard', 'purchased', 'material']);
const key = z.string().min(3).max(520);
const fileRow = z.number().int().min(1).max(1_048_576);
/** A row of the sheet that is read, or of one of several that are read as one table. */
const rowOfSheet = z.union([fileRow, z.strictObject({ sheet: text, row: fileRow })]);
/** Rows of the file that a person chose; a body holds no more of them anyway. */
const chosenRows = z.array(rowOfSheet).max(100_000);
const KIND_RULE = z.union([
  z.strictObject({ kind, startsWith: text }),
  z.strictObject({ kind, section: text }),
  z.strictObject({ kind, below: key }),
  z.strictObject({ kind, rows: chosenRows.min(1) }),
]);

/** A field that the factory added to Part; whether there is such a one is told in the preview. */
const ownField = z.templateLiteral(['own.', z.string().regex(OWN_NAME)]);
/** A workbook has no more sheets that are read. */
const MAX_SHEETS = 255;
/** A sheet has no more columns that are read. */
const MAX_MAPPED = 500;

const OPTIONS = z.strictObject({
  sheet: text.optional(),
  joinedSheets: z
    .array(text)
    .max(MAX_SHEETS)
    .refine(({ length }) => length !== 1)
    .optional(),
  headerRow: z.union([z.literal(NO_HEADING), fileRow]).optional(),
  mapping: z
    .partialRecord(z.union([z.enum(FIELDS), ownField]), column)
    .refine((mapping) => Object.keys(mapping).length <= MAX_MAPPED)
    .optional(),
  encoding: z.enum(TEXT_ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  format: z.enum(BOM_FORMATS).optional(),
  execution: text.optional(),
  product: text.optional(),
  orderNumber: text.optional(),
  dueDate: z.iso.date().nullable().optional(),
  quantity: z.number().int().min(1).max(MAX_QUANTITY).optional(),
  quantityMeans: z.enum(['per-parent', 'per-product']).optional(),
  kinds: z
    .record(key, kind)
    .refine((kinds) => Object.keys(kinds).length <= 50_000)
    .optional(),
  kindRules: z.array(KIND_RULE).max(100).optional(),
  duplicates: z.enum(['fail', 'skip', 'update']).optional(),
  remembered: z.boolean().optional(),
});

const UNDO = z.strictObject({ onlyUnused: z.boolean().optional() });

const COMMIT = z.strictObject({
  exclude: chosenRows.default([]),
  accept: z.array(z.string().min(1).max(600)).max(MAX_PROPOSED_ACTS).default([]),
});

const EXPORT = z.strictObject({
  product: text.optional(),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: z.enum(['ru', 'en']).optional(),
});

/** What was read of a request, or the places of it that do not fit. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; paths: string[] };

function parsed<T>(result: z.ZodSafeParseResult<T>, root: string): Parsed<T> {
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    paths: result.error.issues.map(({ path }) => [root, ...path.map(String)].join('.')).slice(0, 20),
  };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, own]) => own !== undefined)) as T;
}

/** Options as an object, or as JSON in a field of a form; absent: none. */
export function parseOptions(source: unknown): Parsed<PreviewOptions> {
  let value: unknown = source ?? {};
  if (typeof value === 'string') {
    try {
      value = value.trim() === '' ? {} : (JSON.parse(value) as unknown);
    } catch {
      return { ok: false, paths: ['options'] };
    }
  }
  const result = parsed(OPTIONS.safeParse(value), 'options');
  return result.ok ? { ok: true, value: withoutUndefined(result.value) as PreviewOptions } : result;
}

/** The body of a commit; an empty one leaves nothing out and accepts no proposal. */
export function parseCommit(body: unknown): Parsed<z.infer<typeof COMMIT>> {
  return parsed(COMMIT.safeParse(body ?? {}), 'body');
}

const CHOICES = COMMIT.extend({ step: z.enum(['file', 'columns', 'check']).optional() });

/** What a person chose in a preview. */
export function parseChoices(body: unknown): Parsed<PreviewChoices> {
  const result = parsed(CHOICES.safeParse(body ?? {}), 'body');
  return result.ok ? { ok: true, value: withoutUndefined(result.value) as PreviewChoices } : result;
}

/** The body of an undo; an empty one means the whole import. */
export function parseUndo(body: unknown): Parsed<{ onlyUnused: boolean }> {
  const result = parsed(UNDO.safeParse(body ?? {}), 'body');
  return result.ok ? { ok: true, value: { onlyUnused: result.value.onlyUnused ?? false } } : result;
}

const REPEAT = z.strictObject({
  orderNumber: text,
  quantity: z.number().int().min(1).max(MAX_QUANTITY).nullable().default(null),
  dueDate: z.iso.date().nullable().default(null),
});

/** The body of a repetition. */
export function parseRepeat(body: unknown): Parsed<z.infer<typeof REPEAT>> {
  return parsed(REPEAT.safeParse(body ?? {}), 'body');
}

/** What is to be exported, and how. */
export function parseExport(query: unknown): Parsed<z.infer<typeof EXPORT>> {
  return parsed(EXPORT.safeParse(query ?? {}), 'query');
}

/** Which page of the list of imports is asked for. */
export function parseListPage(query: unknown): Parsed<{ page: number; pageSize: number }> {
  return parsed(PAGE.pick({ page: true, pageSize: true }).safeParse(query ?? {}), 'query');
}

/** Which page of the tree is asked for: by number, or the one that holds a row. */
export interface PageWish extends PageFilter {
  page: number;
  pageSize: number;
  row: RowName | null;
  /** Rows of the file that are left out. */
  exclude: RowName[];
  list: PageList | null;
  /** Without what all pages have in common. */
  only: 'rows' | null;
}

const rowList = z
  .string()
  .regex(/^\d{1,7}(,\d{1,7}){0,9999}$/)
  .transform((text) => text.split(',').map(Number));

const PAGE = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(200),
  row: z.coerce.number().int().min(1).max(1_048_576).nullable().default(null),
  exclude: rowList.default([]),
});

const EVERYTHING = { find: null, status: null, list: null, only: null };

/** The page that an address asks for. */
export function parsePage(query: unknown): Parsed<PageWish> {
  const result = parsed(PAGE.safeParse(query ?? {}), 'query');
  return result.ok ? { ok: true, value: { ...result.value, ...EVERYTHING } } : result;
}

const PAGE_BODY = z.strictObject({
  page: z.number().int().min(1).max(100_000).default(1),
  pageSize: z.number().int().min(1).max(500).default(200),
  row: rowOfSheet.nullable().default(null),
  exclude: chosenRows.default([]),
  find: text.nullable().default(null),
  status: z.enum(['new', 'changed', 'unchanged', 'refused']).nullable().default(null),
  list: z.enum(['found', 'errors']).nullable().default(null),
  only: z.literal('rows').nullable().default(null),
});

/** The same in a body, which has room for as many rows as a file has. */
export function parsePageBody(body: unknown): Parsed<PageWish> {
  return parsed(PAGE_BODY.safeParse(body ?? {}), 'body');
}

const ISSUES = z.object({
  exclude: z.union([z.literal('chosen'), rowList]).default([]),
  language: z.enum(['ru', 'en']).optional(),
});

/** Which issues are asked for, and in which language; `chosen`: without the rows that the preview is kept with. */
export function parseIssues(query: unknown): Parsed<z.infer<typeof ISSUES>> {
  return parsed(ISSUES.safeParse(query ?? {}), 'query');
}
