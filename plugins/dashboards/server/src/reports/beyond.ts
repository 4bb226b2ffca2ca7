import type { ReportRow } from './contracts';
import type { NoteKey } from './texts';

/** What must be known of rows with days that lie after all those that a forecast looks at. */
export function beyondNote(rows: readonly ReportRow[]): NoteKey[] {
  return rows.some(({ beyond }) => typeof beyond === 'string') ? ['beyond-days'] : [];
}
