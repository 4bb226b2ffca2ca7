import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** A limit that is set, or null where all are kept. @throws for what is no limit */
function limit(name: string, text: string, most: number): number | null {
  if (text.trim() === '') return null;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`${name}=${text} must be a whole number from 1 to ${most}, or empty: then all are kept.`);
}

/** How long Word reports can be made again. The log of them stays for ever. */
export default ({ env }: { env: Env }) => ({
  /** Inputs of runs are deleted when they are older than so many days. */
  keepDays: limit('WORD_REPORTS_KEEP_DAYS', env('WORD_REPORTS_KEEP_DAYS', ''), 36_500),
  /** Inputs of so many runs are kept, the newest. */
  keepRuns: limit('WORD_REPORTS_KEEP_RUNS', env('WORD_REPORTS_KEEP_RUNS', ''), 1_000_000),
});
