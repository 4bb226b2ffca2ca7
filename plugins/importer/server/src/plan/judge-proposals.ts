import type { Core } from '@strapi/strapi';
import { tracking, type Doer } from '../../../../../src/tracking';
import type { Unjudged } from '../apart/desk-talk';
import type { JudgedRefusal } from './existing';

/** Every act needs a reason; the commit gives the name of the file. */
const REASON = 'import';

/** What the engine would refuse of the acts that a plan proposes to a person, by the ids of the proposals. */
export async function judgeProposals(
  strapi: Core.Strapi,
  { ids, acts }: Unjudged,
  doer: Doer,
): Promise<Record<string, JudgedRefusal>> {
  if (acts.length === 0) return {};
  const judged = await tracking(strapi).judgeActs(acts, REASON, doer);
  return Object.fromEntries(
    ids.flatMap((id, place) => {
      const refusal = judged[place];
      return refusal ? [[id, { code: refusal.code, details: refusal.details }]] : [];
    }),
  );
}
