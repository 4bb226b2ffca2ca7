import { QUIET_ZONE_MODULES } from '../../../../../src/codes';

export interface SymbolRoom {
  moduleMm: number;
  /** White modules on each side; fewer than 4 where a larger symbol was asked for than there is room. */
  quietModules: number;
  /** Side of the symbol with its quiet zone. */
  boxMm: number;
}

interface Asked {
  widthMm: number;
  heightMm: number;
  modules: number;
  /** Side without quiet zone; null: as large as there is room with all of the quiet zone. */
  wantedMm: number | null;
  dotMm: number;
}

/** Below this a symbol is not read against the texts beside it: it gets smaller instead. */
const LEAST_QUIET_MODULES = 2;

/** A module in whole dots, one at least. */
const inDots = (moduleMm: number, dotMm: number): number =>
  Math.max(1, Math.floor(moduleMm / dotMm + 1e-9)) * dotMm;

/** How large a symbol may be in a box, and how much of its quiet zone is left. Lengths are millimetres. Pure. */
export function symbolRoom({ widthMm, heightMm, modules, wantedMm, dotMm }: Asked): SymbolRoom {
  const sideMm = Math.min(widthMm, heightMm);
  const withQuiet = (quiet: number) => sideMm / (modules + 2 * quiet);
  if (wantedMm === null) {
    const moduleMm = inDots(withQuiet(QUIET_ZONE_MODULES), dotMm);
    return {
      moduleMm,
      quietModules: QUIET_ZONE_MODULES,
      boxMm: moduleMm * (modules + 2 * QUIET_ZONE_MODULES),
    };
  }
  const moduleMm = inDots(Math.min(wantedMm / modules, withQuiet(LEAST_QUIET_MODULES)), dotMm);
  const free = (sideMm / moduleMm - modules) / 2;
  const quietModules = Math.min(QUIET_ZONE_MODULES, Math.floor((free + 1e-9) * 2) / 2);
  return { moduleMm, quietModules, boxMm: moduleMm * (modules + 2 * quietModules) };
}
