import type { Api } from '../../../../../src/admin/kit';
import type { Preview, PreviewOptions } from '../../../server/src/contracts';

/** Send a file to be understood; nothing is written to parts. */
export function readFile(api: Api, file: File, options: PreviewOptions): Promise<Preview> {
  const form = new FormData();
  form.append('options', JSON.stringify(options));
  form.append('file', file, file.name);
  return api.post<Preview>('/importer/previews', form);
}

/** Understand the file of a preview anew, with other wishes. */
export function readAgain(api: Api, previewId: string, options: PreviewOptions): Promise<Preview> {
  return api.post<Preview>(`/importer/previews/${previewId}/again`, { options });
}

export interface PageWish {
  page?: number;
  /** The page that holds this row of the file. */
  row?: number;
  exclude: readonly number[];
}

/** Another page of a preview, with these rows left out. */
export function readPage(api: Api, previewId: string, { page, row, exclude }: PageWish): Promise<Preview> {
  const query = new URLSearchParams();
  if (page !== undefined) query.set('page', String(page));
  if (row !== undefined) query.set('row', String(row));
  if (exclude.length > 0) query.set('exclude', exclude.join(','));
  return api.get<Preview>(`/importer/previews/${previewId}?${query.toString()}`);
}

/** What does not change which row of the file is which: rows that were left out stay left out. */
const KEEPS_ROWS: ReadonlySet<string> = new Set([
  'kinds',
  'kindRules',
  'duplicates',
  'product',
  'orderNumber',
  'quantity',
  'quantityMeans',
]);

/** Whether rows that were left out are still meant after these changes of wishes. */
export function keepsRows(changes: Partial<Record<keyof PreviewOptions, unknown>>): boolean {
  return Object.keys(changes).every((key) => KEEPS_ROWS.has(key));
}

/** The wishes with some changed; undefined takes a wish back. */
export function changeWishes(
  options: PreviewOptions,
  changes: { [Key in keyof PreviewOptions]?: PreviewOptions[Key] | undefined },
): PreviewOptions {
  const merged = Object.entries({ ...options, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(merged) as PreviewOptions;
}
