/** What the doors of Word reports take and answer; the admin page reads the same types. Types only. */
import type { TemplateField, TemplateIssue, TemplatePlace } from './server/src/docx/contracts';

export type { TemplateField, TemplateIssue, TemplatePlace } from './server/src/docx/contracts';

/** Rows of a table by the numbers that a spreadsheet program shows, or all of them. */
export interface RowChoice {
  sheet?: string;
  row?: number;
  rows?: number[] | 'all';
}

export type ReportSource =
  | ({ upload: string } & RowChoice)
  /** Refused: there is no connection to OneDrive. */
  | ({ oneDrivePath: string } & RowChoice)
  | { part: string }
  | { product: string; each?: 'part' };

/** `POST` of a preview or a run. */
export interface ReportOrder {
  template: string;
  source: ReportSource;
  /** Rows of a table as one document each, or all of them in one, in its block `Строки`. */
  as?: 'documents' | 'one-document';
  fileNamePattern?: string;
  language?: 'ru' | 'en';
  /** Refused: there is no connection to OneDrive. */
  saveToOneDrive?: string;
  /** Invented by the caller, who asks how far the run is by it. */
  progressId?: string;
}

export interface TemplateView {
  /** documentId. */
  id: string;
  name: string;
  description: string | null;
  fileNamePattern: string | null;
  /** ISO 8601 in UTC. */
  updatedAt: string;
  /** False: its file is gone; upload it again. */
  hasFile: boolean;
}

export interface SaidIssue extends TemplateIssue {
  /** In the reader's language, with its place. */
  message: string;
}

/** What a template asks for. */
export interface TemplateLint {
  fields: TemplateField[];
  issues: SaidIssue[];
}

export interface PreviewField extends TemplateField {
  matched: boolean;
}

/** `POST .../preview`. */
export interface ReportPreview {
  template: { id: string; name: string };
  fields: PreviewField[];
  /** Names, each once, in the order of the template. */
  matched: string[];
  unmatched: string[];
  /** What the source has and the template does not show. */
  unused: string[];
  issues: SaidIssue[];
  documents: number;
  /** Of the first documents. */
  fileNames: string[];
  /** What the fields of the first document become. */
  sample: Record<string, string>;
}

export interface SheetView {
  name: string;
  columns: string[];
  rows: number;
}

/** `POST .../uploads`: a workbook that rows can be chosen from until it expires. */
export interface UploadView {
  id: string;
  fileName: string;
  expiresAt: string;
  sheets: SheetView[];
}

/** A page of rows, `cells` in the order of `columns`. */
export interface RowsView {
  sheet: string;
  columns: string[];
  rows: { number: number; cells: string[] }[];
  total: number;
  page: number;
  pageSize: number;
}

/** A report that was made. */
export interface RunView {
  id: string;
  at: string;
  actor: string | null;
  template: { id: string; name: string };
  source: ReportSource;
  documents: number;
  fileName: string;
  againOf: string | null;
}

export interface RunList {
  runs: RunView[];
  total: number;
  page: number;
  pageSize: number;
}

export type IssuePlace = TemplatePlace;

/** `GET .../progress/:id`: documents filled so far. */
export interface RunProgress {
  done: number;
  total: number;
}

/** `POST /word-reports/make`, `POST /word-reports/runs/:id/make`: the panel's client reads JSON answers only. */
export interface MadeAnswer {
  run: string;
  fileName: string;
  /** In base64. */
  file: string;
}

/** What a report can be about, to choose from. */
export interface Subject {
  /** A product's documentId, or a batch's label code. */
  id: string;
  title: string;
}
