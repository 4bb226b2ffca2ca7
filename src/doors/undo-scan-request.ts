import { z } from 'zod';
import { refuse } from '../refusals';
import type { Refusal, UndoScanCommand } from '../tracking/contracts';
import { instant, inUtc, malformed, pathsOf, quantity, text, uuid } from './fields';
import { MAX_COMMENT_LENGTH, namedOperator, operatorName, orNull } from './record-scan-request';

/** Compiled once; every key that is not named here is ignored. */
const undoBody = z.object({
  undoId: uuid,
  good: quantity.nullish(),
  scrapped: quantity.nullish(),
  // A sender that has the scan at hand may send its rework as it was reported.
  rework: z.union([quantity, z.object({ quantity }).transform((rework) => rework.quantity)]).nullish(),
  reason: text(MAX_COMMENT_LENGTH).nullish(),
  occurredAt: instant.nullish(),
  sentAt: instant.nullish(),
  station: text().nullish(),
  operator: operatorName,
  madeIn: text().nullish(),
});

type UndoBody = z.infer<typeof undoBody>;

/** An undo as its sender wrote it: who takes the scan back may be named but is not resolved yet. */
export interface UndoRequest {
  command: Omit<UndoScanCommand, 'operator' | 'rights'>;
  named: string | null;
}

function amountsOf({ good, scrapped, rework }: UndoBody): UndoScanCommand['amounts'] {
  const isWhole = [good, scrapped, rework].every((amount) => amount == null);
  return isWhole ? null : { good: good ?? 0, scrapped: scrapped ?? 0, rework: rework ?? 0 };
}

/**
 * Read the body of one undo.
 * @param scanId the scan to undo, from the address or from an item of a batch
 * @returns 400 `malformed-request` with `paths`; 404 `scan-not-found` where `scanId` is no id of a scan
 */
export function parseUndoRequest(
  body: unknown,
  scanId: unknown,
): { ok: true; request: UndoRequest } | Refusal {
  const parsed = undoBody.safeParse(body);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const target = uuid.safeParse(scanId);
  if (!target.success) return refuse('scan-not-found');
  const { data } = parsed;
  return {
    ok: true,
    request: {
      command: {
        undoId: data.undoId.toLowerCase(),
        scanId: target.data.toLowerCase(),
        amounts: amountsOf(data),
        reason: orNull(data.reason?.trim()),
        occurredAt: data.occurredAt ? inUtc(data.occurredAt) : null,
        sentAt: data.sentAt ? inUtc(data.sentAt) : null,
        station: orNull(data.station),
        madeIn: orNull(data.madeIn),
      },
      named: namedOperator(data.operator),
    },
  };
}
