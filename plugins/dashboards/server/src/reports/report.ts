import type { Core } from '@strapi/strapi';
import type { Language } from '../../../../../src/refusals';
import type { ColumnKind, ReportFilter, ReportRow } from './contracts';
import type { ReportScope } from './report-scope';
import type { ColumnKey } from './column-texts';
import type { NoteKey } from './texts';

/**
 * A column whose title and definition are the texts of its key, or of `words` where the key means something of its own in this
 * report; or one that the rows bring along with its title.
 */
export type Column =
  | { key: ColumnKey; kind: ColumnKind; words?: ColumnKey }
  | { key: string; kind: ColumnKind; title: string; words: ColumnKey };

/** What was read. */
export interface ReportData {
  columns: readonly Column[];
  rows: ReportRow[];
  totals: ReportRow | null;
  /** What `totals` tells beside the columns. */
  totalColumns?: readonly Column[];
  notes: readonly NoteKey[];
  /** Rows that it shows at most, where these are fewer than of any report; one more was read where there are more. */
  atMost?: number;
}

/** One report: which filters say something about it, and how it is read from the sums. */
export interface ReportReader {
  filters: readonly ReportFilter[];
  read(strapi: Core.Strapi, scope: ReportScope, language: Language): Promise<ReportData>;
}
