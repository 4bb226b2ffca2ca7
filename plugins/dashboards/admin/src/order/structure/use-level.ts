import { useEffect, useRef, useState } from 'react';
import { useLoad, usePaced, type Loaded } from '../../../../../../src/admin/kit';
import type { StructureLevel, StructureRow } from '../../../../server/src/contracts';
import { keepPlaces, newerRows, withEvent } from '../../live/merge';
import type { Listen } from '../use-parts';
import { mayMove, type LevelPlace } from './may-move';

const keyOf = ({ code }: StructureRow) => code;

interface Level extends Loaded<StructureLevel> {
  rows: StructureRow[];
}

/**
 * One page of a level that moves by itself: a report brings its row further at once; an act on one of its batches or on the assembly, and
 * whatever brings new batches, reads it again.
 * @param path its address
 */
export function useLevel(path: string, { product, parent }: LevelPlace, listen: Listen): Level {
  const loaded = useLoad<StructureLevel>(path);
  const [rows, setRows] = useState<StructureRow[]>([]);
  const readSoon = usePaced(loaded.reload, loaded.loading);
  const { data } = loaded;
  const shown = useRef(rows);
  shown.current = rows;

  useEffect(() => {
    if (data) setRows((before) => keepPlaces(before, newerRows(before, data.parts), keyOf));
  }, [data]);

  useEffect(
    () =>
      listen((event) => {
        if (event && 'part' in event) setRows((before) => withEvent(before, event));
        if (!event || mayMove(event, { product, parent }, shown.current)) readSoon();
      }),
    [listen, product, parent, readSoon],
  );
  return { ...loaded, rows };
}
