import { useEffect, useState } from 'react';
import { useLoad, type Loaded } from '../../../../../src/admin/kit';
import type { RunList } from '../../../contracts';

/** A pause between two looks at runs that are under way. */
const LOOK_EVERY_MS = 2_000;

export interface RunLogState extends Loaded<RunList> {
  search: string;
  setSearch(search: string): void;
  /** From 1. */
  setPage(page: number): void;
}

/** A page of the log of runs; while some are under way it is read again and again. */
export function useRunLog(): RunLogState {
  const [{ search, page }, setWish] = useState({ search: '', page: 1 });
  const query = new URLSearchParams({ search, page: String(page) });
  const log = useLoad<RunList>(`/word-reports/runs?${query.toString()}`);
  const isWaiting = (log.data?.underWay.length ?? 0) > 0;
  const { reload } = log;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
  return {
    ...log,
    search,
    setSearch: (text) => setWish({ search: text, page: 1 }),
    setPage: (number) => setWish({ search, page: number }),
  };
}
