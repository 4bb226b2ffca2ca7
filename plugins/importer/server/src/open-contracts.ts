/** What the doors of open previews and of running commits take and give. */
import type { ImportResult, Preview, PreviewPage, RowStatus } from './contracts';
import type { RowName } from './row-contracts';

/** Where a person is in the wizard. */
export type PreviewStep = 'file' | 'columns' | 'check';

/** What a person chose in a preview beside its options; it stays with the preview. */
export interface PreviewChoices {
  /** Rows of the file that are left out. */
  exclude: RowName[];
  /** Ids of proposals that are to be done. */
  accept: string[];
  step?: PreviewStep;
}

/** One of `GET /api/importer/previews`: begun and not finished. */
export interface OpenPreview {
  previewId: string;
  fileName: string;
  createdAt: string;
  expiresAt: string;
  choices: Partial<PreviewChoices>;
  /** How far its commit is; null: none is under way. */
  committing: { done: number; total: number } | null;
}

/** `GET /api/importer/previews/:id/progress`. */
export interface CommitState {
  previewId: string;
  state: 'open' | 'committing' | 'committed';
  /** Of `total`; both are rows of the file, or 0 of 1 while nothing is known. */
  done: number;
  total: number;
  /** Where it is committed. */
  result: ImportResult | null;
}

/** `GET /api/importer/previews`: 200. */
export interface OpenPreviewList {
  /** The newest first. */
  previews: OpenPreview[];
  /** What this installation takes of one file: rows of parts, and megabytes of 1,048,576 bytes. */
  limits: { rows: number; megabytes: number };
}

/** `POST /api/importer/previews/:id/cancel`: 200. */
export interface CancelledCommit {
  previewId: string;
  cancelled: true;
}

/** One that the product has and the file does not name. */
export interface AbsentPart {
  code: string | null;
  designation: string | null;
  name: string | null;
}

/** A line of a bill of materials, or a material of a part, that the product has and the file does not name. */
export interface AbsentLine {
  parent: AbsentPart;
  /** A material has a name alone. */
  child: AbsentPart;
  /** Of a part pieces per one parent; of a material decimal, per one piece. */
  quantity: number;
  /** Of a material; null: pieces, or the material has none. */
  unit: string | null;
}

/** A row of the file as it stands there: at most 20 cells, each at most 60 characters. */
export interface FirstRow {
  row: number;
  cells: string[];
}

/** Which rows of the tree are meant. */
export interface PageFilter {
  /** Rows whose designation or name holds this, in any case. */
  find: string | null;
  /** Rows of this status. */
  status: RowStatus | null;
}

/** Rows that are told beside a page: all rows that were found, or those that have to go for no error to be left. */
export type PageList = 'found' | 'errors';

/** `POST /api/importer/previews/:id/page`: 200; `total` counts the rows that were found. */
export interface FoundPage extends Preview {
  /** Rows of the file, as `list` asks for; null: not asked for, or an error concerns the whole file. */
  listed: RowName[] | null;
}

/** The same where `only` is `rows`: without what all pages of a preview have in common. */
export interface FoundRows extends PreviewPage, Pick<FoundPage, 'listed'> {}
