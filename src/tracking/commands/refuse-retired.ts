import { refuse } from '../../refusals';
import type { Refusal } from '../contracts';
import type { RouteTemplate } from '../ledger';

/** A retired route, or one with a retired stage, is given to no batch any more; null: it may be given. */
export function refuseRetired({ name, retired, retiredStages }: RouteTemplate): Refusal | null {
  if (retired) return refuse('route-retired', { route: name });
  const [stage] = retiredStages;
  return stage === undefined ? null : refuse('stage-retired', { route: name, stage });
}
