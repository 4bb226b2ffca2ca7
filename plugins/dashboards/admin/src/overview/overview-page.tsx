import { useEffect, useRef, useState } from 'react';
import { Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  ErrorState,
  formatInstant,
  KitPage,
  LiveMark,
  LoadingState,
  Pager,
  useLive,
  useLoad,
  usePaced,
  type Loaded,
  useUrlState,
} from '../../../../../src/admin/kit';
import type { Overview, ProductOverview, StageOverview } from '../../../server/src/contracts';
import { useFreshForecast } from '../forecast/use-fresh-forecast';
import { keepPlaces } from '../live/merge';
import { useSay } from '../texts';
import { AttentionPanel } from './attention-panel';
import { CallsPanel } from './calls-panel';
import { FirstSteps } from './first-steps';
import { HeldPanel } from './held-panel';
import { DevicesPanel } from './devices-panel';
import { RefusedPanel } from './refused-panel';
import { NumbersRow } from './numbers-row';
import { OrderFilters, pathOf, FILTER_KEYS } from './order-filters';
import { OrdersTable } from './orders-table';
import { StagesPanel } from './stages-panel';
import { useAttention } from './use-attention';

const GUIDE_HIDDEN = 'tracker.guide-hidden';

const keyOf = ({ id }: ProductOverview | StageOverview) => id;

/** An answer with the address that it answers: another address is another list. */
interface Shown {
  overview: Overview;
  path: string;
}

/** The last answer with rows and bars where they were. */
function useSteady({ data, answerOf }: Loaded<Overview>): Shown | null {
  const shown = useRef<Shown | null>(null);
  if (data && answerOf !== null && shown.current?.overview.at !== data.at) {
    const before = shown.current;
    const sameList = before?.path === answerOf;
    shown.current = {
      path: answerOf,
      overview: {
        ...data,
        products: sameList ? keepPlaces(before.overview.products, data.products, keyOf) : data.products,
        stages: keepPlaces(before?.overview.stages ?? [], data.stages, keyOf),
      },
    };
  }
  return shown.current;
}

/** How old the forecast is, which no report waits for. */
function ForecastAge({ overview: { forecast, timeZone } }: { overview: Overview }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Typography variant="pi" textColor="neutral600">
      {say('forecast.age', { at: formatInstant(forecast.at, locale, timeZone) })}
    </Typography>
  );
}

function Orders({ shown: { overview, path } }: { shown: Shown }) {
  const say = useSay();
  const [filter, setFilter] = useUrlState(FILTER_KEYS);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <OrderFilters overview={overview} filter={filter} onFilter={setFilter} />
      {overview.products.length > 0 ? (
        <>
          <OrdersTable products={overview.products} scope={path} />
          {overview.products.some(({ forecast }) => forecast?.p50 ?? forecast?.beyond) && (
            <ForecastAge overview={overview} />
          )}
        </>
      ) : (
        <Typography>{say('orders.noneFound')}</Typography>
      )}
      <Pager pagination={overview.pagination} onPage={(page) => setFilter({ page: String(page) })} />
    </Flex>
  );
}

function Content({ shown, onReleased }: { shown: Shown; onReleased(): void }) {
  const [hidden, setHidden] = useState(localStorage.getItem(GUIDE_HIDDEN) === 'yes');
  const { overview } = shown;
  const { guide } = overview;
  const attention = useAttention(overview.at);
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
      <CallsPanel at={overview.at} onAnswered={onReleased} />
      <HeldPanel overview={overview} onReleased={onReleased} />
      <RefusedPanel at={overview.at} />
      <DevicesPanel at={overview.at} />
      <Grid.Root gap={6}>
        <Grid.Item col={8} s={12} xs={12} alignItems="stretch">
          <Orders shown={shown} />
        </Grid.Item>
        <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch" gap={6}>
          <AttentionPanel attention={attention} />
          <StagesPanel overview={overview} neckId={attention?.bottleneck?.stage.id ?? null} />
        </Grid.Item>
      </Grid.Root>
    </Flex>
  );
}

/** What is happening now, and what is stuck? Moves by itself. */
export function OverviewPage() {
  const say = useSay();
  const [filter] = useUrlState(FILTER_KEYS);
  const loaded = useLoad<Overview>(pathOf(filter));
  const shown = useSteady(loaded);
  const readSoon = usePaced(loaded.reload, loaded.loading);
  const live = useLive({ onEvent: readSoon, onConnected: readSoon });
  const behind = shown?.overview.upToDate === false;
  useEffect(() => {
    if (behind) readSoon();
  }, [behind, loaded.readAtMs, readSoon]);
  useFreshForecast(shown?.overview.forecast.upToDate === false, loaded.readAtMs, loaded.reload);
  return (
    <KitPage title={say('title')} actions={<LiveMark state={live} readAtMs={loaded.readAtMs} />}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {behind && <Typography role="status">{say('overview.sumsBeingMade')}</Typography>}
        {loaded.failure && <ErrorState failure={loaded.failure} onRetry={loaded.reload} />}
        {shown ? <Content shown={shown} onReleased={readSoon} /> : !loaded.failure && <LoadingState />}
      </Flex>
    </KitPage>
  );
}
