import type { Api } from '../../../../../src/admin/kit';
import type {
  FoundRows,
  PageFilter,
  PageList,
  Preview,
  PreviewOptions,
  RowName,
} from '../../../server/src/contracts';

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

export interface PageWish extends Partial<PageFilter> {
  page?: number;
  /** The page that holds this row of the file. */
  row?: RowName;
  exclude: readonly RowName[];
}

interface RowsWish {
  pageSize?: number;
  /** Rows that are told beside the page. */
  list?: PageList;
}

/**
 * Another page of a preview, with these rows left out. They travel in the body: an address has no room for thousands.
 */
export function readPage(api: Api, previewId: string, wish: PageWish): Promise<Preview> {
  return api.post<Preview>(`/importer/previews/${previewId}/page`, wish);
}

/** A page of the tree without what was told of the preview already. */
export function readRows(api: Api, previewId: string, wish: PageWish & RowsWish): Promise<FoundRows> {
  return api.post<FoundRows>(`/importer/previews/${previewId}/page`, { ...wish, only: 'rows' });
}

/** Rows that have to be left out for no error to be left; none where an error concerns the whole file. */
export async function readErrorRows(
  api: Api,
  previewId: string,
  exclude: readonly RowName[],
): Promise<RowName[]> {
  const { listed } = await readRows(api, previewId, { pageSize: 1, exclude, list: 'errors' });
  return listed ?? [];
}

/** All rows that a filter finds. */
export async function readFoundRows(
  api: Api,
  previewId: string,
  exclude: readonly RowName[],
  filter: PageFilter,
): Promise<RowName[]> {
  const { listed } = await readRows(api, previewId, { pageSize: 1, exclude, ...filter, list: 'found' });
  return listed ?? [];
}

/** What does not change which row of the file is which: rows that were left out stay left out. */
const KEEPS_ROWS: ReadonlySet<string> = new Set([
  'kinds',
  'kindRules',
  'duplicates',
  'product',
  'orderNumber',
  'dueDate',
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
