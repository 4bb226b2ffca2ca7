import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of this process. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const registers = [registry];

export const httpDuration = new Histogram({
  name: 'tracker_http_request_duration_seconds',
  help: 'Time from the arrival of a request to its answer, by class of route, method and class of status',
  labelNames: ['route', 'method', 'status'] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});

export const scans = new Counter({
  name: 'tracker_scans_total',
  help: 'Scans that were sent to the engine: recorded, replayed, or refused with their code',
  labelNames: ['outcome'] as const,
  registers,
});

/** What is measured at the moment somebody asks. */
interface Probes {
  pool(): { used: number; free: number; waiting: number };
  sockets(): number;
}

let probes: Probes = { pool: () => ({ used: 0, free: 0, waiting: 0 }), sockets: () => 0 };

/** From now on these are asked; what is left out stays. */
export function measureWith(fresh: Partial<Probes>): void {
  probes = { ...probes, ...fresh };
}

export const sockets = new Gauge({
  name: 'tracker_sockets',
  help: 'Open live connections of this process',
  registers,
  collect() {
    this.set(probes.sockets());
  },
});

export const poolConnections = new Gauge({
  name: 'tracker_database_connections',
  help: 'Connections of the pool to PostgreSQL: used, free; and requests that wait for one',
  labelNames: ['state'] as const,
  registers,
  collect() {
    for (const [state, count] of Object.entries(probes.pool())) this.set({ state }, count);
  },
});
