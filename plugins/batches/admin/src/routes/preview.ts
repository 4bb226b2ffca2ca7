import type { RoutedBatch, RoutePreview } from '../../../../../src/tracking/contracts';

/** What `POST /tracker/routes/:id/preview` answers: one look at 500 batches at most. */
export interface RouteLook extends Omit<RoutePreview, 'ok' | 'refused'> {
  refused: (RoutedBatch & { error: { message: string } })[];
}

/** All looks at a route's open batches together. */
export type WholePreview = Omit<RouteLook, 'nextAfter'>;

/** @returns null: there was no look yet */
export function wholePreview(looks: readonly RouteLook[]): WholePreview | null {
  const last = looks.at(-1);
  if (!last) return null;
  return {
    route: last.route,
    total: last.total,
    applicable: looks.flatMap(({ applicable }) => applicable),
    unchanged: looks.reduce((sum, { unchanged }) => sum + unchanged, 0),
    refused: looks.flatMap(({ refused }) => refused),
  };
}

/** Whether some open batch does not follow the route as it is now. */
export function differs({ applicable, refused }: WholePreview): boolean {
  return applicable.length + refused.length > 0;
}
