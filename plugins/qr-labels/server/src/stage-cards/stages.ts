import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { StageRow } from '../../../stage-cards/contracts';

const STAGE_UID = 'api::stage.stage';
const MAX_STAGES = 500;

interface Row {
  documentId: string;
  name: string;
  kind: StageRow['kind'];
  retired: boolean;
}

const rowOf = ({ documentId, name, kind }: Row): StageRow => ({ id: documentId, name, kind });

/** Stages in use by name. */
export async function readStages(strapi: Core.Strapi): Promise<StageRow[]> {
  const rows = await strapi.documents(STAGE_UID).findMany({
    filters: { retired: { $ne: true } },
    sort: ['name:asc', 'id:asc'],
    limit: MAX_STAGES,
  });
  return (rows as unknown as Row[]).map(rowOf);
}

/** These stages in the order asked for; one that is gone or retired is a refusal. */
export async function stagesOf(strapi: Core.Strapi, ids: readonly string[]): Promise<StageRow[] | Refusal> {
  const rows = (await strapi
    .documents(STAGE_UID)
    .findMany({ filters: { documentId: { $in: [...ids] } }, limit: ids.length })) as unknown as Row[];
  const known = new Map(rows.map((row) => [row.documentId, row]));
  const found: StageRow[] = [];
  for (const id of ids) {
    const row = known.get(id);
    if (!row) return refuse('stage-not-found', { stage: id });
    if (row.retired) return refuse('stage-retired', { stage: row.name });
    found.push(rowOf(row));
  }
  return found;
}
