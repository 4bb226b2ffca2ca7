/** What a foreman has filled in to report the work of an operator. */
export interface BehalfValues {
  operation: string;
  operator: string;
  good: number | null;
  scrapped: number | null;
  reason: string;
  /** `scanId` of a refused report that this one settles; empty: none. */
  settles: string;
  /** As the browser's field writes it, in this computer's time zone; empty: now. */
  occurredAt: string;
}

/** Whether there is enough to send: who, where and some pieces, and why where some are scrapped. */
export function isComplete({ operation, operator, good, scrapped, reason }: BehalfValues): boolean {
  if (operation === '' || operator === '' || (good ?? 0) + (scrapped ?? 0) <= 0) return false;
  return !scrapped || reason !== '';
}

/** The body of `POST /tracker/scans`. */
export function reportBody(values: BehalfValues, scanId: string, partCode: string, now: Date): object {
  const { operation, operator, good, scrapped, reason, settles, occurredAt } = values;
  return {
    scanId,
    partCode,
    operation: Number(operation),
    operator,
    good: good ?? 0,
    scrapped: scrapped ?? 0,
    ...(scrapped ? { reason } : {}),
    ...(settles.trim() ? { settles: settles.trim() } : {}),
    underHold: true,
    occurredAt: (occurredAt ? new Date(occurredAt) : now).toISOString(),
  };
}

/** The query of `GET /tracker/parts/:code/look-alikes`. */
export function lookAlikesQuery(values: BehalfValues, now: Date): string {
  const { operation, operator, good, scrapped, occurredAt } = values;
  return new URLSearchParams({
    operation,
    good: String(good ?? 0),
    scrapped: String(scrapped ?? 0),
    rework: '0',
    operator,
    occurredAt: (occurredAt ? new Date(occurredAt) : now).toISOString(),
  }).toString();
}
