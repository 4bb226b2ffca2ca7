import type { Core } from '@strapi/strapi';
import { colleagueOnDevice } from '../access';
import { tracking } from '../tracking';
import { operatorDirectory } from './operators';
import type { Doors } from './prepare-scan';

const known = new WeakMap<Core.Strapi, Doors>();

/** What the doors of this Strapi stand before; made once, when the first request arrives. */
export function doorsOf(strapi: Core.Strapi): Doors {
  const found = known.get(strapi);
  if (found) return found;
  const doors: Doors = {
    engine: tracking(strapi),
    operators: operatorDirectory(strapi),
    findColleague: (claim) => colleagueOnDevice(strapi, claim),
  };
  known.set(strapi, doors);
  return doors;
}
