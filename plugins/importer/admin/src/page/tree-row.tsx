import { memo } from 'react';
import { Badge, Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { Figure } from '../../../../../src/admin/kit';
import type { PartKind } from '../../../../../src/tracking/contracts';
import type { OwnFieldView, PreviewRow, RowStatus } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DifferenceLine, OwnValues } from './difference-line';
import { PART_KINDS } from './part-kinds';

/** A person says what a part is, by its key. */
export type OnKind = (key: string, kind: PartKind) => void;

const COLOURS: Record<RowStatus, { background: string; text: string }> = {
  new: { background: 'primary100', text: 'primary700' },
  changed: { background: 'warning100', text: 'warning700' },
  unchanged: { background: 'neutral150', text: 'neutral700' },
  refused: { background: 'danger100', text: 'danger700' },
};

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

/** On a phone the numbers stand below the name, for beside it there is no room for them. */
function NarrowNumbers({ row: { quantity, required } }: { row: PreviewRow }) {
  const say = useSay();
  return (
    <Typography variant="pi" tag="p" textColor="neutral600">
      {quantity !== null && (
        <>
          {say('tree.perParent')} <Figure value={quantity} />{' '}
        </>
      )}
      {required !== null && (
        <>
          {say('tree.required')} <Figure value={required} />
        </>
      )}
    </Typography>
  );
}

type PartCellProps = Pick<TreeRowProps, 'ownFields' | 'onKind'> & { row: PreviewRow };

function PartCell({ row, ownFields, onKind }: PartCellProps) {
  const title = row.designation ?? row.name ?? '–';
  const rest = row.designation === null ? null : row.name;
  return (
    <Box paddingLeft={`min(${row.depth * 2}rem, 20vw)`}>
      <Typography fontWeight="semiBold">{title}</Typography>
      <Typography variant="pi" tag="p" textColor="neutral600">
        {[rest, row.size, row.material].filter(Boolean).join(' · ')}{' '}
        <KindSelect row={row} title={title} onKind={onKind} />
      </Typography>
      <div className="narrow">
        <NarrowNumbers row={row} />
        {row.operations.length > 0 && (
          <Typography variant="pi" tag="p" textColor="neutral600">
            {row.operations.join(' → ')}
          </Typography>
        )}
        {row.status && <StatusChip status={row.status} />}
      </div>
      <OwnValues {...{ row, ownFields }} />
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

/** One row of the preview tree; null: its page is on its way. Drawn once, however often the tree is scrolled. */
export const TreeRow = memo(function TreeRow({
  index,
  row,
  marked,
  measure,
  onKind,
  ownFields,
  ticked,
  onTick,
}: TreeRowProps) {
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
      <td className="number wide">{row.quantity === null ? '' : <Figure value={row.quantity} />}</td>
      <td className="number wide">{row.required === null ? '' : <Figure value={row.required} />}</td>
      <td className="wide">{row.operations.join(' → ')}</td>
      <td className="wide">{row.status && <StatusChip status={row.status} />}</td>
    </tr>
  );
});
