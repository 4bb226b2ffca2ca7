import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi, wasAborted } from '../../../../../src/admin/kit';
import type { Preview, PreviewRow } from '../../../server/src/contracts';
import { readPage } from './read-file';

type Pages = ReadonlyMap<number, PreviewRow[]>;

export interface TreeRows {
  /** The row at a place of the tree, from 0; null while its page is on its way. */
  rowAt(index: number): PreviewRow | null;
  /** Read the pages of these places that are not there yet. */
  need(first: number, last: number): void;
}

/**
 * The rows of a preview, read from the server a page at a time as they come into view. Pages that were read stay;
 * another preview, or other rows left out, begins anew.
 */
export function useTreeRows(preview: Preview, excluded: readonly number[]): TreeRows {
  const api = useApi();
  const { previewId, pageSize, total, page, rows } = preview;
  const tree = `${previewId} ${excluded.join(',')}`;
  const [kept, setKept] = useState<{ tree: string; pages: Pages }>({ tree, pages: new Map([[page, rows]]) });
  const asked = useRef({ tree, pages: new Set<number>() });
  const pages = kept.tree === tree ? kept.pages : new Map([[page, rows]]);

  const keep = useCallback((of: string, number: number, own: PreviewRow[]) => {
    setKept((before) => ({
      tree: of,
      pages: new Map([...(before.tree === of ? before.pages : []), [number, own]]),
    }));
  }, []);
  useEffect(() => keep(tree, page, rows), [keep, tree, page, rows]);

  const ask = (number: number): void => {
    if (asked.current.tree !== tree) asked.current = { tree, pages: new Set() };
    if (pages.has(number) || asked.current.pages.has(number)) return;
    asked.current.pages.add(number);
    readPage(api, previewId, { page: number, exclude: excluded }).then(
      (answer) => keep(tree, number, answer.rows),
      (thrown: unknown) => {
        // Scrolling there again asks again.
        if (!wasAborted(thrown)) asked.current.pages.delete(number);
      },
    );
  };

  return {
    rowAt: (index) => pages.get(Math.floor(index / pageSize) + 1)?.[index % pageSize] ?? null,
    need: (first, last) => {
      const lastPage = Math.floor(Math.min(last, total - 1) / pageSize) + 1;
      for (let number = Math.floor(first / pageSize) + 1; number <= lastPage; number += 1) ask(number);
    },
  };
}
