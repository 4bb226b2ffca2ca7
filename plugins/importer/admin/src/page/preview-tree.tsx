import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { useVirtualizer } from '@tanstack/react-virtual';
import { styled } from 'styled-components';
import { useApi } from '../../../../../src/admin/kit';
import type { Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { BulkKinds } from './bulk-kinds';
import { TickedRows } from './ticked-rows';
import { TreeRow, type OnKind } from './tree-row';
import type { ImportActions } from './use-import';
import { readFoundRows } from './read-file';
import { ALL_ROWS, TreeFilter } from './tree-filter';
import { useTreeRows, type TreeRows } from './use-tree-rows';

/** A row of two lines; rows with differences are measured when they are drawn. */
const ROW_HEIGHT_PX = 58;

const Scroller = styled.div`
  max-height: 70vh;
  overflow: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;

  th {
    position: sticky;
    top: 0;
    z-index: 1;
    background: ${({ theme }) => theme.colors.neutral0};
    text-align: left;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  th,
  td {
    padding: 0.8rem;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  .number {
    text-align: right;
    white-space: nowrap;
  }

  /* On a phone what happens to a part, and its operations, stand below its name instead of out of view. */
  .narrow {
    display: none;
  }

  @media (max-width: 48rem) {
    .narrow {
      display: block;
    }

    .wide {
      display: none;
    }
  }

  tr.marked td {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

interface PreviewTreeProps {
  preview: Preview;
  /** Rows of the file that are left out. */
  excluded: readonly number[];
  /** The row of the file a person jumped to. */
  marked: number | null;
  busy: boolean;
  onWish: ImportActions['wish'];
  onKind: OnKind;
  onExclude(rows: number[]): void;
}

interface Ticks {
  ticked: ReadonlySet<number>;
  onTick(row: number): void;
}

/** Room for the rows that are not drawn. */
function Spacer({ heightPx }: { heightPx: number }) {
  return heightPx > 0 ? <tr aria-hidden style={{ height: `${heightPx}px` }} /> : null;
}

interface RowsProps extends Pick<PreviewTreeProps, 'preview' | 'marked' | 'onKind'>, Ticks, TreeRows {
  scroller: RefObject<HTMLDivElement>;
  /** All rows of the tree are there to be scrolled to. */
  isWhole: boolean;
}

function Rows(props: RowsProps) {
  const { preview, marked, onKind, scroller, ticked, onTick, rowAt, need, total, isWhole } = props;
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  useEffect(() => {
    if (first && last) need(first.index, last.index);
  });
  const { page, pageSize, rows } = preview;
  useEffect(() => {
    const place = marked === null || !isWhole ? -1 : rows.findIndex(({ row }) => row === marked);
    if (place >= 0) virtual.scrollToIndex((page - 1) * pageSize + place, { align: 'center' });
  }, [marked, isWhole, page, pageSize, rows, virtual]);
  return (
    <tbody>
      <Spacer heightPx={first?.start ?? 0} />
      {items.map(({ index }) => {
        const row = rowAt(index);
        return (
          <TreeRow
            key={index}
            ownFields={preview.ownFields}
            {...{ index, row, onKind, onTick, measure: virtual.measureElement }}
            ticked={row !== null && ticked.has(row.row)}
            marked={row !== null && row.row === marked}
          />
        );
      })}
      <Spacer heightPx={last ? virtual.getTotalSize() - last.end : 0} />
    </tbody>
  );
}

/** Rows of the file that are ticked. */
function useTicks() {
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  // The same function all the time: rows that have it are not drawn again.
  const tick = useCallback(
    (row: number): void =>
      setTicked((before) => {
        const after = new Set(before);
        if (!after.delete(row)) after.add(row);
        return after;
      }),
    [],
  );
  return {
    ticked,
    clear: (): void => setTicked(new Set()),
    tickAll: (rows: readonly number[]): void => setTicked((before) => new Set([...before, ...rows])),
    tick,
  };
}

/** The tree as it will be, of which only what is in view is drawn: what is new, what changes and how, what is refused. */
export function PreviewTree(props: PreviewTreeProps) {
  const say = useSay();
  const { preview } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { ticked, tick, tickAll: add, clear } = useTicks();
  const api = useApi();
  const [filter, setFilter] = useState(ALL_ROWS);
  // Whoever jumps to a row sees what stands around it.
  useEffect(() => {
    if (props.marked !== null) setFilter(ALL_ROWS);
  }, [props.marked, preview]);
  const tree = useTreeRows(preview, props.excluded, filter);
  const tickAll = async (): Promise<void> => {
    const found = await readFoundRows(api, preview.previewId, props.excluded, filter);
    add(found);
  };
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={4}>
      <TreeFilter filter={filter} found={tree.total} onFilter={setFilter} onTickAll={tickAll} />
      <BulkKinds
        preview={preview}
        busy={props.busy}
        ticked={[...ticked]}
        onWish={props.onWish}
        onDone={clear}
      />
      <TickedRows
        count={ticked.size}
        busy={props.busy}
        onLeaveOut={() => {
          props.onExclude([...new Set([...props.excluded, ...ticked])]);
          clear();
        }}
        onClear={clear}
      />
      <Scroller ref={scroller} tabIndex={0} role="region" aria-label={say('tree.part')}>
        <Table aria-rowcount={(tree.total ?? 0) + 1}>
          <thead>
            <tr>
              <th className="number">{say('tree.row')}</th>
              <th>{say('tree.part')}</th>
              <th className="number wide">{say('tree.perParent')}</th>
              <th className="number wide">{say('tree.required')}</th>
              <th className="wide">{say('field.operations')}</th>
              <th className="wide">{say('tree.status')}</th>
            </tr>
          </thead>
          <Rows
            {...{ ...props, ...tree, scroller, ticked }}
            isWhole={filter.find === null && filter.status === null}
            onTick={tick}
          />
        </Table>
      </Scroller>
      {preview.total === 0 && <Typography textColor="neutral600">{say('tree.empty')}</Typography>}
    </Box>
  );
}
