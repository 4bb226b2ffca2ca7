import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { SearchBox } from '../../../../../src/admin/kit';
import type { Overview } from '../../../server/src/contracts';
import { ResponsibleSelect } from '../responsible-select';
import { useSay } from '../texts';

/** What can be set on the overview, as it stands in the page's address and goes to the server. */
export const FILTER_KEYS = ['search', 'status', 'responsible', 'page'] as const;

type Filter = Record<(typeof FILTER_KEYS)[number], string>;

const STATUSES = ['open', 'late', 'held', 'complete', 'cancelled'] as const;
/** A choice needs a value; the empty one would show the placeholder. */
const ALL = 'all';

/** Where the overview with this filter is read. */
export function pathOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const key of FILTER_KEYS) if (filter[key]) query.set(key, filter[key]);
  const text = query.toString();
  return text ? `/dashboards/overview?${text}` : '/dashboards/overview';
}

interface OrderFiltersProps {
  overview: Overview;
  filter: Filter;
  onFilter(change: Partial<Filter>): void;
}

/** Search, state and responsible; every change begins at the first page. */
export function OrderFilters({ overview, filter, onFilter }: OrderFiltersProps) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} alignItems="baseline">
        <Typography variant="delta" tag="h2">
          {say('orders.title')}
        </Typography>
        <Typography
          variant="pi"
          textColor="neutral600"
          role="status"
          title={say('orders.found.definition')}
          data-orders-found
        >
          {say('orders.found', { n: overview.pagination.total })}
        </Typography>
      </Flex>
      <Flex gap={3} wrap="wrap">
        <Box flex="2 1 26rem">
          <SearchBox
            value={filter.search}
            onSearch={(search) => onFilter({ search, page: '' })}
            label={say('orders.search')}
            placeholder={say('orders.search')}
          />
        </Box>
        <Box flex="1 1 18rem">
          <SingleSelect
            aria-label={say('orders.status')}
            value={filter.status || ALL}
            onChange={(status) => onFilter({ status: status === ALL ? '' : String(status), page: '' })}
          >
            <SingleSelectOption value={ALL}>{say('orders.status.all')}</SingleSelectOption>
            {STATUSES.map((status) => (
              <SingleSelectOption key={status} value={status}>
                {say(`orders.status.${status}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
        <Box flex="1 1 18rem">
          <ResponsibleSelect
            people={overview.responsibles}
            value={filter.responsible}
            onChange={(responsible) => onFilter({ responsible, page: '' })}
          />
        </Box>
      </Flex>
    </Flex>
  );
}
