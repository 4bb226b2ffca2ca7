import type { AuditEntry } from '../../../../../src/audit';
import type { Doer } from '../../../../../src/tracking/contracts';
import { REPORT_FILTERS } from './contracts';
import type { ReportRequest } from './report-request';

/** Somebody looked at a report or took it away: which, for what, in which format. */
export function reportEntry(
  { actor, address, requestId }: Doer,
  request: ReportRequest,
  at: Date,
): AuditEntry {
  const { report, from, to, format } = request;
  const narrowed = REPORT_FILTERS.filter((filter) => request[filter] !== undefined);
  return {
    at: at.toISOString(),
    actor,
    action: 'run-report',
    category: 'reports',
    subjectType: 'report',
    subjectId: report,
    subjectName: null,
    difference: {
      report,
      format,
      filter: { from, to, ...Object.fromEntries(narrowed.map((filter) => [filter, request[filter]])) },
    },
    address,
    requestId,
  };
}
