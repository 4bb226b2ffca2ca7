import { useEffect, useRef, useState, type RefObject } from 'react';
import { Badge, Box, Typography } from '@strapi/design-system';
import { useVirtualizer } from '@tanstack/react-virtual';
import { styled } from 'styled-components';
import { Figure } from '../../../../../src/admin/kit';
import type { PartKind } from '../../../../../src/tracking/contracts';
import type { OwnFieldView, Preview, PreviewRow, RowStatus } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { BulkKinds } from './bulk-kinds';
import { DifferenceLine } from './difference-line';
import { PART_KINDS } from './part-kinds';
import type { ImportActions } from './use-import';
import { useTreeRows } from './use-tree-rows';

const COLOURS: Record<RowStatus, { background: string; text: string }> = {
  new: { background: 'primary100', text: 'primary700' },
  changed: { background: 'warning100', text: 'warning700' },
  unchanged: { background: 'neutral150', text: 'neutral700' },
  refused: { background: 'danger100', text: 'danger700' },
};

type OnKind = (key: string, kind: PartKind) => void;

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

  tr.marked td {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const Tick = styled.label`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  cursor: pointer;
`;

function StatusChip({ status }: { status: RowStatus }) {
  const say = useSay();
  const { background, text } = COLOURS[status];
  return (
    <Badge backgroundColor={background} textColor={text}>
      {say(`status.${status}`)}
    </Badge>
  );
}

const KindChoice = styled.select`
  font: inherit;
  color: inherit;
  background: transparent;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 4px;
  padding: 0.2rem 0.4rem;
`;

/** What the part is; another choice is remembered for every row of the same part. */
function KindSelect({ row, title, onKind }: { row: PreviewRow; title: string; onKind: OnKind }) {
  const say = useSay();
  const { key } = row;
  if (key === null) return <>{say(`kind.${row.kind}`)}</>;
  return (
    <KindChoice
      aria-label={say('tree.kind', { part: title })}
      value={row.kind}
      onChange={({ target }) => {
        const kind = PART_KINDS.find((own) => own === target.value);
        if (kind) onKind(key, kind);
      }}
    >
      {PART_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {say(`kind.${kind}`)}
        </option>
      ))}
    </KindChoice>
  );
}

type PartCellProps = Pick<TreeRowProps, 'ownFields' | 'onKind'> & { row: PreviewRow };

function PartCell({ row, ownFields, onKind }: PartCellProps) {
  const title = row.designation ?? row.name ?? '–';
  const rest = row.designation === null ? null : row.name;
  return (
    <Box paddingLeft={`${row.depth * 2}rem`}>
      <Typography fontWeight="semiBold">{title}</Typography>
      <Typography variant="pi" tag="p" textColor="neutral600">
        {[rest, row.size, row.material].filter(Boolean).join(' · ')}{' '}
        <KindSelect row={row} title={title} onKind={onKind} />
      </Typography>
      {row.differences.map((difference) => (
        <DifferenceLine key={difference.field} {...{ difference, ownFields }} />
      ))}
    </Box>
  );
}

interface TreeRowProps {
  index: number;
  row: PreviewRow | null;
  marked: boolean;
  measure(element: Element | null): void;
  onKind: OnKind;
  ownFields: readonly OwnFieldView[];
  ticked: boolean;
  onTick(row: number): void;
}

function TreeRow({ index, row, marked, measure, onKind, ownFields, ticked, onTick }: TreeRowProps) {
  const say = useSay();
  if (!row)
    return (
      <tr ref={measure} data-index={index}>
        <td className="number">…</td>
        <td colSpan={5} />
      </tr>
    );
  return (
    <tr ref={measure} data-index={index} className={marked ? 'marked' : undefined} data-row={row.row}>
      <td className="number">
        <Tick>
          <input
            type="checkbox"
            aria-label={say('tree.tick', { row: String(row.row) })}
            checked={ticked}
            onChange={() => onTick(row.row)}
          />
          {row.row}
        </Tick>
      </td>
      <td>
        <PartCell {...{ row, ownFields, onKind }} />
      </td>
      <td className="number">{row.quantity === null ? '' : <Figure value={row.quantity} />}</td>
      <td className="number">{row.required === null ? '' : <Figure value={row.required} />}</td>
      <td>{row.operations.join(' → ')}</td>
      <td>{row.status && <StatusChip status={row.status} />}</td>
    </tr>
  );
}

interface PreviewTreeProps {
  preview: Preview;
  /** Rows of the file that are left out. */
  excluded: readonly number[];
  /** The row of the file a person jumped to. */
  marked: number | null;
  busy: boolean;
  onWish: ImportActions['wish'];
  onKind: OnKind;
}

interface Ticks {
  ticked: ReadonlySet<number>;
  onTick(row: number): void;
}

/** Room for the rows that are not drawn. */
function Spacer({ heightPx }: { heightPx: number }) {
  return heightPx > 0 ? <tr aria-hidden style={{ height: `${heightPx}px` }} /> : null;
}

function Rows({
  preview,
  excluded,
  marked,
  onKind,
  scroller,
  ticked,
  onTick,
}: PreviewTreeProps & Ticks & { scroller: RefObject<HTMLDivElement> }) {
  const { rowAt, need } = useTreeRows(preview, excluded);
  const virtual = useVirtualizer({
    count: preview.total,
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
    const place = marked === null ? -1 : rows.findIndex(({ row }) => row === marked);
    if (place >= 0) virtual.scrollToIndex((page - 1) * pageSize + place, { align: 'center' });
  }, [marked, page, pageSize, rows, virtual]);
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

/** The tree as it will be, of which only what is in view is drawn: what is new, what changes and how, what is refused. */
export function PreviewTree(props: PreviewTreeProps) {
  const say = useSay();
  const { preview } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const tick = (row: number): void =>
    setTicked((before) => {
      const after = new Set(before);
      if (!after.delete(row)) after.add(row);
      return after;
    });
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={4}>
      <BulkKinds
        preview={preview}
        busy={props.busy}
        ticked={[...ticked]}
        onWish={props.onWish}
        onDone={() => setTicked(new Set())}
      />
      <Scroller ref={scroller} tabIndex={0} role="region" aria-label={say('tree.part')}>
        <Table aria-rowcount={preview.total + 1}>
          <thead>
            <tr>
              <th className="number">{say('tree.row')}</th>
              <th>{say('tree.part')}</th>
              <th className="number">{say('tree.perParent')}</th>
              <th className="number">{say('tree.required')}</th>
              <th>{say('field.operations')}</th>
              <th>{say('tree.status')}</th>
            </tr>
          </thead>
          <Rows {...props} scroller={scroller} ticked={ticked} onTick={tick} />
        </Table>
      </Scroller>
      {preview.total === 0 && <Typography textColor="neutral600">{say('tree.empty')}</Typography>}
    </Box>
  );
}
