import { useEffect, useRef, useState } from 'react';
import { useLive, useLoad, usePaced, type Loaded, type LiveState } from '../../../../../src/admin/kit';
import type { PartRow, PartsPage } from '../../../server/src/contracts';
import { useFreshForecast } from '../forecast/use-fresh-forecast';
import { keepPlaces, newerRows, withEvent } from '../live/merge';

const keyOf = ({ code }: PartRow) => code;

export interface LiveParts extends Loaded<PartsPage> {
  rows: PartRow[];
  live: LiveState;
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

  const live = useLive({
    onConnected: readSoon,
    onEvent(event) {
      setHappened(true);
      if ('part' in event) setRows((shown) => withEvent(shown, event));
      else readSoon();
    },
  });
  useFreshForecast(happened || data?.forecastAge.upToDate === false, loaded.readAtMs, loaded.reload);
  return { ...loaded, rows, live };
}
