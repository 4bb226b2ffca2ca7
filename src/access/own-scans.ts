import type { Core } from '@strapi/strapi';
import type { SessionRights } from './access-state';

const SCAN_UID = 'api::scan.scan';
const READS = new Set(['findMany', 'findFirst', 'findOne', 'count']);

interface Reading {
  filters?: unknown;
}

/**
 * An operator reads own scans only, at every door that goes through the Document Service; who may
 * correct others sees theirs too. Call it in `register`.
 */
export function limitToOwnScans(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (context.uid !== SCAN_UID || !READS.has(context.action)) return next();
    const state = strapi.requestContext.get()?.state as { operatorSession?: SessionRights } | undefined;
    const operator = state?.operatorSession?.operator;
    if (!operator || operator.may.has('correct-others')) return next();
    const params = context.params as Reading;
    params.filters = { $and: [params.filters ?? {}, { operatorId: operator.id }] };
    return next();
  });
}
