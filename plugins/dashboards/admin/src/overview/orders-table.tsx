import { Badge, Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { Defined, formatCount, formatDay, Tabular } from '../../../../../src/admin/kit';
import type { ProductOverview } from '../../../server/src/contracts';
import { OrderOutlook } from '../forecast/order-outlook';
import { GlowRow } from '../live/row-glow';
import { useGlow } from '../live/use-glow';
import { NameLink } from '../name-link';
import { useSay } from '../texts';
import { ProgressBar } from './progress-bar';

const LateMark = styled(Badge)`
  border: 1px solid ${({ theme }) => theme.colors.danger600};
`;

/** Names wrap, so that the progress stays in sight on a phone. */
const NameCell = styled(Td)`
  white-space: normal;
  min-width: 14rem;
`;

/** Counts and marks wrap too: the due date is seen beside the panels of a usual window. */
const WordsCell = styled(Td)`
  white-space: normal;
  min-width: 16rem;
`;

const keyOf = ({ id }: ProductOverview) => id;
const lookOf = ({ progress, held, parts, cancelledAt }: ProductOverview) => ({
  progress,
  held,
  parts,
  cancelledAt,
});

function ProductName({ product }: { product: ProductOverview }) {
  const say = useSay();
  const second = [product.name, product.orderNumber && say('orders.order', { number: product.orderNumber })];
  return (
    <Flex direction="column" alignItems="flex-start">
      <NameLink to={`products/${product.id}`}>{product.designation}</NameLink>
      <Typography variant="pi" textColor="neutral600">
        {second.filter(Boolean).join(' · ')}
      </Typography>
    </Flex>
  );
}

function DueDate({ product }: { product: ProductOverview }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography>
        <Tabular>{formatDay(product.dueDate, locale)}</Tabular>
      </Typography>
      {product.late && (
        <LateMark backgroundColor="neutral0" textColor="danger600">
          {say(product.pastDue ? 'orders.pastDue' : 'orders.late')}
        </LateMark>
      )}
      {product.complete && (
        <Badge backgroundColor="success100" textColor="success700">
          {say('orders.complete')}
        </Badge>
      )}
      {product.cancelledAt && (
        <Badge backgroundColor="neutral150" textColor="neutral700">
          {say('orders.cancelled')}
        </Badge>
      )}
      {product.held > 0 && (
        <Badge
          backgroundColor="alternative100"
          textColor="alternative700"
          title={say('orders.held.definition')}
          data-held
        >
          {say('orders.held', { n: product.held })}
        </Badge>
      )}
      <OrderOutlook forecast={product.forecast} dueDate={product.dueDate} brief />
    </Flex>
  );
}

/** Orders as rows: progress, parts complete, due date. */
export function OrdersTable({ products, scope }: { products: ProductOverview[]; scope: string }) {
  const say = useSay();
  const { locale } = useIntl();
  const glowing = useGlow(products, scope, keyOf, lookOf);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto">
      <Table colCount={4} rowCount={products.length + 1}>
        <Thead>
          <Tr>
            {(['product', 'progress', 'parts', 'due'] as const).map((column) => (
              <Th key={column}>
                <Typography variant="sigma">
                  {column === 'product' ? (
                    say('orders.product')
                  ) : (
                    <Defined definition={say(`orders.${column}.definition`)}>
                      {say(`orders.${column}`)}
                    </Defined>
                  )}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {products.map((product) => (
            <GlowRow key={product.id} $glows={glowing.has(product.id)} data-product={product.designation}>
              <NameCell>
                <ProductName product={product} />
              </NameCell>
              <WordsCell title={say('orders.progress.definition')}>
                {product.parts.total > 0 ? (
                  <ProgressBar progress={product.progress} />
                ) : (
                  <Typography variant="pi">{say('orders.noWork')}</Typography>
                )}
              </WordsCell>
              <Td title={say('orders.parts.definition')}>
                <Typography>
                  <Tabular>
                    {formatCount(product.parts.complete, locale)} / {formatCount(product.parts.total, locale)}
                  </Tabular>
                </Typography>
              </Td>
              <WordsCell>
                <DueDate product={product} />
              </WordsCell>
            </GlowRow>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
