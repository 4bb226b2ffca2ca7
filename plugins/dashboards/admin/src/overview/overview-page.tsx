import { useRef, useState } from 'react';
import { Checkbox, Flex, Grid, Typography } from '@strapi/design-system';
import { ErrorState, KitPage, LoadingState, SearchBox, useLoad } from '../../../../../src/admin/kit';
import type { Overview, ProductOverview, StageOverview } from '../../../server/src/contracts';
import { LiveMark } from '../live/live-mark';
import { keepPlaces } from '../live/merge';
import { useLive } from '../live/use-live';
import { usePaced } from '../live/use-paced';
import { useSay } from '../texts';
import { useUrlState } from '../url-state';
import { FirstSteps } from './first-steps';
import { NumbersRow } from './numbers-row';
import { OrdersTable } from './orders-table';
import { StagesPanel } from './stages-panel';

/** The server sends no more; more are found with a search in the lists. */
const MAX_PRODUCTS = 500;
const GUIDE_HIDDEN = 'tracker.guide-hidden';

const keyOf = ({ id }: ProductOverview | StageOverview) => id;

/** The last answer with rows and bars where they were. */
function useSteady(overview: Overview | null): Overview | null {
  const shown = useRef<Overview | null>(null);
  if (overview && shown.current?.at !== overview.at) {
    const before = shown.current;
    shown.current = {
      ...overview,
      products: keepPlaces(before?.products ?? [], overview.products, keyOf),
      stages: keepPlaces(before?.stages ?? [], overview.stages, keyOf),
    };
  }
  return shown.current;
}

function matches(product: ProductOverview, search: string): boolean {
  const text = `${product.designation} ${product.name ?? ''} ${product.orderNumber ?? ''}`;
  return text.toLocaleLowerCase().includes(search.toLocaleLowerCase());
}

function Orders({ overview }: { overview: Overview }) {
  const say = useSay();
  const [{ search, late }, setUrl] = useUrlState(['search', 'late']);
  const found = overview.products.filter((product) => (!late || product.late) && matches(product, search));
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex gap={4} wrap="wrap" justifyContent="space-between">
        <Typography variant="delta" tag="h2">
          {say('orders.title')}
        </Typography>
        <Flex gap={4} wrap="wrap">
          <Checkbox checked={late !== ''} onCheckedChange={(on) => setUrl({ late: on === true ? '1' : '' })}>
            {say('orders.lateOnly')}
          </Checkbox>
          <SearchBox
            value={search}
            onSearch={(value) => setUrl({ search: value })}
            label={say('orders.search')}
            placeholder={say('orders.search')}
          />
        </Flex>
      </Flex>
      {found.length > 0 ? (
        <OrdersTable products={found} scope={`${search} ${late}`} />
      ) : (
        <Typography>{say('orders.noneFound')}</Typography>
      )}
      {overview.products.length >= MAX_PRODUCTS && (
        <Typography variant="pi">{say('orders.limit', { n: MAX_PRODUCTS })}</Typography>
      )}
    </Flex>
  );
}

function Content({ overview }: { overview: Overview }) {
  const [hidden, setHidden] = useState(localStorage.getItem(GUIDE_HIDDEN) === 'yes');
  const { guide } = overview;
  const hide = () => {
    localStorage.setItem(GUIDE_HIDDEN, 'yes');
    setHidden(true);
  };
  if (!guide.hasParts) return <FirstSteps guide={guide} />;
  const stepsLeft = !guide.hasPrintedLabels || !guide.hasScans;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {stepsLeft && !hidden && <FirstSteps guide={guide} onHide={hide} />}
      <NumbersRow overview={overview} />
      <Grid.Root gap={6}>
        <Grid.Item col={8} s={12} xs={12} alignItems="stretch">
          <Orders overview={overview} />
        </Grid.Item>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
          <StagesPanel overview={overview} />
        </Grid.Item>
      </Grid.Root>
    </Flex>
  );
}

/** What is happening now, and what is stuck? Moves by itself. */
export function OverviewPage() {
  const say = useSay();
  const loaded = useLoad<Overview>('/dashboards/overview');
  const overview = useSteady(loaded.data);
  const readSoon = usePaced(loaded.reload, loaded.loading);
  const live = useLive({ onEvent: readSoon, onConnected: readSoon });
  return (
    <KitPage title={say('title')} actions={<LiveMark state={live} readAtMs={loaded.readAtMs} />}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {loaded.failure && <ErrorState failure={loaded.failure} onRetry={loaded.reload} />}
        {overview ? <Content overview={overview} /> : !loaded.failure && <LoadingState />}
      </Flex>
    </KitPage>
  );
}
