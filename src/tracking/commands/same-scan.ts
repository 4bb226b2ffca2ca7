import type { Doer, Operator } from '../contracts';
import type { StoredScan } from '../ledger';

/**
 * Whether it is the same person's work. Accounts are told apart by their ids, whatever they are
 * called; names decide where one of them has none. Who signed it without an account of an operator
 * stays the same under another name.
 */
function isSameOperator(taken: StoredScan, operator: Operator, { actor }: Doer): boolean {
  if (operator.id !== null && taken.operatorId !== null) return operator.id === taken.operatorId;
  if (operator.name === taken.operator) return true;
  const isSelf = operator.id === null && operator.name === actor.name;
  const wasSelf = taken.operatorId === null && taken.operator === taken.submittedByName;
  return isSelf && wasSelf && taken.submittedByType === actor.type && taken.submittedById === actor.id;
}

/**
 * Whether an act is the scan that has its id already.
 * @param hashOf the fingerprint of the act's content as the work of this operator (id, else name)
 */
export function isSameScan(
  taken: StoredScan,
  hashOf: (operator: number | string) => string,
  operator: Operator,
  doer: Doer,
): boolean {
  const sameContent = taken.contentHash === hashOf(taken.operatorId ?? taken.operator);
  return sameContent && isSameOperator(taken, operator, doer);
}
