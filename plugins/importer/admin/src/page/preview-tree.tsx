import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useApi } from '../../../../../src/admin/kit';
import type { Preview, RowName } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { BulkKinds } from './bulk-kinds';
import { eachOnce, keyOf, nameOf, sheetShown } from './row-names';
import { TickedRows } from './ticked-rows';
import { TreeRow, type OnKind } from './tree-row';
import type { ImportActions } from './use-import';
import { readFoundRows } from './read-file';
import { ALL_ROWS, TreeFilter } from './tree-filter';
import type { TreePages } from './tree-pages';
import { TreeTable } from './tree-table';
import { useRowsInView } from './use-rows-in-view';
import { useTreePages } from './use-tree-pages';

const Scroller = styled.div`
  max-height: 70vh;
  overflow: auto;
  /* What stands in view is kept there by the list itself. */
  overflow-anchor: none;
  /* Only what has a ground of its own is moved as it is; everything else is painted anew with each turn of the wheel. */
  background: ${({ theme }) => theme.colors.neutral0};
`;

const COLUMNS = [
  { text: 'tree.row', look: 'number' },
  { text: 'tree.part', look: '' },
  { text: 'tree.perParent', look: 'number wide' },
  { text: 'tree.required', look: 'number wide' },
  { text: 'field.operations', look: 'wide' },
  { text: 'tree.status', look: 'wide' },
] as const;

interface PreviewTreeProps {
  preview: Preview;
  /** Rows of the file that are left out. */
  excluded: readonly RowName[];
  /** The row of the file a person jumped to. */
  marked: RowName | null;
  busy: boolean;
  onWish: ImportActions['wish'];
  onKind: OnKind;
  onExclude(rows: RowName[]): void;
}

/** Rows that are ticked, by what tells them apart. */
type Ticked = ReadonlyMap<string, RowName>;

interface Ticks {
  ticked: Ticked;
  onTick(row: RowName): void;
}

interface RowsProps extends Pick<PreviewTreeProps, 'preview' | 'marked' | 'onKind'>, Ticks {
  pages: TreePages;
  /** What the tree is scrolled in; null until it stands in the page. */
  scroller: HTMLElement | null;
  /** All rows of the tree are there to be scrolled to. */
  isWhole: boolean;
}

function Rows({ preview, marked, onKind, scroller, ticked, onTick, pages, isWhole }: RowsProps) {
  useSyncExternalStore(pages.subscribe, () => pages.version);
  const { first, last, heights, watch, goTo } = useRowsInView(scroller, pages.total ?? 0);
  useEffect(() => {
    if (last >= first) pages.need(first, last);
  }, [pages, first, last]);
  const { page, pageSize, rows, ownFields, sheet, joinedSheets } = preview;
  const sheets = useMemo(() => ({ sheet, joinedSheets }), [sheet, joinedSheets]);
  const mark = marked === null ? null : keyOf(marked);
  const latestGoTo = useRef(goTo);
  latestGoTo.current = goTo;
  useEffect(() => {
    const place =
      mark === null || !isWhole ? -1 : rows.findIndex((row) => keyOf(nameOf(row, sheets)) === mark);
    if (place >= 0) latestGoTo.current((page - 1) * pageSize + place);
  }, [scroller, mark, isWhole, page, pageSize, rows, sheets]);
  return (
    <tbody role="rowgroup" style={{ height: `${heights.totalPx}px` }}>
      {Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place).map((index) => {
        const row = pages.rowAt(index);
        const name = row && nameOf(row, sheets);
        const key = name === null ? null : keyOf(name);
        return (
          <TreeRow
            key={index}
            {...{ index, row, onKind, onTick, ownFields, watch }}
            topPx={heights.topOf(index)}
            sheet={row && sheetShown(row, sheets)}
            isFurther={typeof name === 'object'}
            ticked={key !== null && ticked.has(key)}
            marked={key !== null && key === mark}
          />
        );
      })}
    </tbody>
  );
}

/** Rows of the file that are ticked. */
function useTicks() {
  const [ticked, setTicked] = useState<Ticked>(new Map());
  // The same function all the time: rows that have it are not drawn again.
  const tick = useCallback(
    (row: RowName): void =>
      setTicked((before) => {
        const after = new Map(before);
        if (!after.delete(keyOf(row))) after.set(keyOf(row), row);
        return after;
      }),
    [],
  );
  return {
    ticked,
    clear: (): void => setTicked(new Map()),
    tickAll: (rows: readonly RowName[]): void =>
      setTicked((before) => new Map([...before, ...rows.map((row) => [keyOf(row), row] as const)])),
    tick,
  };
}

/** The same function all the time, for the same reason. */
function useSteadyKind(onKind: OnKind): OnKind {
  const latest = useRef(onKind);
  latest.current = onKind;
  return useCallback((key, kind) => latest.current(key, kind), []);
}

/** The tree as it will be, of which only what is in view is drawn: what is new, what changes and how, what is refused. */
export function PreviewTree(props: PreviewTreeProps) {
  const say = useSay();
  const { preview } = props;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { ticked, tick, tickAll: add, clear } = useTicks();
  const api = useApi();
  const [filter, setFilter] = useState(ALL_ROWS);
  // Whoever jumps to a row sees what stands around it.
  useEffect(() => {
    if (props.marked !== null) setFilter(ALL_ROWS);
  }, [props.marked, preview]);
  const pages = useTreePages(preview, props.excluded, filter);
  const total = useSyncExternalStore(pages.subscribe, () => pages.total);
  const onKind = useSteadyKind(props.onKind);
  const tickAll = async (): Promise<void> => {
    const found = await readFoundRows(api, preview.previewId, props.excluded, filter);
    add(found);
  };
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={4}>
      <TreeFilter filter={filter} found={total} onFilter={setFilter} onTickAll={tickAll} />
      <BulkKinds
        preview={preview}
        busy={props.busy}
        ticked={[...ticked.values()]}
        onWish={props.onWish}
        onDone={clear}
      />
      <TickedRows
        count={ticked.size}
        busy={props.busy}
        onLeaveOut={() => {
          props.onExclude(eachOnce([...props.excluded, ...ticked.values()]));
          clear();
        }}
        onClear={clear}
      />
      <Scroller ref={setScroller} tabIndex={0} role="region" aria-label={say('tree.part')}>
        <TreeTable role="table" aria-rowcount={(total ?? 0) + 1}>
          <thead role="rowgroup">
            <tr role="row" aria-rowindex={1}>
              {COLUMNS.map(({ text, look }) => (
                <th key={text} role="columnheader" className={look}>
                  {say(text)}
                </th>
              ))}
            </tr>
          </thead>
          <Rows
            {...{ preview, pages, scroller, ticked, onKind }}
            marked={props.marked}
            isWhole={filter.find === null && filter.status === null}
            onTick={tick}
          />
        </TreeTable>
      </Scroller>
      {preview.total === 0 && <Typography textColor="neutral600">{say('tree.empty')}</Typography>}
    </Box>
  );
}
