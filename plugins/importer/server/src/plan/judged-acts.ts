import type { JudgedAct, PlannedStage } from '../../../../../src/tracking';
import type { ProposedAct } from '../contracts';
import { routeKey, stageKey } from '../table/operations';
import type { Existing, ExistingStage } from './existing';

function plannedStage(stages: readonly ExistingStage[], name: string): PlannedStage {
  const same = stages.filter((stage) => stageKey(stage.name) === stageKey(name));
  const stage = same.find(({ retired }) => !retired) ?? same[0];
  return stage ?? { id: 0, name, retired: false };
}

/** A proposal in the words of the engine. Pure. */
export function judgedAct(
  { act, code, quantity, operations }: ProposedAct,
  existing: Pick<Existing, 'routes' | 'stages'>,
): JudgedAct {
  const partCode = code ?? '';
  if (act !== 'route') return { act, partCode, quantity: quantity ?? 0 };
  const wanted = operations ?? [];
  const known = existing.routes.find(({ stages }) => routeKey(stages) === routeKey(wanted));
  const route = known?.id ?? wanted.map((name) => plannedStage(existing.stages, name));
  return { act, partCode, route };
}
