import { randomBytes, randomInt } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { issueBadge, setPin } from '../access';
import type { Doer } from '../tracking';
import { DEMO_OPERATORS, DEMO_REASONS, DEMO_ROUTES, DEMO_STAGES, type DemoOperator } from './factory';

/** A row as the rest of the demonstration addresses it. */
export interface DemoRow {
  id: number;
  documentId: string;
}

/** Who signs in, and with what. */
export interface SignIn {
  identifier: string;
  password: string;
  /** What the QR code of the badge says. */
  badge: string;
  /** Four figures. */
  pin: string;
}

export interface MadeOperator extends DemoRow, SignIn {
  /** Names of stages; null: all. */
  stages: readonly string[] | null;
  station: string;
}

export interface MadeFactory {
  /** Routes by name. */
  routes: ReadonlyMap<string, DemoRow>;
  operators: MadeOperator[];
}

const USER_UID = 'plugin::users-permissions.user';

interface FoundOperator {
  id: number;
  documentId: string;
}

/** The row with these values, made where there is none yet. */
async function findOrCreate(
  strapi: Core.Strapi,
  uid: 'api::stage.stage' | 'api::route.route' | 'api::defect-reason.defect-reason',
  where: Record<string, string>,
  data: () => object,
): Promise<DemoRow> {
  const found = (await strapi.db
    .query(uid)
    .findOne({ where, select: ['id', 'documentId'] })) as DemoRow | null;
  if (found) return found;
  const documents = strapi.documents(uid) as unknown as {
    create(options: { data: object }): Promise<DemoRow>;
  };
  const { id, documentId } = await documents.create({ data: { ...where, ...data() } });
  return { id: Number(id), documentId };
}

async function makeRoutes(
  strapi: Core.Strapi,
  stages: ReadonlyMap<string, DemoRow>,
): Promise<Map<string, DemoRow>> {
  const routes = new Map<string, DemoRow>();
  const hasDefault = (await strapi.db.query('api::route.route').count({ where: { isDefault: true } })) > 0;
  for (const [name, steps] of Object.entries(DEMO_ROUTES)) {
    const isDefault = !hasDefault && routes.size === 0;
    const row = await findOrCreate(strapi, 'api::route.route', { name }, () => ({
      isDefault,
      steps: steps.map((step) => ({
        stage: stages.get(step.replace('?', ''))?.documentId,
        optional: step.endsWith('?'),
      })),
    }));
    routes.set(name, row);
  }
  return routes;
}

/** An operator of that name gets a new password: nobody remembers the one of an earlier demonstration. */
/** A badge and a PIN for somebody who has just been made. */
async function makeBadge(
  strapi: Core.Strapi,
  documentId: string,
  doer: Doer,
): Promise<{ badge: string; pin: string }> {
  const pin = String(randomInt(10_000)).padStart(4, '0');
  const issued = await issueBadge(strapi, documentId, doer);
  const set = await setPin(strapi, documentId, pin, doer);
  if (!issued.ok || !set.ok) throw new Error(`The operator ${documentId} could not be given a badge.`);
  return { badge: issued.badge, pin };
}

async function makeOperator(
  strapi: Core.Strapi,
  operator: DemoOperator,
  stages: ReadonlyMap<string, DemoRow>,
  doer: Doer,
): Promise<MadeOperator> {
  const { username, roleType } = operator;
  const role = (await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: roleType }, select: ['id'] })) as { id: number } | null;
  if (!role) throw new Error(`There is no operator role of the type ${roleType}.`);
  const password = `demo-${randomBytes(4).toString('hex')}`;
  const data = {
    password,
    role: role.id,
    blocked: false,
    stages: (operator.stages ?? []).map((name) => stages.get(name)?.id),
  };
  const users = strapi.plugin('users-permissions').service('user') as {
    add(values: object): Promise<FoundOperator>;
    edit(id: number, values: object): Promise<FoundOperator>;
  };
  const found = (await strapi.db
    .query(USER_UID)
    .findOne({ where: { username }, select: ['id', 'documentId'] })) as FoundOperator | null;
  const { id, documentId } = found
    ? await users.edit(found.id, data)
    : await users.add({
        ...data,
        username,
        email: `${randomBytes(8).toString('hex')}@operator.invalid`,
        provider: 'local',
        confirmed: true,
      });
  return {
    id,
    documentId,
    identifier: username,
    password,
    ...(await makeBadge(strapi, documentId, doer)),
    stages: operator.stages,
    station: operator.station,
  };
}

/** Stages, routes, reasons and operators of the demonstration; what has the same name already is kept. */
export async function makeFactory(strapi: Core.Strapi, doer: Doer): Promise<MadeFactory> {
  const stages = new Map<string, DemoRow>();
  for (const { name, kind } of DEMO_STAGES) {
    stages.set(name, await findOrCreate(strapi, 'api::stage.stage', { name }, () => ({ kind })));
  }
  for (const { code, name } of DEMO_REASONS) {
    await findOrCreate(strapi, 'api::defect-reason.defect-reason', { code }, () => ({
      name,
      appliesTo: 'both',
    }));
  }
  const routes = await makeRoutes(strapi, stages);
  const operators: MadeOperator[] = [];
  for (const operator of DEMO_OPERATORS) {
    operators.push(await makeOperator(strapi, operator, stages, doer));
  }
  return { routes, operators };
}
