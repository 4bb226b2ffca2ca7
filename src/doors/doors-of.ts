import type { Core } from '@strapi/strapi';
import { colleagueOnDevice, typedOperator } from '../access';
import { countScan } from '../metrics';
import { tracking, type Tracking } from '../tracking';
import { operatorDirectory } from './operators';
import type { Doors } from './prepare-scan';

const known = new WeakMap<Core.Strapi, Doors>();

/** What is said to scans is counted where every door passes. */
function counted(engine: Tracking): Tracking {
  return {
    ...engine,
    async recordScan(command, doer) {
      const result = await engine.recordScan(command, doer);
      countScan(result);
      return result;
    },
    async recordScans(items, doer) {
      const results = await engine.recordScans(items, doer);
      results.forEach(countScan);
      return results;
    },
    async undoScan(command, doer) {
      const result = await engine.undoScan(command, doer);
      countScan(result);
      return result;
    },
  };
}

/** What the doors of this Strapi stand before; made once, when the first request arrives. */
export function doorsOf(strapi: Core.Strapi): Doors {
  const found = known.get(strapi);
  if (found) return found;
  const engine = counted(tracking(strapi));
  const doors: Doors = {
    engine,
    operators: operatorDirectory(strapi),
    findColleague: (claim) => colleagueOnDevice(strapi, claim),
    findTypedMaker: async (scanId, named) =>
      (await engine.makerOfReport(scanId)) === named ? typedOperator(strapi, named) : null,
  };
  known.set(strapi, doors);
  return doors;
}
