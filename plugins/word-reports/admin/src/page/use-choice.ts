import { useState } from 'react';
import type {
  OnConflict,
  OneDriveWorkbook,
  ProductSource,
  ReportOrder,
  RowChoice,
  SheetView,
  UploadView,
} from '../../../contracts';

export type SourceKind = 'workbook' | 'onedrive' | 'part' | 'product';

/** What a person has chosen on the page so far. */
export interface Choice {
  template: string | null;
  kind: SourceKind;
  upload: UploadView | null;
  oneDrive: OneDriveWorkbook | null;
  sheet: string | null;
  rows: readonly number[] | 'all';
  part: string | null;
  product: string | null;
  eachPart: boolean;
  /** Places of the product's batches in its bill of materials; null: from the first, to the last. */
  firstBatch: number | null;
  lastBatch: number | null;
  together: boolean;
  pattern: string;
  /** Where in OneDrive the file is saved too; an empty folder is the root. null: nowhere. */
  save: { folder: string; onConflict: OnConflict } | null;
}

const NOTHING: Choice = {
  template: null,
  kind: 'workbook',
  upload: null,
  oneDrive: null,
  sheet: null,
  rows: [],
  part: null,
  product: null,
  eachPart: false,
  firstBatch: null,
  lastBatch: null,
  together: false,
  pattern: '',
  save: null,
};

function productOf({ product, eachPart, firstBatch, lastBatch }: Choice): ProductSource | null {
  if (product === null) return null;
  return {
    product,
    ...(eachPart ? { each: 'part' } : {}),
    ...(firstBatch === null ? {} : { firstBatch }),
    ...(lastBatch === null ? {} : { lastBatch }),
  };
}

function sourceOf(choice: Choice): ReportOrder['source'] | null {
  const { kind, upload, oneDrive, sheet, rows, part } = choice;
  if (kind === 'part') return part === null ? null : { part };
  if (kind === 'product') return productOf(choice);
  if (rows.length === 0) return null;
  const chosen: RowChoice = {
    ...(sheet === null ? {} : { sheet }),
    rows: rows === 'all' ? 'all' : [...rows],
  };
  if (kind === 'workbook') return upload && { upload: upload.id, ...chosen };
  const { path, dataAsOf } = oneDrive ?? {};
  if (path === undefined) return null;
  return { oneDrivePath: path, ...(dataAsOf?.kept ? { kept: true } : {}), ...chosen };
}

/** How the server hears where to save; an empty folder is the root. */
export function savingOf(save: Choice['save']): Pick<ReportOrder, 'saveToOneDrive' | 'onConflict'> {
  return save === null ? {} : { saveToOneDrive: save.folder.trim() || '/', onConflict: save.onConflict };
}

/** What is sent to the server; null while something is missing. */
export function orderOf(choice: Choice): ReportOrder | null {
  const source = sourceOf(choice);
  if (choice.template === null || source === null) return null;
  const pattern = choice.pattern.trim();
  return {
    template: choice.template,
    source,
    as:
      (choice.kind === 'workbook' || choice.kind === 'onedrive') && choice.together
        ? 'one-document'
        : 'documents',
    ...(pattern === '' ? {} : { fileNamePattern: pattern }),
    ...savingOf(choice.save),
  };
}

const firstWithRows = (sheets: readonly SheetView[] = []): string | null =>
  (sheets.find(({ rows }) => rows > 0) ?? sheets[0])?.name ?? null;

/** Another kind of source is shown: rows of one workbook are not those of another. */
export function ofKind({ upload, oneDrive }: Choice, kind: SourceKind): Partial<Choice> {
  const sheets = kind === 'onedrive' ? oneDrive?.sheets : upload?.sheets;
  return { kind, rows: [], sheet: firstWithRows(sheets) };
}

export type Change = (changes: Partial<Choice>) => void;

/** What a link to the page has chosen already: `?part=CODE`, `?template=route-sheet`. */
export function asked(address: URLSearchParams): Partial<Choice> {
  const part = address.get('part');
  return { template: address.get('template'), ...(part === null ? {} : { kind: 'part', part }) };
}

/** What is chosen, and changing it. @param first what is chosen from the beginning */
export function useChoice(first: Partial<Choice>): { choice: Choice; change: Change } {
  const [choice, setChoice] = useState({ ...NOTHING, ...first });
  return { choice, change: (changes) => setChoice((before) => ({ ...before, ...changes })) };
}
