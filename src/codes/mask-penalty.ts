/** How badly a symbol would be read, by the four rules of ISO/IEC 18004 as the library of QR codes counts them. Pure. */

const LONG_RUN = 5;
const RUN_BASE = 3;
const BLOCK = 3;
const FINDER = 40;
const BALANCE = 10;
/** Modules of what looks like a finder pattern, with light ones on one side. */
const FINDER_BITS = 11;

/** Runs of one colour and false finder patterns along one line of modules. */
function linePenalty(modules: Uint8Array, from: number, step: number, size: number): number {
  let points = 0;
  let run = 0;
  let last = -1;
  let bits = 0;
  for (let n = 0, at = from; n < size; n += 1, at += step) {
    const module = modules[at] ?? 0;
    if (module === last) run += 1;
    else {
      if (run >= LONG_RUN) points += RUN_BASE + run - LONG_RUN;
      last = module;
      run = 1;
    }
    bits = ((bits << 1) & 0x7ff) | module;
    if (n >= FINDER_BITS - 1 && (bits === 0x5d0 || bits === 0x05d)) points += FINDER;
  }
  return run >= LONG_RUN ? points + RUN_BASE + run - LONG_RUN : points;
}

/** @param modules row by row, 1 = dark */
export function maskPenalty(modules: Uint8Array, size: number): number {
  let points = 0;
  let dark = 0;
  for (let line = 0; line < size; line += 1) {
    points += linePenalty(modules, line * size, 1, size) + linePenalty(modules, line, size, size);
  }
  for (let at = 0; at < modules.length; at += 1) {
    dark += modules[at] ?? 0;
    if (at % size === size - 1 || at >= size * (size - 1)) continue;
    const sum =
      (modules[at] ?? 0) + (modules[at + 1] ?? 0) + (modules[at + size] ?? 0) + (modules[at + size + 1] ?? 0);
    if (sum === 4 || sum === 0) points += BLOCK;
  }
  return points + Math.abs(Math.ceil((dark * 100) / modules.length / 5) - 10) * BALANCE;
}
