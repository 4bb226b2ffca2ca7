import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

const PING_TIMEOUT_MS = 2_000;

async function ping(strapi: Core.Strapi): Promise<boolean> {
  try {
    await strapi.db.connection.raw('select 1');
    return true;
  } catch (error) {
    strapi.log.warn(`Not ready: ${String(error)}`);
    return false;
  }
}

/** Whether the database answers within two seconds; waiting for a free connection counts too. */
export function databaseAnswers(strapi: Core.Strapi): Promise<boolean> {
  return Promise.race([ping(strapi), wait(PING_TIMEOUT_MS, false, { ref: false })]);
}
