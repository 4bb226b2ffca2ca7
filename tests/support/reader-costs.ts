import { readdirSync, readFileSync } from 'node:fs';

/** What the processes that read files took while somebody watched. */
export interface ReaderCosts {
  /** The most memory that one of them and the server's growth took together. */
  moreMegabytes: number;
  /** Of the costliest one; seconds of a processor, whatever else the machine does meanwhile. */
  cpuSeconds: number;
}

const SAMPLE_MS = 5;
const TICKS_PER_SECOND = 100;
const MEGABYTE = 1024 * 1024;
const READER = /(desk|reader)-process\.js/;

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has just ended.
    return '';
  }
}

function readers(): string[] {
  const own = `/proc/${process.pid}/task`;
  return readdirSync(own)
    .flatMap((thread) => read(`${own}/${thread}/children`).split(' '))
    .filter((pid) => pid !== '' && READER.test(read(`/proc/${pid}/cmdline`)));
}

/** The most memory that a process ever held, in megabytes, and the processor's time that it took. */
function costsOf(pid: string): { megabytes: number; cpuSeconds: number } {
  const peak = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1];
  // The name in brackets may hold anything; times are the 12th and 13th field behind it.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  return { megabytes: Number(peak ?? 0) / 1024, cpuSeconds: ticks / TICKS_PER_SECOND };
}

/** Watch the processes that this one starts to read files, from now until `stop`. Only where there is a /proc. */
export function watchReaders(): { stop(): ReaderCosts } {
  const before = process.memoryUsage.rss();
  const costs: ReaderCosts = { moreMegabytes: 0, cpuSeconds: 0 };
  const look = (): void => {
    const grown = Math.max(0, process.memoryUsage.rss() - before) / MEGABYTE;
    const each = readers().map(costsOf);
    const most = Math.max(0, ...each.map(({ megabytes }) => megabytes));
    costs.moreMegabytes = Math.max(costs.moreMegabytes, grown + most);
    costs.cpuSeconds = Math.max(costs.cpuSeconds, ...each.map(({ cpuSeconds }) => cpuSeconds));
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    stop: () => {
      look();
      clearInterval(timer);
      return costs;
    },
  };
}
