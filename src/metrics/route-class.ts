/** Doors that are worth a figure of their own; the longer path stands before the shorter. */
const CLASSES: readonly (readonly [prefix: string, name: string])[] = [
  ['/api/scans/batch', 'scan-batch'],
  ['/api/scans', 'scans'],
  ['/api/scan-station', 'scan-station'],
  ['/api/parts', 'parts'],
  ['/api/importer', 'importer'],
  ['/api/qr-labels', 'labels'],
  ['/api/dashboards', 'dashboards'],
  ['/api/word-reports', 'word-reports'],
  ['/api/files', 'files'],
  ['/api/upload', 'files'],
  ['/files', 'files'],
  ['/api', 'api'],
  ['/graphql', 'graphql'],
  ['/tracker', 'panel'],
  ['/importer', 'panel'],
  ['/qr-labels', 'panel'],
  ['/dashboards', 'panel'],
  ['/word-reports', 'panel'],
  ['/audit-log', 'panel'],
  ['/realtime', 'panel'],
  ['/admin', 'panel'],
  ['/content-manager', 'panel'],
  ['/upload', 'panel'],
  ['/scan', 'scan-page'],
  ['/health', 'probe'],
  ['/ready', 'probe'],
  ['/metrics', 'probe'],
];

/** One of a few names for a path: a label of a metric must not grow with what people send. */
export function routeClass(path: string): string {
  const lower = path.toLowerCase();
  const found = CLASSES.find(([prefix]) => lower === prefix || lower.startsWith(`${prefix}/`));
  return found?.[1] ?? 'other';
}
