import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { formatInstantDay, StackedRows, useFactoryZone } from '../../../../../src/admin/kit';
import type { OperatorRow } from '../../../contracts';
import { useSay } from '../texts';
import { withoutTicked, withTicked, type Ticked } from './ticked';

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;

  th {
    text-align: left;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }

  th,
  td {
    padding: 1rem 0.8rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    white-space: nowrap;
  }

  td.name {
    white-space: normal;
    overflow-wrap: anywhere;
    min-width: 14rem;
  }

  /* Where rows stand as cards, lines within one would part what belongs together. */
  @media (max-width: 48rem) {
    td {
      padding: 0.5rem 0.8rem;
      border-bottom: 0;
    }
  }
`;

/** What can be asked for one operator. */
export type Asked = { what: 'pin' | 'revoke'; operator: OperatorRow };

interface TableProps {
  rows: readonly OperatorRow[];
  ticked: Ticked;
  onTick(ticked: Ticked): void;
  onAsk(asked: Asked): void;
}

function Since({ instant }: { instant: string | null }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  if (instant === null) return <Typography textColor="neutral600">{say('badges.none')}</Typography>;
  return <>{say('badges.since', { day: formatInstantDay(instant, locale, timeZone) })}</>;
}

function Row({ row, ticked, onTick, onAsk }: Omit<TableProps, 'rows'> & { row: OperatorRow }) {
  const say = useSay();
  const { id, name, role, blocked, badgeIssuedAt, pinSetAt } = row;
  const tick = (isTicked: boolean): void =>
    onTick(isTicked ? withTicked(ticked, [row]) : withoutTicked(ticked, id));
  return (
    <tr>
      <td className="name">
        <Flex gap={3} alignItems="flex-start">
          <Checkbox
            checked={ticked.has(id)}
            aria-label={say('badges.tick', { name })}
            onCheckedChange={(checked: boolean | 'indeterminate') => tick(checked === true)}
          />
          <div>
            <Typography fontWeight="semiBold">{name}</Typography>
            <Typography variant="pi" tag="p" textColor="neutral600">
              {[role, blocked ? say('badges.blocked') : ''].filter(Boolean).join(' · ')}
            </Typography>
          </div>
        </Flex>
      </td>
      <td data-label={say('badges.badge')}>
        <Since instant={badgeIssuedAt} />
      </td>
      <td data-label={say('badges.pin')}>
        <Since instant={pinSetAt} />
      </td>
      <td>
        <Flex gap={2} wrap="wrap" justifyContent="flex-end">
          <Button variant="tertiary" size="S" onClick={() => onAsk({ what: 'pin', operator: row })}>
            {say('badges.set-pin')}
          </Button>
          <Button
            variant="danger-light"
            size="S"
            disabled={badgeIssuedAt === null}
            onClick={() => onAsk({ what: 'revoke', operator: row })}
          >
            {say('badges.revoke')}
          </Button>
        </Flex>
      </td>
    </tr>
  );
}

/** Operators with their badges and PINs. */
export function OperatorsTable({ rows, ...rest }: TableProps) {
  const say = useSay();
  return (
    <StackedRows>
      <Table>
        <thead>
          <tr>
            <th>{say('badges.operator')}</th>
            <th>{say('badges.badge')}</th>
            <th>{say('badges.pin')}</th>
            <th aria-label={say('badges.set-pin')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} {...rest} />
          ))}
        </tbody>
      </Table>
    </StackedRows>
  );
}
