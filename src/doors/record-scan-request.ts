import { z } from 'zod';
import { parseLabelCode } from '../codes/label-code';
import { refuse } from '../refusals';
import type { RecordScanCommand, Refusal } from '../tracking/contracts';
import { instant, inUtc, malformed, operationNumber, pathsOf, quantity, text, uuid } from './fields';

/** What an operator may write beside a report, in UTF-16 units. */
export const MAX_COMMENT_LENGTH = 2000;

/** Photos of one report. */
export const MAX_ATTACHMENTS = 10;

/** A label code is 13 characters; people type spaces and hyphens into it. */
const MAX_CODE_LENGTH = 100;

/** Whose work it is, by user name, documentId or id. */
export const operatorName = z.union([text(), z.int().min(1)]).nullish();

/** Compiled once; every key that is not named here is ignored. */
const scanBody = z.object({
  scanId: uuid,
  partCode: text(MAX_CODE_LENGTH),
  operation: operationNumber,
  kind: z.enum(['report', 'start', 'skip']).nullish(),
  good: quantity.nullish(),
  scrapped: quantity.nullish(),
  rework: z.object({ quantity, toOperation: operationNumber }).nullish(),
  causeOperation: operationNumber.nullish(),
  reason: text().nullish(),
  comment: text(MAX_COMMENT_LENGTH).nullish(),
  attachments: z.array(text().min(1)).max(MAX_ATTACHMENTS).nullish(),
  occurredAt: instant,
  sentAt: instant.nullish(),
  station: text().nullish(),
  operator: operatorName,
  madeIn: text().nullish(),
  underHold: z.boolean().nullish(),
  settles: uuid.nullish(),
});

type ScanBody = z.infer<typeof scanBody>;

/** A scan as its sender wrote it: whose work it is may be named but is not resolved yet. */
export interface ScanRequest {
  command: Omit<RecordScanCommand, 'operator' | 'rights'>;
  /** Who is named as the operator, by user name, id or documentId; null: nobody. */
  named: string | null;
}

/** Text that says something, or null. */
export function orNull(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

/** The name in a body's `operator`; null: nobody is named. */
export function namedOperator(operator: z.infer<typeof operatorName>): string | null {
  return typeof operator === 'number' ? String(operator) : orNull(operator?.trim());
}

function commandOf(body: ScanBody, partCode: string): ScanRequest['command'] {
  return {
    scanId: body.scanId.toLowerCase(),
    partCode,
    operation: body.operation,
    kind: body.kind ?? 'report',
    good: body.good ?? 0,
    scrapped: body.scrapped ?? 0,
    // A sender that always names the object means none by a quantity of 0.
    rework: body.rework?.quantity ? body.rework : null,
    causeOperation: body.causeOperation ?? null,
    reason: orNull(body.reason),
    comment: body.comment ?? '',
    attachments: body.attachments ?? [],
    occurredAt: inUtc(body.occurredAt),
    sentAt: body.sentAt ? inUtc(body.sentAt) : null,
    station: orNull(body.station),
    madeIn: orNull(body.madeIn),
    underHold: body.underHold ?? false,
    settles: body.settles ? body.settles.toLowerCase() : null,
  };
}

/**
 * Read the body of one scan. Whether its quantities make sense is for the engine to say.
 * @returns 400 `malformed-request` with `paths`, or `part-code-malformed` where the code alone is wrong
 */
export function parseScanRequest(body: unknown): { ok: true; request: ScanRequest } | Refusal {
  const parsed = scanBody.safeParse(body);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const label = parseLabelCode(parsed.data.partCode);
  if (!label.ok) return refuse('part-code-malformed', { partCode: parsed.data.partCode });
  const command = commandOf(parsed.data, label.code);
  if (command.settles === command.scanId) return malformed(['settles']);
  return { ok: true, request: { command, named: namedOperator(parsed.data.operator) } };
}

function fieldOf(body: unknown, key: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[key] : undefined;
}

/** What an item of a batch can be answered under although it did not parse: its own id, or null. */
export function readableId(body: unknown, key = 'scanId'): string | null {
  const parsed = uuid.safeParse(fieldOf(body, key));
  return parsed.success ? parsed.data.toLowerCase() : null;
}

/** The part that an item of a batch means although it did not parse; null where none can be read. */
export function readablePartCode(body: unknown): string | null {
  const parsed = text(MAX_CODE_LENGTH).safeParse(fieldOf(body, 'partCode'));
  const label = parsed.success ? parseLabelCode(parsed.data) : { ok: false as const };
  return label.ok ? label.code : null;
}
