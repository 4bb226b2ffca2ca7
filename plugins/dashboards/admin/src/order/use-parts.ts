import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive, useLoad, usePaced, type Loaded, type LiveState } from '../../../../../src/admin/kit';
import type { TrackingEvent } from '../../../../../src/tracking/contracts';
import type { PartRow, PartsPage } from '../../../server/src/contracts';
import { useFreshForecast } from '../forecast/use-fresh-forecast';
import { keepPlaces, newerRows, withEvent } from '../live/merge';

const keyOf = ({ code }: PartRow) => code;

/** Hears what happens on the page; null: events may be missing, read again. */
type Listener = (event: TrackingEvent | null) => void;

/** Listen until the answer is called. */
export type Listen = (listener: Listener) => () => void;

/** One connection for all that listens on a page. */
function useListeners(): { listen: Listen; tell: Listener } {
  const listeners = useRef(new Set<Listener>());
  const listen = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const tell = useCallback((event: TrackingEvent | null) => {
    for (const listener of listeners.current) listener(event);
  }, []);
  return { listen, tell };
}

export interface LiveParts extends Loaded<PartsPage> {
  rows: PartRow[];
  live: LiveState;
  listen: Listen;
}

/**
 * One page of batches that moves by itself: an event brings its row further at once, everything else
 * (new batches, a connection that is back) reads the page again.
 * @param path the address of the page; another address is another list
 */
export function useParts(path: string): LiveParts {
  const loaded = useLoad<PartsPage>(path);
  const [rows, setRows] = useState<PartRow[]>([]);
  const [happened, setHappened] = useState(false);
  const shownList = useRef<string | null>(null);
  const readSoon = usePaced(loaded.reload, loaded.loading);
  const { data, answerOf } = loaded;

  useEffect(() => {
    if (!data) return;
    const sameList = shownList.current === answerOf;
    shownList.current = answerOf;
    setHappened(false);
    setRows((shown) => (sameList ? keepPlaces(shown, newerRows(shown, data.parts), keyOf) : data.parts));
  }, [data, answerOf]);

  const { listen, tell } = useListeners();
  const live = useLive({
    onConnected() {
      tell(null);
      readSoon();
    },
    onEvent(event) {
      tell(event);
      setHappened(true);
      if ('part' in event) setRows((shown) => withEvent(shown, event));
      else readSoon();
    },
  });
  useFreshForecast(happened || data?.forecastAge.upToDate === false, loaded.readAtMs, loaded.reload);
  return { ...loaded, rows, live, listen };
}
