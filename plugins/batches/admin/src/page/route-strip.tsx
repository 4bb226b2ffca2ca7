import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { formatCount, Tabular } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';

const Cell = styled.li<{ $done: boolean; $waiting: boolean }>`
  min-width: 10rem;
  padding: 0.6rem 1rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme, $waiting }) => ($waiting ? theme.colors.neutral500 : theme.colors.neutral200)};
  background: ${({ theme, $done }) => ($done ? theme.colors.success100 : theme.colors.neutral0)};
`;

/** The operations of a batch in order: passed of quantity, waiting, scrapped. */
export function RouteStrip({ page: { part, operations } }: { page: BatchPage }) {
  const say = useSay();
  const { locale } = useIntl();
  const count = (n: number) => formatCount(n, locale);
  if (operations.length === 0) return <Typography>{say('route.none')}</Typography>;
  return (
    <Flex tag="ol" gap={2} wrap="wrap" alignItems="stretch" aria-label={say('route.title')}>
      {operations.map(({ number, stage, done, waiting, scrapped }) => (
        <Cell
          key={number}
          $done={part.quantity > 0 && done >= part.quantity}
          $waiting={waiting > 0}
          data-operation={number}
        >
          <Typography variant="pi" tag="div" textColor="neutral800">
            {stage}
          </Typography>
          <Typography fontWeight="bold" tag="div">
            <Tabular>
              {count(done)} / {count(part.quantity)}
            </Tabular>
          </Typography>
          {waiting > 0 && (
            <Typography variant="pi" tag="div" textColor="neutral600">
              {say('route.waiting', { n: count(waiting) })}
            </Typography>
          )}
          {scrapped > 0 && (
            <Typography variant="pi" tag="div" textColor="danger700">
              {say('route.scrapped', { n: count(scrapped) })}
            </Typography>
          )}
        </Cell>
      ))}
    </Flex>
  );
}
