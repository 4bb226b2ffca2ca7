import type { WaitingPlace } from '../contracts';
import { currentOperations } from '../domain/batch';
import { readLastOperators, type LedgerPart, type Session } from '../ledger';

/** What a person needs who has too few pieces: where the batch's pieces wait, and with whom. */
export async function whereWaiting(
  session: Session,
  { identity, batch }: LedgerPart,
): Promise<WaitingPlace[]> {
  const operators = await readLastOperators(session, identity.partId);
  return currentOperations(batch)
    .filter(({ waiting }) => waiting > 0)
    .map(({ number, stageName, waiting }) => ({
      operation: number,
      stage: stageName,
      waiting,
      operator: operators.get(number) ?? null,
    }));
}
