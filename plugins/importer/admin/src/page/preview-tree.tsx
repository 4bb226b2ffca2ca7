import { useEffect, useRef } from 'react';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { Figure } from '../../../../../src/admin/kit';
import type { PartKind } from '../../../../../src/tracking/contracts';
import type { Difference, Preview, PreviewRow, RowStatus } from '../../../server/src/contracts';
import { useSay } from '../texts';

const COLOURS: Record<RowStatus, { background: string; text: string }> = {
  new: { background: 'primary100', text: 'primary700' },
  changed: { background: 'warning100', text: 'warning700' },
  unchanged: { background: 'neutral150', text: 'neutral700' },
  refused: { background: 'danger100', text: 'danger700' },
};

const PART_KINDS: readonly PartKind[] = ['assembly', 'part', 'standard', 'purchased', 'material'];

type OnKind = (key: string, kind: PartKind) => void;

const Scroller = styled.div`
  overflow-x: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;

  th {
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

const Old = styled.s`
  color: ${({ theme }) => theme.colors.neutral600};
`;

function DifferenceLine({ difference }: { difference: Difference }) {
  const say = useSay();
  return (
    <Typography variant="pi" tag="p">
      {say(`field.${difference.field}`)}: <Old>{difference.from ?? '–'}</Old> →{' '}
      <strong>{difference.to ?? '–'}</strong>
    </Typography>
  );
}

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

function PartCell({ row, onKind }: { row: PreviewRow; onKind: OnKind }) {
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
        <DifferenceLine key={difference.field} difference={difference} />
      ))}
    </Box>
  );
}

function TreeRow({ row, marked, onKind }: { row: PreviewRow; marked: boolean; onKind: OnKind }) {
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (marked) element.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [marked]);
  return (
    <tr ref={element} className={marked ? 'marked' : undefined} data-row={row.row}>
      <td className="number">{row.row}</td>
      <td>
        <PartCell row={row} onKind={onKind} />
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
  /** The row of the file a person jumped to. */
  marked: number | null;
  onPage(page: number): void;
  onKind: OnKind;
}

function Pages({ preview, onPage }: Omit<PreviewTreeProps, 'marked' | 'onKind'>) {
  const say = useSay();
  const { page, pageSize, total, rows } = preview;
  const from = (page - 1) * pageSize + 1;
  if (total <= pageSize) return null;
  return (
    <Flex gap={4} paddingTop={4} justifyContent="space-between" wrap="wrap">
      <Typography textColor="neutral600">
        {say('tree.page', { from: String(from), to: String(from + rows.length - 1), total: String(total) })}
      </Typography>
      <Flex gap={2}>
        <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
          {say('tree.previous')}
        </Button>
        <Button variant="tertiary" disabled={from + rows.length > total} onClick={() => onPage(page + 1)}>
          {say('tree.next')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** The tree as it will be, a page at a time: what is new, what changes and how, what is refused. */
export function PreviewTree({ preview, marked, onPage, onKind }: PreviewTreeProps) {
  const say = useSay();
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={4}>
      <Scroller>
        <Table>
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
          <tbody>
            {preview.rows.map((row) => (
              <TreeRow key={row.row} row={row} marked={row.row === marked} onKind={onKind} />
            ))}
          </tbody>
        </Table>
      </Scroller>
      {preview.total === 0 && <Typography textColor="neutral600">{say('tree.empty')}</Typography>}
      <Pages preview={preview} onPage={onPage} />
    </Box>
  );
}
