/** A small factory with a month of work behind it, made through the engine's own commands. */
import type { Core } from '@strapi/strapi';
import type { Doer } from '../tracking';
import { launchActs, WORK_DELAY_MS, type LaunchedProduct } from './launch-products';
import { makeFactory, type SignIn } from './make-factory';
import { seededRandom } from './random';
import { makeShifts } from './make-shifts';
import { Simulation } from './simulate-work';
import { workSlots } from './work-calendar';

/** Reports of the demonstration. */
export const DEMO_SCANS = 500;
const DAYS = 30;
const DAY_MS = 86_400_000;
const USUAL_LOT = 14;
/** Starts are drawn apart from the work. */
const STARTS_SEED = 0x5eed;

const SYSTEM: Doer = {
  actor: { type: 'system', id: 'system', name: 'demo' },
  may: null,
  stageIds: null,
  address: null,
  requestId: null,
};

/** What the command prints. */
export interface DemoFactory {
  /** A full-access API token. */
  apiToken: string;
  /** The first of them may report at every stage. */
  operators: SignIn[];
  /** Label codes: those first on which work can begin, those without operations last. */
  parts: string[];
  /** documentIds. */
  products: string[];
}

/** How many parts there are; the demonstration keeps out of a factory that works. */
export function countParts(strapi: Core.Strapi): Promise<number> {
  return strapi.db.query('api::part.part').count();
}

async function createToken(strapi: Core.Strapi): Promise<string> {
  const service = strapi.service('admin::api-token') as unknown as {
    create(token: object): Promise<{ accessKey: string }>;
    exists(token: { name: string }): Promise<boolean>;
  };
  // Histories call by it whoever reports with the token.
  let name = 'Demo';
  for (let count = 2; await service.exists({ name }); count += 1) name = `Demo ${count}`;
  const { accessKey } = await service.create({
    kind: 'content-api',
    name,
    description: 'npm run demo',
    type: 'full-access',
    lifespan: null,
  });
  return accessKey;
}

/**
 * Fill the database: 3 products of 20 parts in 3 levels, 8 stages, 4 routes, 6 operators, 2 shifts, 500 reports
 * in the working hours of the last 30 days, some of them with a start.
 * @param now the end of those days
 * @param seed the same seed gives the same work; label codes, passwords and the token are random
 */
export async function fillDemo(strapi: Core.Strapi, now: Date, seed: number): Promise<DemoFactory> {
  const nowMs = now.getTime();
  const random = seededRandom(seed);
  const made = await makeFactory(strapi, SYSTEM);
  await makeShifts(strapi);
  const products: LaunchedProduct[] = [];
  const simulation = new Simulation(strapi, random, USUAL_LOT, seededRandom(seed + STARTS_SEED), SYSTEM);
  const launches = await launchActs(strapi, { made, doer: SYSTEM, nowMs }, async (product) => {
    products.push(product);
    await simulation.begin(product);
  });
  const slots = workSlots(
    {
      fromMs: nowMs - DAYS * DAY_MS + WORK_DELAY_MS,
      toMs: nowMs,
      timeZone: strapi.config.get<string>('factory.timeZone', 'UTC'),
      operators: made.operators.length,
      count: DEMO_SCANS,
    },
    random,
  );
  const reports = slots.map((slot) => ({
    atMs: slot.atMs,
    run: () => simulation.work(slot, made.operators),
  }));
  // In the order of their times, so that no history and no log tells later acts before earlier ones.
  for (const { run } of [...launches, ...reports].sort((one, other) => one.atMs - other.atMs)) await run();
  const routed = simulation.codes();
  const known = new Set(routed);
  const others = products
    .flatMap(({ batches }) => batches.map(({ code }) => code))
    .filter((code) => !known.has(code));
  return {
    apiToken: await createToken(strapi),
    operators: made.operators.map(({ identifier, password, badge, pin }) => ({
      identifier,
      password,
      badge,
      pin,
    })),
    parts: [...routed, ...others],
    products: products.map(({ documentId }) => documentId),
  };
}
