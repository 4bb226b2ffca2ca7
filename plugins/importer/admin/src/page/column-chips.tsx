import { useState, type DragEvent } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Drag } from '@strapi/icons';
import { styled } from 'styled-components';
import type { FileColumn } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** What a dragged column is called on its way; a file or a text dropped by mistake has no such thing. */
const COLUMN_TYPE = 'application/x-tracker-column';

const Chips = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
  max-height: 16rem;
  overflow-y: auto;
`;

/** Stays in view while a person drags to a field further down. A finger scrolls: there the lists are used. */
const Board = styled.div`
  position: sticky;
  top: 0;
  z-index: 2;
  padding: 1.2rem 0;
  background: ${({ theme }) => theme.colors.neutral0};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  @media (max-width: 48rem), (pointer: coarse) {
    display: none;
  }
`;

const Chip = styled.li<{ $used: boolean }>`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  max-width: 28rem;
  padding: 0.4rem 1rem 0.4rem 0.6rem;
  border-radius: 4px;
  font-size: 1.3rem;
  cursor: grab;
  color: ${({ theme, $used }) => ($used ? theme.colors.neutral600 : theme.colors.neutral800)};
  background: ${({ theme, $used }) => ($used ? theme.colors.neutral0 : theme.colors.primary100)};
  border: 1px solid ${({ theme, $used }) => ($used ? theme.colors.neutral200 : theme.colors.primary200)};

  &:active {
    cursor: grabbing;
  }

  svg {
    flex: none;
    width: 1.2rem;
    height: 1.2rem;
  }

  svg path {
    fill: currentcolor;
  }

  span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  small {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 1.1rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

/** A column as people find it in their file; one without a heading is known by what it holds. */
export function columnName({ column, header, samples }: FileColumn): string {
  if (header !== '') return `${column}: ${header}`;
  return samples.length > 0 ? `${column} (${samples.join(', ')})` : column;
}

/** The same with what stands in it: who looks for a column knows it by that. */
export function columnChoice(column: FileColumn): string {
  const { header, samples } = column;
  return header === '' || samples.length === 0
    ? columnName(column)
    : `${columnName(column)} (${samples.join(' · ')})`;
}

interface ColumnChipsProps {
  columns: readonly FileColumn[];
  disabled: boolean;
}

/** The columns of the file, each to be dragged onto one of our fields; those that tell us nothing yet stand out. */
export function ColumnChips({ columns, disabled }: ColumnChipsProps) {
  const say = useSay();
  return (
    <Board data-column-chips>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="pi" textColor="neutral600">
          {say('columns.drag')}
        </Typography>
        <Chips>
          {columns.map((own) => (
            <Chip
              key={own.column}
              $used={own.field !== null}
              data-column={own.column}
              title={own.samples.join(' · ')}
              draggable={!disabled}
              onDragStart={({ dataTransfer }) => {
                dataTransfer.setData(COLUMN_TYPE, own.column);
                dataTransfer.effectAllowed = 'link';
              }}
            >
              <Drag aria-hidden />
              <span>
                {columnName(own)}
                {own.header !== '' && own.samples.length > 0 && <small>{own.samples.join(' · ')}</small>}
              </span>
            </Chip>
          ))}
        </Chips>
      </Flex>
    </Board>
  );
}

interface DropHandlers {
  onDragEnter(event: DragEvent): void;
  onDragOver(event: DragEvent): void;
  onDragLeave(event: DragEvent): void;
  onDrop(event: DragEvent): void;
}

/**
 * A place that takes a column of the file: whether one is held over it, and what hears it come.
 * @param disabled nothing is taken while the file is being read
 */
export function useColumnDrop(
  disabled: boolean,
  onColumn: (column: string) => void,
): [boolean, DropHandlers] {
  const [over, setOver] = useState(false);
  const takes = ({ dataTransfer }: DragEvent): boolean =>
    !disabled && dataTransfer.types.includes(COLUMN_TYPE);
  const welcome = (event: DragEvent): void => {
    if (!takes(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'link';
    setOver(true);
  };
  return [
    over,
    {
      onDragEnter: welcome,
      onDragOver: welcome,
      onDragLeave: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        onColumn(event.dataTransfer.getData(COLUMN_TYPE));
      },
    },
  ];
}
