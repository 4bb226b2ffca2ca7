/** Where the CPU of a profiled server went: self time by who wrote the code. */

/** @type {[name: string, matches: (where: { url: string, functionName: string }) => boolean][]} */
const OWNERS = [
  ['garbage collection', ({ functionName }) => functionName === '(garbage collector)'],
  ['the rule and its SQL (src/tracking)', ({ url }) => url.includes('/dist/src/tracking/')],
  ['who may (src/access)', ({ url }) => url.includes('/dist/src/access/')],
  ['the rest of ours', ({ url }) => /\/dist\/(src|plugins|config)\//.test(url)],
  ['node-postgres', ({ url }) => /node_modules\/pg(-[\w-]+)?\//.test(url)],
  ['checks of input (zod)', ({ url }) => url.includes('node_modules/zod/')],
  ['Strapi, Koa and other packages', ({ url }) => url.includes('/node_modules/')],
  ["Node's network, streams and timers", ({ url }) => url.startsWith('node:')],
  ['native code (system calls, parsers, crypto)', () => true],
];

const NO_WORK = new Set(['(idle)', '(root)']);

/**
 * @param {{ nodes: { id: number, callFrame: { url: string, functionName: string } }[], samples: number[],
 *   timeDeltas: number[] }} profile as V8's profiler writes it; time in microseconds
 * @returns {{ name: string, percent: number }[]} shares of the time that was not idle, the largest first
 */
export function cpuShares({ nodes, samples, timeDeltas }) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spentUs = new Map();
  let totalUs = 0;
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    if (!frame || NO_WORK.has(frame.functionName)) return;
    const us = Math.max(0, timeDeltas[index] ?? 0);
    const owner = OWNERS.find(([, matches]) => matches(frame))?.[0] ?? '';
    spentUs.set(owner, (spentUs.get(owner) ?? 0) + us);
    totalUs += us;
  });
  return [...spentUs]
    .map(([name, us]) => ({ name, percent: (100 * us) / Math.max(1, totalUs) }))
    .sort((one, other) => other.percent - one.percent);
}
