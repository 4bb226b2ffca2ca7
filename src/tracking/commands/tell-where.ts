import { refuse } from '../../refusals';
import type { Refusal, WaitingPlace } from '../contracts';
import { currentOperations } from '../domain/batch';
import { readLastOperators, type LedgerPart } from '../ledger';
import type { Engine } from './engine';

/** What a person needs who has too few pieces: where the batch's pieces wait, and with whom. */
export async function tellWhere(
  engine: Engine,
  { identity, batch }: LedgerPart,
  refusal: Refusal,
): Promise<Refusal> {
  const operators = await readLastOperators(engine.session, identity.partId);
  const where: WaitingPlace[] = currentOperations(batch)
    .filter(({ waiting }) => waiting > 0)
    .map(({ number, stageName, waiting }) => ({
      operation: number,
      stage: stageName,
      waiting,
      operator: operators.get(number) ?? null,
    }));
  return refuse(refusal.code, { ...refusal.details, where });
}
