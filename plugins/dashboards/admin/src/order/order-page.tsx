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
import { StructureTable } from './structure/structure-table';
import { TickedBar } from './ticked-bar';
import { useMayTick } from './use-may-tick';
import { useParts, type LiveParts } from './use-parts';
import { useTicked, type Ticked } from './use-ticked';
import { ViewSwitch, type View } from './view-switch';

type Filter = Record<'search' | 'responsible' | 'page', string>;
type SetFilter = (change: Partial<Filter & { view: string }>) => void;

function pathOf(id: string, { search, responsible, page }: Filter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ search, responsible, page })) if (value) query.set(key, value);
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

interface BatchesProps {
  page: PartsPage;
  parts: LiveParts;
  scope: string;
  filter: Filter;
  onFilter: SetFilter;
  view: View;
}

/** What matches the filters, a page at a time. */
function List({ page, parts, scope, filter, onFilter, ticked }: BatchesProps & { ticked: Ticked | null }) {
  const say = useSay();
  const { cancelledAt } = page.product;
  return (
    <>
      <Filters page={page} filter={filter} onFilter={onFilter} />
      {parts.rows.length > 0 ? (
        <PartsTable parts={parts.rows} scope={scope} ticked={ticked} />
      ) : (
        <EmptyState title={say(cancelledAt ? 'order.cancelled.empty' : 'order.none')} />
      )}
      <Pager pagination={page.pagination} onPage={(n) => onFilter({ page: String(n) })} />
    </>
  );
}

function Batches(props: BatchesProps) {
  const { page, parts, view, onFilter } = props;
  const mayTick = useMayTick();
  const ticks = useTicked();
  const ticked = mayTick ? ticks : null;
  return (
    <>
      <ViewSwitch
        value={view}
        onChange={(wish) => onFilter({ view: wish === 'structure' ? 'structure' : '' })}
      />
      <TickedBar ticked={ticks} onActed={parts.reload} />
      {view === 'structure' ? (
        <StructureTable product={page.product.id} ticked={ticked} listen={parts.listen} />
      ) : (
        <List {...props} ticked={ticked} />
      )}
    </>
  );
}

/** The batches of one order with the state of each operation. */
export function OrderPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const [filter, setFilter] = useUrlState(['search', 'responsible', 'page', 'view']);
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
            <Batches
              page={parts.data}
              parts={parts}
              scope={pathOf(id, filter)}
              filter={filter}
              onFilter={setFilter}
              view={filter.view === 'structure' ? 'structure' : 'list'}
            />
          </>
        )}
      </Flex>
    </KitPage>
  );
}
