import type { ReportName } from '../../../server/src/reports/contracts';

/** Reports of now, which no days narrow. */
export const WITHOUT_DAYS: readonly ReportName[] = ['forecast'];
