/** What the doors of Word reports take and answer; the admin page reads the same types. Types only. */
import type { TemplateField, TemplateIssue, TemplatePlace } from './server/src/docx/contracts';

export type { TemplateField, TemplateIssue, TemplatePlace } from './server/src/docx/contracts';

/** Rows of a table by the numbers that a spreadsheet program shows, or all of them. */
export interface RowChoice {
  sheet?: string;
  row?: number;
  rows?: number[] | 'all';
}

/** What the log says of a source beyond what was asked for. */
interface RecordedSource {
  dataAsOf?: DataAsOf;
}

/** A product: one document with its batches, or a document for each. */
export interface ProductSource {
  product: string;
  each?: 'part';
  /** Of its batches those of these places in the bill of materials, from 1; without them all. */
  firstBatch?: number;
  lastBatch?: number;
}

export type ReportSource =
  | ({ upload: string } & RowChoice)
  /** A workbook by its path from the root of the drive; `kept`: as it was read last, without asking Microsoft. */
  | ({ oneDrivePath: string; kept?: boolean } & RowChoice & RecordedSource)
  | { part: string }
  | ProductSource;

/** `POST` of a preview or a run. */
export interface ReportOrder {
  template: string;
  source: ReportSource;
  /** Rows of a table as one document each, or all of them in one, in its block `Строки`. */
  as?: 'documents' | 'one-document';
  fileNamePattern?: string;
  language?: 'ru' | 'en';
  /** A folder of the drive to save the file in too; `/` is its root. */
  saveToOneDrive?: string;
  /** Where that folder has a file of this name: `fail` unless said. */
  onConflict?: OnConflict;
  /** Where it could not be saved: `refuse` unless said, else the file all the same, the reason in its headers. */
  ifNotSaved?: 'refuse' | 'send';
  /** Invented by the caller, who asks how far the run is by it. */
  progressId?: string;
}

/** `POST` of a run of the log that is made again: the file alone, unless it shall be saved too. */
export type AgainOrder = Pick<ReportOrder, 'saveToOneDrive' | 'onConflict' | 'ifNotSaved' | 'progressId'>;

export type OnConflict = 'fail' | 'replace' | 'rename';

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

/** A template that comes with the program and needs no upload. */
export interface BuiltInTemplate {
  /** What an order names as its `template`. */
  id: 'route-sheet' | 'starter';
  /** In the reader's language. */
  name: string;
}

/** `GET .../templates`. */
export interface TemplateList {
  templates: TemplateView[];
  builtIn: BuiltInTemplate[];
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
  /** Of each of these where it stands first, in the reader's language. */
  places: Record<string, string>;
  /** Fields that have data, but not in all documents or rows: in how many of how many they are empty. */
  blank: { name: string; empty: number; of: number }[];
  /** What the source has and the template does not show. */
  unused: string[];
  issues: SaidIssue[];
  documents: number;
  /** Of the first documents. */
  fileNames: string[];
  /** What the fields of the first document become. */
  sample: Record<string, string>;
  /** Of a workbook of OneDrive: when its data were so, and whether they are kept ones. */
  dataAsOf: DataAsOf | null;
}

export interface DataAsOf {
  /** ISO 8601 in UTC. */
  at: string;
  kept: boolean;
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
  /** While something is looked for: the numbers of all rows that hold it, of as many as a run may have. */
  found: number[];
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
  /** false: what it was made of is no longer kept, so it cannot be made again. */
  hasInputs: boolean;
  /** Where in OneDrive its file was saved; null: nowhere. */
  savedTo: string | null;
}

/** A run that has not ended; it comes into the log once its documents are filled, whoever waits for them. */
export interface RunUnderWay extends RunProgress {
  /** Its progressId, or one that the server gave it. */
  id: string;
  /** When it began, ISO 8601 in UTC. */
  at: string;
  actor: string | null;
  template: string;
}

/** `GET .../runs?search&page&pageSize`. */
export interface RunList {
  /** The newest first; those that hold the text in the file's, the template's or the person's name. */
  runs: RunView[];
  /** Whatever is looked for. */
  underWay: RunUnderWay[];
  total: number;
  page: number;
  pageSize: number;
}

export type IssuePlace = TemplatePlace;

/** `GET .../progress/:id`: documents filled so far; bytes that OneDrive has got, while the file is saved there. */
export interface RunProgress {
  phase: 'filling' | 'saving';
  done: number;
  total: number;
}

/** What a report can be about, to choose from. */
export interface Subject {
  /** A product's documentId, or a batch's label code. */
  id: string;
  title: string;
}

/** `GET .../products?search`, `GET .../parts?search`: the first that hold the text. */
export interface Subjects {
  subjects: Subject[];
  /** There are more than these: a longer search finds them. */
  hasMore: boolean;
}

/** `GET .../onedrive`: what is known without asking Microsoft. */
export interface OneDriveState {
  configured: boolean;
  /** Variables that are not set. */
  missing: string[];
  tenant: string;
  application: string;
  user: string;
  /** A day or an instant, ISO 8601; null: not known. */
  secretExpiresAt: string | null;
}

/** A variable of the server's environment, never its value. */
export interface OneDriveVariable {
  name: string;
  isSet: boolean;
  /** Nothing works without it. */
  isNeeded: boolean;
}

/** `GET .../onedrive/settings`, for the page of settings: nothing of it is a value that was set, but for the day. */
export interface OneDriveSettingsView {
  variables: OneDriveVariable[];
  secretExpiresAt: string | null;
  /** Who says so: Microsoft at the last test, or MS_CLIENT_SECRET_EXPIRES; null: not known. */
  secretExpiryFrom: 'microsoft' | 'setting' | null;
}

/** `POST .../onedrive/test`: 200, the connection works. */
export interface OneDriveTest {
  /** Whose drive was reached; null: Microsoft did not say. */
  owner: string | null;
  /** Where a browser opens it; null: not told. */
  webUrl: string | null;
  secretExpiresAt: string | null;
}

export interface OneDriveEntry {
  kind: 'folder' | 'workbook';
  name: string;
  /** From the root of the drive. */
  path: string;
  /** In bytes. */
  size: number;
  /** ISO 8601; null: not told. */
  modifiedAt: string | null;
}

/** `GET .../onedrive/folder?path&next`. */
export interface OneDriveFolder {
  path: string;
  entries: OneDriveEntry[];
  /** Files of this page that are no workbooks. */
  others: number;
  /** Send it as `next` for what follows; null: this was the last page. */
  next: string | null;
}

/** `GET .../onedrive/kept`: what can be had while Microsoft is out of reach. */
export interface OneDriveKept {
  /** The one that was read last comes first. */
  workbooks: { path: string; readAt: string }[];
}

/** `GET .../onedrive/workbook?path&kept`. */
export interface OneDriveWorkbook {
  path: string;
  dataAsOf: DataAsOf;
  sheets: SheetView[];
}

/** A file in OneDrive. */
export interface SavedFile {
  path: string;
  /** Where a browser opens it. */
  webUrl: string | null;
}
