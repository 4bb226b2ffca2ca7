import { refuse } from '../../refusals';
import type { Refusal } from '../contracts';
import type { LedgerPart } from '../ledger';
import type { Engine } from './engine';
import { whereWaiting } from './where-waiting';

/** What a person needs who has too few pieces: where the batch's pieces wait, and with whom. */
export async function tellWhere(engine: Engine, part: LedgerPart, refusal: Refusal): Promise<Refusal> {
  return refuse(refusal.code, { ...refusal.details, where: await whereWaiting(engine.session, part) });
}
