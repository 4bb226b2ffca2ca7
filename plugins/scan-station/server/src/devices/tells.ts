/** A page tells at once what changes, at most on every chance and every five minutes; more is a program. */
export const MAX_TELLS = 60;
const WINDOW_MS = 10 * 60_000;
/** More devices than any factory has; the one heard first is forgotten. */
export const MAX_DEVICES = 10_000;

interface Window {
  beganMs: number;
  count: number;
}

/** Counts in this process how often each device tells something while nobody is signed in there. */
export class Tells {
  private readonly windows = new Map<string, Window>();

  /** @returns seconds to wait; null: it may tell now, and that is counted */
  waitSeconds(deviceId: string, nowMs: number): number | null {
    const known = this.windows.get(deviceId);
    const window = known && nowMs - known.beganMs < WINDOW_MS ? known : { beganMs: nowMs, count: 0 };
    if (window.count >= MAX_TELLS) return Math.ceil((window.beganMs + WINDOW_MS - nowMs) / 1_000);
    window.count += 1;
    this.windows.delete(deviceId);
    this.windows.set(deviceId, window);
    const [oldest] = this.windows.keys();
    if (this.windows.size > MAX_DEVICES && oldest !== undefined) this.windows.delete(oldest);
    return null;
  }

  /** How many devices are remembered. */
  get size(): number {
    return this.windows.size;
  }
}
