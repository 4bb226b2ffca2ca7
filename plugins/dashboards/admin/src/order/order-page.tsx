import type { ReactNode } from 'react';
import { Box, Flex, Link as DesignLink, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link, useParams } from 'react-router-dom';
import {
  Defined,
  Definitions,
  EmptyState,
  ErrorState,
  formatDay,
  formatInstant,
  KitPage,
  LiveMark,
  LoadingState,
  Pager,
  SearchBox,
  useUrlState,
} from '../../../../../src/admin/kit';
import type { PartsPage } from '../../../server/src/contracts';
import { OrderOutlook } from '../forecast/order-outlook';
import { ResponsibleSelect } from '../responsible-select';
import { useSay } from '../texts';
import { CancelOrder } from './cancel-order';
import { EditLink } from './edit-link';
import { PartsTable } from './parts-table';
import { PrintLink } from './print-link';
import { TickedBar } from './ticked-bar';
import { useMayTick } from './use-may-tick';
import { useParts, type LiveParts } from './use-parts';
import { useTicked } from './use-ticked';

type Filter = Record<'search' | 'responsible' | 'page', string>;
type SetFilter = (change: Partial<Filter>) => void;

function pathOf(id: string, filter: Filter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  return `/dashboards/products/${encodeURIComponent(id)}/parts?${query.toString()}`;
}

function Filters({ page, filter, onFilter }: { page: PartsPage; filter: Filter; onFilter: SetFilter }) {
  const say = useSay();
  return (
    <Flex gap={4} wrap="wrap">
      <Box flex="1 1 26rem" maxWidth="44rem">
        <SearchBox
          value={filter.search}
          onSearch={(search) => onFilter({ search, page: '' })}
          label={say('order.search')}
          placeholder={say('order.search')}
        />
      </Box>
      <Box flex="0 1 26rem">
        <ResponsibleSelect
          people={page.responsibles}
          value={filter.responsible}
          onChange={(responsible) => onFilter({ responsible, page: '' })}
        />
      </Box>
      <Typography variant="pi" textColor="neutral600" title={say('order.found.definition')} data-found>
        {say('order.found', { n: page.pagination.total })}
      </Typography>
    </Flex>
  );
}

/** Order, pieces and due date below the title; the pieces say what they count. */
function Subtitle({ product }: Pick<PartsPage, 'product'>) {
  const say = useSay();
  const { locale } = useIntl();
  const { orderNumber, quantity, dueDate } = product;
  return (
    <Definitions>
      <Typography variant="epsilon" textColor="neutral600" tag="p" data-order-pieces>
        {orderNumber && `${say('orders.order', { number: orderNumber })} · `}
        <Defined definition={say('order.pieces.definition')}>{say('order.pieces', { n: quantity })}</Defined>
        {` · ${dueDate === null ? say('order.noDue') : say('order.due', { due: formatDay(dueDate, locale) })}`}
      </Typography>
    </Definitions>
  );
}

function useHeading(page: PartsPage | null): { title: string; subtitle: ReactNode } {
  const say = useSay();
  if (!page) return { title: say('title'), subtitle: '' };
  const { designation, name } = page.product;
  return {
    title: [designation, name].filter(Boolean).join(' · '),
    subtitle: <Subtitle product={page.product} />,
  };
}

function Cancelled({ page: { product, timeZone } }: { page: PartsPage }) {
  const say = useSay();
  const { locale } = useIntl();
  if (!product.cancelledAt) return null;
  return (
    <Box background="neutral150" hasRadius padding={4} role="status" data-cancelled>
      <Typography fontWeight="bold">
        {say('order.cancelled', { at: formatInstant(product.cancelledAt, locale, timeZone) })}
      </Typography>
    </Box>
  );
}

function Outlook({ page: { product, forecast, forecastAge, timeZone } }: { page: PartsPage }) {
  const say = useSay();
  const { locale } = useIntl();
  if (!forecast) return null;
  const age = say('forecast.age', { at: formatInstant(forecastAge.at, locale, timeZone) });
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4} tag="section" data-outlook>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography variant="delta" tag="h2">
          <Defined definition={say('orders.due.definition')}>{say('forecast.title')}</Defined>
        </Typography>
        <OrderOutlook forecast={forecast} dueDate={product.dueDate} />
        <Typography variant="pi" textColor="neutral600">
          {age}
        </Typography>
      </Flex>
    </Box>
  );
}

function Batches({ page, parts, scope }: { page: PartsPage; parts: LiveParts; scope: string }) {
  const say = useSay();
  const mayTick = useMayTick();
  const ticked = useTicked();
  const { cancelledAt } = page.product;
  return (
    <>
      <TickedBar ticked={ticked} onActed={parts.reload} />
      {parts.rows.length > 0 ? (
        <PartsTable parts={parts.rows} scope={scope} ticked={mayTick ? ticked : null} />
      ) : (
        <EmptyState title={say(cancelledAt ? 'order.cancelled.empty' : 'order.none')} />
      )}
    </>
  );
}

/** The batches of one order with the state of each operation. */
export function OrderPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const [filter, setFilter] = useUrlState(['search', 'responsible', 'page']);
  const parts = useParts(pathOf(id, filter));
  const { title, subtitle } = useHeading(parts.data);
  const back = (
    <DesignLink tag={Link} to="/plugins/dashboards" startIcon={<ArrowLeft />}>
      {say('order.back')}
    </DesignLink>
  );
  return (
    <KitPage
      title={title}
      subtitle={subtitle}
      back={back}
      actions={
        <Flex gap={4} wrap="wrap">
          <LiveMark state={parts.live} readAtMs={parts.readAtMs} />
          {parts.data && <PrintLink product={parts.data.product} />}
          {parts.data && <EditLink product={parts.data.product} />}
          {parts.data && <CancelOrder product={parts.data.product} onDone={parts.reload} />}
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {parts.failure && <ErrorState failure={parts.failure} onRetry={parts.reload} />}
        {!parts.data && !parts.failure && <LoadingState />}
        {parts.data && (
          <>
            <Cancelled page={parts.data} />
            <Outlook page={parts.data} />
            <Filters page={parts.data} filter={filter} onFilter={setFilter} />
            <Batches page={parts.data} parts={parts} scope={pathOf(id, filter)} />
            <Pager pagination={parts.data.pagination} onPage={(page) => setFilter({ page: String(page) })} />
          </>
        )}
      </Flex>
    </KitPage>
  );
}
