import type { WaitingPlace } from '../contracts';
import { currentOperations } from '../domain/batch';
import { readLastOperators, type LedgerPart, type Session } from '../ledger';

/** What a person needs who has too few pieces: where the batch's pieces wait, with whom, and who sent them there. */
export async function whereWaiting(
  session: Session,
  { identity, batch }: LedgerPart,
): Promise<WaitingPlace[]> {
  const operators = await readLastOperators(session, identity.partId);
  const lastAt = (number: number | undefined): string | null => operators.get(number ?? 0) ?? null;
  return currentOperations(batch)
    .map(({ number, stageName, waiting }, index, route) => ({
      operation: number,
      stage: stageName,
      waiting,
      operator: lastAt(number),
      sentBy: lastAt(route[index - 1]?.number),
    }))
    .filter(({ waiting }) => waiting > 0);
}
