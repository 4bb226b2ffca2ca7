import type { Api } from '../../../../../src/admin/kit';
import type { Preview, PreviewOptions } from '../../../server/src/contracts';

/** Send a file to be understood; nothing is written to parts. */
export function readFile(api: Api, file: File, options: PreviewOptions): Promise<Preview> {
  const form = new FormData();
  form.append('options', JSON.stringify(options));
  form.append('file', file, file.name);
  return api.post<Preview>('/importer/previews', form);
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

/** The wishes with some changed; undefined takes a wish back. */
export function changeWishes(
  options: PreviewOptions,
  changes: { [Key in keyof PreviewOptions]?: PreviewOptions[Key] | undefined },
): PreviewOptions {
  const merged = Object.entries({ ...options, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(merged) as PreviewOptions;
}
