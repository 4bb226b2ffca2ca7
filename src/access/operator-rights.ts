import type { Core } from '@strapi/strapi';
import type { Capability } from '../tracking/contracts';
import { capabilitiesOf } from './capabilities';

/** A stage that an operator is limited to. */
export interface StageLimit {
  id: string;
  name: string;
}

/** An operator and everything the doors must know of the rights. */
export interface OperatorRights {
  id: number;
  documentId: string;
  name: string;
  may: ReadonlySet<Capability>;
  /** Numeric stage ids; null: every stage. */
  stageIds: ReadonlySet<number> | null;
  stages: StageLimit[] | null;
  role: { id: number; name: string; type: string } | null;
  /** Content API actions of the role. */
  actions: string[];
}

interface UserRow {
  id: number;
  documentId: string;
  username: string;
  blocked: boolean | null;
  role: { id: number; name: string; type: string; permissions?: { action: string }[] } | null;
  stages?: { id: number; documentId: string; name: string }[];
}

/** The operator with the rights of the role; null where there is none or the operator is blocked. */
export async function loadOperatorRights(
  strapi: Core.Strapi,
  operatorId: number,
): Promise<OperatorRights | null> {
  const user = (await strapi.db.query('plugin::users-permissions.user').findOne({
    where: { id: operatorId },
    select: ['id', 'documentId', 'username', 'blocked'],
    populate: { role: { populate: ['permissions'] }, stages: true },
  })) as UserRow | null;
  if (!user || user.blocked) return null;
  const actions = (user.role?.permissions ?? []).map(({ action }) => action);
  const stages = user.stages?.length ? user.stages : null;
  return {
    id: user.id,
    documentId: user.documentId,
    name: user.username,
    may: capabilitiesOf(actions),
    stageIds: stages && new Set(stages.map(({ id }) => id)),
    stages: stages && stages.map(({ documentId, name }) => ({ id: documentId, name })),
    role: user.role && { id: user.role.id, name: user.role.name, type: user.role.type },
    actions,
  };
}
