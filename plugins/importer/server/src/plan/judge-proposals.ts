import type { Core } from '@strapi/strapi';
import { tracking, type Doer, type JudgedAct, type PlannedStage } from '../../../../../src/tracking';
import type { ProposedAct } from '../contracts';
import { routeKey, stageKey } from '../table/operations';
import type { Existing, ExistingStage, JudgedRefusal } from './existing';
import type { Plan } from './plan';

/** Every act needs a reason; the commit gives the name of the file. */
const REASON = 'import';

function plannedStage(stages: readonly ExistingStage[], name: string): PlannedStage {
  const same = stages.filter((stage) => stageKey(stage.name) === stageKey(name));
  const stage = same.find(({ retired }) => !retired) ?? same[0];
  return stage ?? { id: 0, name, retired: false };
}

function judgedAct({ act, code, quantity, operations }: ProposedAct, existing: Existing): JudgedAct {
  const partCode = code ?? '';
  if (act !== 'route') return { act, partCode, quantity: quantity ?? 0 };
  const wanted = operations ?? [];
  const known = existing.routes.find(({ stages }) => routeKey(stages) === routeKey(wanted));
  const route = known?.id ?? wanted.map((name) => plannedStage(existing.stages, name));
  return { act, partCode, route };
}

/** What the engine would refuse of the acts that a plan proposes to a person, by the ids of the proposals. */
export async function judgeProposals(
  strapi: Core.Strapi,
  { proposals }: Pick<Plan, 'proposals'>,
  existing: Existing,
  doer: Doer,
): Promise<Record<string, JudgedRefusal>> {
  const acts = proposals.map((proposal) => judgedAct(proposal, existing));
  const judged = await tracking(strapi).judgeActs(acts, REASON, doer);
  return Object.fromEntries(
    proposals.flatMap(({ id }, place) => {
      const refusal = judged[place];
      return refusal ? [[id, { code: refusal.code, details: refusal.details }]] : [];
    }),
  );
}
