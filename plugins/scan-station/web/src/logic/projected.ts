import type { OperationView, PartPage } from '../../../../../src/tracking/contracts';
import type { KeptItem, ReportBody } from '../outbox/kept-item';

/** Pieces that a report moves, or with the factor -1 that its undo moves back. */
function moved(page: PartPage, body: ReportBody, factor: 1 | -1): PartPage {
  const here = page.operations.find(({ number }) => number === body.operation);
  if (!here) return page;
  const rework = body.rework?.quantity ?? 0;
  const later = page.operations.filter(({ sequence }) => sequence > here.sequence);
  const next = later.sort((one, other) => one.sequence - other.sequence)[0];
  const arrivals = new Map<number, number>([[here.number, -(body.good + body.scrapped + rework)]]);
  const arrive = (operation: number, pieces: number): void => {
    arrivals.set(operation, (arrivals.get(operation) ?? 0) + pieces);
  };
  if (next) arrive(next.number, body.good);
  if (body.rework) arrive(body.rework.toOperation, rework);
  const operations = page.operations.map((operation): OperationView => {
    const waiting = operation.waiting + factor * (arrivals.get(operation.number) ?? 0);
    const done = operation.number === here.number ? operation.done + factor * body.good : operation.done;
    return { ...operation, waiting: Math.max(0, waiting), done: Math.max(0, done) };
  });
  const finished = Math.max(0, page.part.finished + (next ? 0 : factor * body.good));
  return { ...page, part: { ...page.part, finished }, operations };
}

/**
 * A part as it will be when the server has counted what this device still keeps of it. Refused acts
 * move nothing. It is a guess: others may have reported meanwhile.
 * @param kept the acts of this device in their order
 */
export function projected(page: PartPage, kept: readonly KeptItem[]): PartPage {
  return kept
    .filter(
      ({ kind, body, refusal }) => kind !== 'call' && body.partCode === page.part.code && refusal === null,
    )
    .reduce((state, { kind, body }) => moved(state, body, kind === 'report' ? 1 : -1), page);
}
