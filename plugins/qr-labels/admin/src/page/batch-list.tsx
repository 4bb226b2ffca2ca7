import { useEffect } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { ErrorState, Figure, LoadingState, SearchBox, useLoad } from '../../../../../src/admin/kit';
import type { LabelRow, LabelRows } from '../../../contracts';
import { useSay } from '../texts';
import type { Change, Choice } from './use-choice';

const Scroller = styled.div`
  max-height: 52rem;
  overflow-y: auto;
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;

  th {
    position: sticky;
    top: 0;
    z-index: 1;
    text-align: left;
    font-weight: 600;
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral600};
  }

  th,
  td {
    padding: 0.8rem 0.6rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  .number {
    text-align: right;
  }

  tr.ticked td {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

/** At most so many are known to come first. */
const MAX_FIRST = 100;

/** What somebody chose elsewhere comes first until another product is looked at. */
function listPath({ product, search }: Choice, first: readonly string[]): string {
  const query = new URLSearchParams({ search });
  if (product !== null) query.set('product', product);
  else if (first.length > 0) query.set('first', first.slice(0, MAX_FIRST).join(','));
  return `/qr-labels/parts?${query.toString()}`;
}

interface RowProps {
  row: LabelRow;
  ticked: boolean;
  showProduct: boolean;
  onTick(code: string, ticked: boolean): void;
}

function BatchRow({ row, ticked, showProduct, onTick }: RowProps) {
  const say = useSay();
  const { code, designation, name, quantity, printCount, productDesignation } = row;
  const rest = [designation ? name : null, showProduct ? productDesignation : null]
    .filter(Boolean)
    .join(' · ');
  return (
    <tr className={ticked ? 'ticked' : ''}>
      <td>
        <Checkbox
          checked={ticked}
          aria-label={say('list.tick', { code })}
          onCheckedChange={(checked: boolean | 'indeterminate') => onTick(code, checked === true)}
        />
      </td>
      <td>
        <Typography fontWeight="semiBold">{designation ?? name ?? code}</Typography>
        {rest && (
          <Typography variant="pi" tag="p" textColor="neutral600">
            {rest}
          </Typography>
        )}
      </td>
      <td className="number">
        <Figure value={quantity} />
      </td>
      <td className="number">{printCount > 0 ? <Figure value={printCount} /> : say('list.never')}</td>
    </tr>
  );
}

function ChoiceLine({ choice, onChange, rows }: { choice: Choice; onChange: Change; rows: LabelRow[] }) {
  const say = useSay();
  const { ticked, product } = choice;
  const unprinted = rows.filter(({ printCount }) => printCount === 0).map(({ code }) => code);
  const whole = product === null ? say('choice.none') : say('choice.whole');
  return (
    <Flex gap={3} wrap="wrap" justifyContent="space-between">
      <Typography aria-live="polite">
        {ticked.size > 0 ? say('choice.some', { n: ticked.size }) : whole}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {unprinted.length > 0 && (
          <Button
            variant="tertiary"
            size="S"
            onClick={() => onChange({ ticked: new Set([...ticked, ...unprinted]) })}
          >
            {say('choice.unprinted')}
          </Button>
        )}
        {ticked.size > 0 && (
          <Button variant="tertiary" size="S" onClick={() => onChange({ ticked: new Set() })}>
            {say('choice.clear')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

function BatchTable({ rows, choice, onChange }: { rows: LabelRow[]; choice: Choice; onChange: Change }) {
  const say = useSay();
  const { ticked, product } = choice;
  function tick(code: string, isTicked: boolean): void {
    const next = new Set(ticked);
    if (isTicked) next.add(code);
    else next.delete(code);
    onChange({ ticked: next });
  }
  return (
    <Scroller>
      <Table>
        <thead>
          <tr>
            <th aria-label={say('print')} />
            <th>{say('list.batch')}</th>
            <th className="number">{say('list.quantity')}</th>
            <th className="number">{say('list.printed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BatchRow
              key={row.code}
              row={row}
              ticked={ticked.has(row.code)}
              showProduct={product === null}
              onTick={tick}
            />
          ))}
        </tbody>
      </Table>
    </Scroller>
  );
}

/**
 * The batches of the product, or of all: searched and ticked one by one.
 * @param first codes that were chosen elsewhere
 * @param prints how often something was printed here: the list is read again after each
 */
export function BatchList({
  choice,
  first,
  prints,
  onChange,
}: {
  choice: Choice;
  first: readonly string[];
  prints: number;
  onChange: Change;
}) {
  const say = useSay();
  const { data, failure, reload } = useLoad<LabelRows>(listPath(choice, first));
  useEffect(() => {
    if (prints > 0) reload();
  }, [prints, reload]);
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <SearchBox
          value={choice.search}
          label={say('search')}
          placeholder={say('search.hint')}
          onSearch={(search) => onChange({ search })}
        />
        {failure && <ErrorState failure={failure} onRetry={reload} />}
        {!data && !failure && <LoadingState />}
        {data && <ChoiceLine choice={choice} onChange={onChange} rows={data.rows} />}
        {data && data.rows.length > 0 && <BatchTable rows={data.rows} choice={choice} onChange={onChange} />}
        {data?.rows.length === 0 && <Typography textColor="neutral600">{say('list.empty')}</Typography>}
        {data?.hasMore && <Typography textColor="neutral600">{say('list.more')}</Typography>}
      </Flex>
    </Box>
  );
}
