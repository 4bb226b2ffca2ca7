import type { Core } from '@strapi/strapi';
import type { Language } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking/contracts';
import {
  REPORT_FILTERS,
  type Report,
  type ReportColumn,
  type ReportFilter,
  type ReportName,
} from './contracts';
import { COLUMN_TEXTS } from './column-texts';
import { cumulativeFlow } from './cumulative-flow';
import { defects } from './defects';
import { firstPassYield } from './first-pass-yield';
import { forecast } from './forecast';
import { operatorPerformance } from './operator-performance';
import { orderCompletion } from './order-completion';
import type { Column, ReportData, ReportReader } from './report';
import type { ReportRequest } from './report-request';
import { scopeOf, type ReportScope } from './report-scope';
import { stageTime } from './stage-time';
import { noteText, REPORT_TEXTS, type NoteKey } from './texts';
import { throughput } from './throughput';
import { workInProcess } from './work-in-process';

/** Rows of one answer, at most. */
export const MAX_ROWS = 5_000;

const READERS: Readonly<Record<ReportName, ReportReader>> = {
  'operator-performance': operatorPerformance,
  'stage-time': stageTime,
  'order-completion': orderCompletion,
  defects,
  'first-pass-yield': firstPassYield,
  throughput,
  'work-in-process': workInProcess,
  'cumulative-flow': cumulativeFlow,
  forecast,
};

function saidColumn(column: Column, language: Language): ReportColumn {
  const { key, kind } = column;
  const texts = COLUMN_TEXTS['title' in column ? column.words : (column.words ?? column.key)];
  const title = 'title' in column ? column.title : texts.title[language];
  return { key, kind, title, definition: texts.definition?.[language] ?? null };
}

function filtersOf(request: ReportRequest, applied: readonly ReportFilter[]) {
  const asked = REPORT_FILTERS.filter((filter) => request[filter] !== undefined);
  const used = asked.filter((filter) => applied.includes(filter));
  return {
    filters: Object.fromEntries(used.map((filter) => [filter, request[filter] ?? ''])),
    notApplied: asked.filter((filter) => !applied.includes(filter)),
  };
}

function shape(request: ReportRequest, scope: ReportScope, data: ReportData, language: Language): Report {
  const { report, from, to } = request;
  const atMost = data.atMost ?? MAX_ROWS;
  const truncated = data.rows.length > atMost;
  const notes: NoteKey[] = truncated ? [...data.notes, 'truncated'] : [...data.notes];
  return {
    report,
    title: REPORT_TEXTS[report].title[language],
    definition: REPORT_TEXTS[report].definition[language],
    at: scope.now.toISOString(),
    timeZone: scope.timeZone,
    period: { from, to },
    ...filtersOf(request, READERS[report].filters),
    columns: data.columns.map((column) => saidColumn(column, language)),
    rows: data.rows.slice(0, atMost),
    totals: data.totals,
    totalColumns: (data.totalColumns ?? []).map((column) => saidColumn(column, language)),
    notes: notes.map((key) => noteText(key, language)),
    truncated,
  };
}

/** Read one report from the sums, which the caller has brought up to date. Titles and definitions are in `language`. */
export async function runReport(
  strapi: Core.Strapi,
  request: ReportRequest,
  now: Date,
  language: Language,
): Promise<Report | Refusal> {
  const reader = READERS[request.report];
  const scope = await scopeOf(strapi, request, reader.filters, now);
  if ('code' in scope) return scope;
  return shape(request, scope, await reader.read(strapi, scope, language), language);
}
