import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import { tracking, type Refusal } from '../../../../../src/tracking';
import type { StageRow } from '../../../stage-cards/contracts';

const STAGE_UID = 'api::stage.stage';
const MAX_STAGES = 500;

interface Row {
  documentId: string;
  name: string;
  kind: StageRow['kind'];
  retired: boolean;
}

/** A stage in use, as a card names it. */
export type Stage = Pick<StageRow, 'id' | 'name' | 'kind'>;

const rowOf = ({ documentId, name, kind }: Row): Stage => ({ id: documentId, name, kind });

/** Stages in use by name, with what is known of their cards' prints. */
export async function readStages(strapi: Core.Strapi): Promise<StageRow[]> {
  const rows = await strapi.documents(STAGE_UID).findMany({
    filters: { retired: { $ne: true } },
    sort: ['name:asc', 'id:asc'],
    limit: MAX_STAGES,
  });
  const stages = (rows as unknown as Row[]).map(rowOf);
  const prints = await tracking(strapi).cardPrints(
    'stage',
    stages.map(({ id }) => id),
  );
  const known = new Map(prints.map((one) => [one.id, one]));
  return stages.map((stage) => ({ printCount: 0, lastPrintedAt: null, ...stage, ...known.get(stage.id) }));
}

/** These stages in the order asked for; one that is gone or retired is a refusal. */
export async function stagesOf(strapi: Core.Strapi, ids: readonly string[]): Promise<Stage[] | Refusal> {
  const rows = (await strapi
    .documents(STAGE_UID)
    .findMany({ filters: { documentId: { $in: [...ids] } }, limit: ids.length })) as unknown as Row[];
  const known = new Map(rows.map((row) => [row.documentId, row]));
  const found: Stage[] = [];
  for (const id of ids) {
    const row = known.get(id);
    if (!row) return refuse('stage-not-found', { stage: id });
    if (row.retired) return refuse('stage-retired', { stage: row.name });
    found.push(rowOf(row));
  }
  return found;
}
