import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { formatCount, Tabular, useStatusColours } from '../../../../../src/admin/kit';
import type { OperationCell, PartRow } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** Leads to who reported there, when and how many. */
const Cell = styled(Link)<{ $done: boolean; $waiting: boolean }>`
  display: block;
  color: inherit;
  text-decoration: none;
  min-width: 9.2rem;
  padding: 0.4rem 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme, $waiting }) => ($waiting ? theme.colors.neutral500 : theme.colors.neutral200)};
  background: ${({ theme, $done }) => ($done ? theme.colors.success100 : theme.colors.neutral0)};
  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

const Track = styled.div`
  height: 0.4rem;
  border-radius: 0.2rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
`;

interface NoteProps {
  colour: 'neutral600' | 'warning700' | 'danger700';
  /** What it counts. */
  definition: string;
  children: string;
}

function Note({ colour, definition, children }: NoteProps) {
  return (
    <Typography variant="pi" textColor={colour} tag="div" title={definition}>
      <Tabular>{children}</Tabular>
    </Typography>
  );
}

const NOTES = [
  { key: 'waiting', colour: 'neutral600' },
  { key: 'scrapped', colour: 'danger700' },
  { key: 'reworked', colour: 'warning700' },
] as const;

function Operation({ code, cell, quantity }: { code: string; cell: OperationCell; quantity: number }) {
  const say = useSay();
  const { locale } = useIntl();
  const { good } = useStatusColours();
  const count = (n: number) => formatCount(n, locale);
  return (
    <Cell
      to={`/plugins/batches/${code}?operation=${cell.number}`}
      $done={quantity > 0 && cell.done >= quantity}
      $waiting={cell.waiting > 0}
      data-operation={cell.number}
    >
      <Typography variant="pi" tag="div" ellipsis title={cell.stage}>
        {cell.stage}
      </Typography>
      <Typography fontWeight="bold" tag="div" title={say('order.operations.definition')}>
        <Tabular>
          {count(cell.done)} / {count(quantity)}
        </Tabular>
      </Typography>
      <Track aria-hidden>
        <div
          style={{ width: `${(cell.done / Math.max(1, quantity)) * 100}%`, height: '100%', background: good }}
        />
      </Track>
      {NOTES.map(
        ({ key, colour }) =>
          cell[key] > 0 && (
            <Note key={key} colour={colour} definition={say(`cell.${key}.definition`)}>
              {say(`cell.${key}`, { n: count(cell[key]) })}
            </Note>
          ),
      )}
    </Cell>
  );
}

/** The operations of a batch in order: passed of quantity, waiting, scrapped, sent back; each opens its reports. */
export function OperationCells({ part }: { part: PartRow }) {
  const say = useSay();
  const { locale } = useIntl();
  if (part.operations.length === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {say('order.noOperations')}
      </Typography>
    );
  }
  return (
    <Flex gap={2} wrap="wrap" alignItems="stretch">
      {part.operations.map((cell) => (
        <Operation key={cell.number} code={part.code} cell={cell} quantity={part.quantity} />
      ))}
      {part.unrouted > 0 && (
        <Typography variant="pi" title={say('order.unrouted.definition')}>
          {say('order.unrouted', { n: formatCount(part.unrouted, locale) })}
        </Typography>
      )}
    </Flex>
  );
}
