import { withLaunchWish } from '../../src/tracking';
import type { PartKind, StageKind } from '../../src/tracking/contracts';
import type { TestApp } from './app';

export interface Row {
  id: number;
  documentId: string;
}

/** A stage by its name alone, or with what differs from the defaults. */
export type StageWish = string | { name: string; kind?: StageKind; mayScrap?: boolean; mayRework?: boolean };

async function create(app: TestApp, uid: string, data: object): Promise<Row> {
  const documents = app.strapi.documents as unknown as (name: string) => {
    create(options: { data: object }): Promise<{ id: number | string; documentId: string }>;
  };
  const { id, documentId } = await documents(uid).create({ data });
  return { id: Number(id), documentId };
}

/** Stages in the order of `wishes`. */
export async function makeStages(app: TestApp, wishes: StageWish[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const wish of wishes) {
    rows.push(await create(app, 'api::stage.stage', typeof wish === 'string' ? { name: wish } : wish));
  }
  return rows;
}

/** A route over stages that exist, by their names; a name that ends in `?` is an optional step. */
export async function makeRoute(
  app: TestApp,
  name: string,
  stageNames: string[],
  isDefault = false,
): Promise<Row> {
  const steps = [];
  for (const stageName of stageNames) {
    const optional = stageName.endsWith('?');
    const where = { name: optional ? stageName.slice(0, -1) : stageName };
    const stage = (await app.strapi.db.query('api::stage.stage').findOne({ where })) as Row | null;
    if (!stage) throw new Error(`There is no stage ${where.name}.`);
    steps.push({ stage: stage.documentId, optional });
  }
  return create(app, 'api::route.route', { name, isDefault, steps });
}

export interface ProductWish {
  designation: string;
  name?: string;
  orderNumber?: string;
  quantity?: number;
  dueDate?: string;
}

export function makeProduct(app: TestApp, wish: ProductWish): Promise<Row> {
  return create(app, 'api::product.product', { quantity: 1, ...wish });
}

export interface PartWish {
  product: Row;
  designation: string;
  quantity: number;
  name?: string;
  kind?: PartKind;
  material?: string;
  size?: string;
  /** null: without a route; absent: the default route for produced kinds. */
  route?: Row | null;
}

/** A batch in production. Its label code is what the doors take. */
export async function makePart(app: TestApp, wish: PartWish): Promise<string> {
  const { product, route, quantity, ...fields } = wish;
  const launch = { quantity, ...(route === undefined ? {} : { route: route ? route.documentId : null }) };
  const part = await withLaunchWish(launch, () =>
    create(app, 'api::part.part', { kind: 'part', ...fields, product: product.documentId }),
  );
  const found = await app.sql.query<{ code: string }>('select code from part_states where part_id = $1', [
    part.id,
  ]);
  const [state] = found.rows;
  if (!state) throw new Error(`The part ${wish.designation} has no state.`);
  return state.code;
}
