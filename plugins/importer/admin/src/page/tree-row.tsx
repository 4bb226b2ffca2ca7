import { memo, useLayoutEffect, useRef, type CSSProperties } from 'react';
import { useIntl } from 'react-intl';
import { formatCount } from '../../../../../src/admin/kit';
import type { PartKind } from '../../../../../src/tracking/contracts';
import type { OwnFieldView, PreviewRow, RowName, RowStatus } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DifferenceLines, OwnValues } from './difference-line';
import { PART_KINDS } from './part-kinds';

/** A person says what a part is, by its key. */
export type OnKind = (key: string, kind: PartKind) => void;

function StatusChip({ status }: { status: RowStatus }) {
  const say = useSay();
  return <span className={`status status-${status}`}>{say(`status.${status}`)}</span>;
}

/** What the part is; another choice is remembered for every row of the same part. */
function KindSelect({ row, title, onKind }: { row: PreviewRow; title: string; onKind: OnKind }) {
  const say = useSay();
  const { key } = row;
  if (key === null) return <>{say(`kind.${row.kind}`)}</>;
  return (
    <select
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
    </select>
  );
}

/** A count in the language of the panel; nothing where there is none. */
function useCount(): (value: number | null) => string {
  const { locale } = useIntl();
  return (value) => (value === null ? '' : formatCount(value, locale));
}

/** On a phone the numbers stand below the name, for beside it there is no room for them. */
function NarrowLines({ row: { quantity, required, operations, status } }: { row: PreviewRow }) {
  const say = useSay();
  const count = useCount();
  const numbers = [
    quantity === null ? null : `${say('tree.perParent')} ${count(quantity)}`,
    required === null ? null : `${say('tree.required')} ${count(required)}`,
  ].filter((text) => text !== null);
  return (
    <div className="narrow">
      {numbers.length > 0 && <div className="line">{numbers.join(' · ')}</div>}
      {operations.length > 0 && <div className="line">{operations.join(' → ')}</div>}
      {status && <StatusChip status={status} />}
    </div>
  );
}

type PartCellProps = Pick<TreeRowProps, 'ownFields' | 'onKind'> & { row: PreviewRow };

function PartCell({ row, ownFields, onKind }: PartCellProps) {
  const title = row.designation ?? row.name ?? '–';
  const rest = row.designation === null ? null : row.name;
  return (
    <div className="part" style={{ '--depth': row.depth } as CSSProperties}>
      <div className="title">{title}</div>
      <div className="line">
        <KindSelect row={row} title={title} onKind={onKind} />{' '}
        {[rest, row.size, row.material].filter(Boolean).join(' · ')}
      </div>
      <NarrowLines row={row} />
      {Object.keys(row.own).length > 0 && <OwnValues {...{ row, ownFields }} />}
      {row.differences.length > 0 && <DifferenceLines differences={row.differences} ownFields={ownFields} />}
    </div>
  );
}

interface TreeRowProps {
  /** The place in the tree, from 0. */
  index: number;
  /** How far below the top of the tree it stands. */
  topPx: number;
  row: PreviewRow | null;
  marked: boolean;
  watch(element: Element): () => void;
  onKind: OnKind;
  ownFields: readonly OwnFieldView[];
  ticked: boolean;
  /** The sheet that is told beside the row; null: only one is read. */
  sheet: string | null;
  /** It is another one than the first. */
  isFurther: boolean;
  onTick(row: RowName): void;
}

type CellsProps = Pick<TreeRowProps, 'ownFields' | 'onKind' | 'ticked' | 'sheet' | 'isFurther' | 'onTick'> & {
  row: PreviewRow;
};

function Cells({ row, ownFields, onKind, ticked, sheet, isFurther, onTick }: CellsProps) {
  const say = useSay();
  const count = useCount();
  return (
    <>
      <td role="cell" className="number">
        <label className="tick">
          <input
            type="checkbox"
            aria-label={say('tree.tick', {
              row: [row.row, sheet].filter((text) => text !== null).join(', '),
            })}
            checked={ticked}
            onChange={() => onTick(isFurther && sheet !== null ? { sheet, row: row.row } : row.row)}
          />
          {row.row}
        </label>
        {sheet !== null && (
          <div className="line sheet" title={sheet}>
            {sheet}
          </div>
        )}
      </td>
      <td role="cell">
        <PartCell {...{ row, ownFields, onKind }} />
      </td>
      <td role="cell" className="number wide">
        {count(row.quantity)}
      </td>
      <td role="cell" className="number wide">
        {count(row.required)}
      </td>
      <td role="cell" className="wide">
        {row.operations.join(' → ')}
      </td>
      <td role="cell" className="wide">
        {row.status && <StatusChip status={row.status} />}
      </td>
    </>
  );
}

/** One row of the preview tree; null: its page is on its way. Drawn once, however often the tree is scrolled. */
export const TreeRow = memo(function TreeRow({ index, topPx, row, marked, watch, ...cells }: TreeRowProps) {
  const { sheet } = cells;
  const element = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => (element.current ? watch(element.current) : undefined), [watch]);
  return (
    <tr
      ref={element}
      role="row"
      // The heading is the first one.
      aria-rowindex={index + 2}
      data-index={index}
      data-row={row?.row}
      data-sheet={sheet ?? undefined}
      className={marked ? 'marked' : undefined}
      style={{ top: `${topPx}px` }}
    >
      {row ? (
        <Cells row={row} {...cells} />
      ) : (
        <td role="cell" className="number">
          …
        </td>
      )}
    </tr>
  );
});
