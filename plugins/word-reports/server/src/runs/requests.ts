import { parsed } from '../../../../../src/refusals';
import { z } from 'zod';
import type { Refusal } from '../../../../../src/tracking';
import type { ReportOrder } from '../../../contracts';
import { DOCX_LIMITS } from '../docx/limits';
import { drivePath, folderPath } from '../onedrive/paths';

const MAX_ROW = 1_048_576;
/** Of a batch in its product. */
const MAX_PLACE = 1_000_000;

const documentId = z.string().regex(/^[a-z0-9]{1,64}$/);
/** One that was uploaded, or by its name one that comes with the program. */
const templateId = z.string().regex(/^([a-z0-9]{1,64}|route-sheet)$/);
const rowNumber = z.int().min(1).max(MAX_ROW);
const rowChoice = {
  sheet: z.string().max(100).optional(),
  row: rowNumber.optional(),
  rows: z.union([z.array(rowNumber).min(1).max(DOCX_LIMITS.documents), z.literal('all')]).optional(),
};
const oneWay = ({ row, rows }: { row?: unknown; rows?: unknown }) => row === undefined || rows === undefined;
const ONE_WAY = { path: ['row'], message: 'either row or rows' };

const source = z.union([
  z.strictObject({ upload: z.uuid(), ...rowChoice }).refine(oneWay, ONE_WAY),
  z
    .strictObject({ oneDrivePath: drivePath, kept: z.boolean().optional(), ...rowChoice })
    .refine(oneWay, ONE_WAY),
  z.strictObject({ part: z.string().min(1).max(300) }),
  z
    .strictObject({
      product: documentId,
      each: z.literal('part').optional(),
      firstBatch: z.int().min(1).max(MAX_PLACE).optional(),
      lastBatch: z.int().min(1).max(MAX_PLACE).optional(),
    })
    .refine(({ firstBatch = 1, lastBatch = MAX_PLACE }) => firstBatch <= lastBatch, {
      path: ['lastBatch'],
      message: 'before the first',
    }),
]);

/** Where the file goes beside the answer. */
const saving = {
  saveToOneDrive: folderPath.optional(),
  onConflict: z.enum(['fail', 'replace', 'rename']).default('fail'),
  ifNotSaved: z.enum(['refuse', 'send']).default('refuse'),
  progressId: z.uuid().optional(),
};

const order = z.strictObject({
  template: templateId,
  source,
  as: z.enum(['documents', 'one-document']).default('documents'),
  fileNamePattern: z.string().trim().min(1).max(200).optional(),
  language: z.enum(['ru', 'en']).optional(),
  ...saving,
});

const againOrder = z.strictObject(saving);

const list = z.object({
  search: z.string().trim().max(200).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

export type CheckedOrder = ReportOrder & Required<Pick<ReportOrder, 'as' | 'onConflict' | 'ifNotSaved'>>;
export type CheckedAgain = z.output<typeof againOrder>;

/** The body of a preview or a run. */
export function parseOrder(body: unknown): CheckedOrder | Refusal {
  return parsed(order, body) as CheckedOrder | Refusal;
}

/** The body of a run that is made again; none is an empty one. */
export function parseAgain(body: unknown): CheckedAgain | Refusal {
  return parsed(againOrder, body ?? {});
}

/** `?search&page&pageSize` of the log. */
export function parseList(query: unknown): z.output<typeof list> | Refusal {
  return parsed(list, query);
}
