import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi, wasAborted } from '../../../../../src/admin/kit';
import type { PageFilter, Preview, PreviewRow } from '../../../server/src/contracts';
import { readPage } from './read-file';

type Pages = ReadonlyMap<number, PreviewRow[]>;

/** What is known of a tree. */
interface Kept {
  tree: string;
  /** Rows that are shown; null: not known yet. */
  total: number | null;
  pages: Pages;
}

export interface TreeRows {
  /** How many rows there are; null while the first page is on its way. */
  total: number | null;
  /** The row at a place of the tree, from 0; null while its page is on its way. */
  rowAt(index: number): PreviewRow | null;
  /** Read the pages of these places that are not there yet. */
  need(first: number, last: number): void;
}

function keptFirst(tree: string, { total, page, rows }: Preview, isWhole: boolean): Kept {
  return isWhole ? { tree, total, pages: new Map([[page, rows]]) } : { tree, total: null, pages: new Map() };
}

/**
 * The rows of a preview, read from the server a page at a time as they come into view. Pages that were read stay;
 * another preview, other rows left out or another filter begins anew.
 */
export function useTreeRows(preview: Preview, excluded: readonly number[], filter: PageFilter): TreeRows {
  const api = useApi();
  const { previewId, pageSize, total, page, rows } = preview;
  const { find, status } = filter;
  const isWhole = find === null && status === null;
  const tree = JSON.stringify([previewId, find, status, excluded]);
  const [before, setKept] = useState<Kept>(() => keptFirst(tree, preview, isWhole));
  const asked = useRef({ tree, pages: new Set<number>() });
  const kept = before.tree === tree ? before : keptFirst(tree, preview, isWhole);

  const keep = useCallback((of: string, count: number, number: number, own: PreviewRow[]) => {
    setKept((last) => ({
      ...{ tree: of, total: count },
      pages: new Map([...(last.tree === of ? last.pages : []), [number, own]]),
    }));
  }, []);

  const ask = (number: number): void => {
    if (asked.current.tree !== tree) asked.current = { tree, pages: new Set() };
    const { pages } = asked.current;
    if (kept.pages.has(number) || pages.has(number)) return;
    pages.add(number);
    readPage(api, previewId, { page: number, exclude: excluded, find, status }).then(
      (answer) => {
        // One that comes late must not take the place of what is looked for now.
        if (asked.current.tree === tree) keep(tree, answer.total, number, answer.rows);
      },
      (thrown: unknown) => {
        // Scrolling there again asks again.
        if (!wasAborted(thrown)) pages.delete(number);
      },
    );
  };
  const latestAsk = useRef(ask);
  latestAsk.current = ask;
  useEffect(() => {
    if (isWhole) keep(tree, total, page, rows);
    else latestAsk.current(1);
  }, [keep, tree, isWhole, total, page, rows]);

  return {
    total: kept.total,
    rowAt: (index) => kept.pages.get(Math.floor(index / pageSize) + 1)?.[index % pageSize] ?? null,
    need: (first, last) => {
      const lastPage = Math.floor(Math.min(last, (kept.total ?? 1) - 1) / pageSize) + 1;
      for (let number = Math.floor(first / pageSize) + 1; number <= lastPage; number += 1) ask(number);
    },
  };
}
