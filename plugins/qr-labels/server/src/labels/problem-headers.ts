import type { Context } from 'koa';
import type { LabelProblems } from '../../../contracts';

/**
 * What would print badly, in headers of a file: `X-Labels-Cut: 12; page=3; fields=product,order`,
 * `X-Labels-Small-Module: 12; page=1; mm=0.32`, `X-Labels-Quiet-Zone: 12; page=1; modules=2.5`. Pages count from 1.
 */
export function tellProblems(ctx: Context, { cuts, small, quiet }: LabelProblems): void {
  const tell = (name: string, found: { labels: number; page: number }, more: string) =>
    ctx.set(name, `${found.labels}; page=${found.page + 1}; ${more}`);
  if (cuts) tell('X-Labels-Cut', cuts, `fields=${cuts.fields.join(',')}`);
  if (small) tell('X-Labels-Small-Module', small, `mm=${small.moduleMm.toFixed(2)}`);
  if (quiet) tell('X-Labels-Quiet-Zone', quiet, `modules=${quiet.quietModules}`);
}
