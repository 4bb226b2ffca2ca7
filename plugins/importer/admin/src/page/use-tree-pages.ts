import { useEffect, useMemo } from 'react';
import { useApi } from '../../../../../src/admin/kit';
import type { PageFilter, Preview, RowName } from '../../../server/src/contracts';
import { readRows } from './read-file';
import { TreePages } from './tree-pages';

/** The rows of a preview; another preview, other rows left out or another filter begins anew. */
export function useTreePages(preview: Preview, excluded: readonly RowName[], filter: PageFilter): TreePages {
  const api = useApi();
  const { previewId, pageSize, total, page, rows } = preview;
  const { find, status } = filter;
  const isWhole = find === null && status === null;
  const pages = useMemo(
    () =>
      new TreePages(pageSize, (number) =>
        readRows(api, previewId, { page: number, exclude: excluded, find, status }),
      ),
    [api, previewId, pageSize, excluded, find, status],
  );
  // Known before anything is drawn: a list without a length would jump to its top.
  if (isWhole && pages.total === null) pages.keep(page, { total, rows });
  useEffect(() => {
    if (isWhole) pages.keep(page, { total, rows });
    else pages.need(0, 0);
  }, [pages, isWhole, total, page, rows]);
  return pages;
}
