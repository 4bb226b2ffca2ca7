import { stageKey } from '../table/operations';

/**
 * The keys of stages and routes, each name worked out once: thousands of parts share a few routes. For one piece of
 * work, for it keeps every name that it has seen.
 */
export class RouteKeys {
  private readonly stages = new Map<string, string>();

  stage(name: string): string {
    const known = this.stages.get(name);
    if (known !== undefined) return known;
    const key = stageKey(name);
    this.stages.set(name, key);
    return key;
  }

  /** As `routeKey` has it. */
  route(stages: readonly string[]): string {
    return stages.map((name) => this.stage(name)).join('\n');
  }
}
