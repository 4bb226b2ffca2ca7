import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatCount, formatDay, Tabular } from '../../../../../src/admin/kit';
import type { OrderForecast, StageWithoutHistory } from '../../../server/src/contracts';
import { useSay } from '../texts';

interface Props {
  forecast: OrderForecast | null;
  dueDate: string | null;
  /** In a row of many orders: of many stages that are known too little the first ones, and how many more. */
  brief?: boolean;
}

/** How many stages a row names. */
const FEW_STAGES = 3;

/** A day that is forecast, or the last one that was looked at, where it lies after that. */
interface Day {
  percent: number;
  day: string | null;
  after: string | null;
}

function usualColour({ day, after }: Day, dueDate: string | null): 'danger600' | 'neutral800' {
  if (dueDate === null) return 'neutral800';
  const isLate = day === null ? after !== null && after >= dueDate : day > dueDate;
  return isLate ? 'danger600' : 'neutral800';
}

/** What is said in place of days, and beside days that are of what is there alone. */
function Lacking({ lacking, dated }: { lacking: number; dated: boolean }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Typography
      variant="pi"
      textColor="danger600"
      title={say('forecast.lacking.definition')}
      data-lacking={lacking}
    >
      {say(dated ? 'forecast.withoutLacking' : 'forecast.lacking', { n: formatCount(lacking, locale) })}
    </Typography>
  );
}

/** Which stages are known too little for a day, and how much is known of each. */
function LackHistory({ stages, brief }: { stages: readonly StageWithoutHistory[]; brief: boolean }) {
  const say = useSay();
  const [first] = stages;
  if (!first) return null;
  const named = stages.map(({ stage, days, needed }) => say('forecast.stageDays', { stage, days, needed }));
  const few = brief ? named.slice(0, FEW_STAGES) : named;
  const more = named.length - few.length;
  const definition = say('forecast.noHistory.definition', { needed: first.needed });
  return (
    <Typography
      variant="pi"
      textColor="neutral600"
      title={more > 0 ? `${named.join(', ')}. ${definition}` : definition}
      data-lack-history={stages.map(({ stage }) => stage).join(', ')}
    >
      {say('forecast.noHistory', { stages: few.join(', ') })}
      {more > 0 && ` ${say('forecast.noHistory.more', { n: more })}`}
    </Typography>
  );
}

/**
 * The days by which an order is complete in half and in 85 % of the futures, with the pieces that they leave out, or why none can
 * be said.
 */
export function OrderOutlook({ forecast, dueDate, brief = false }: Props) {
  const say = useSay();
  const { locale } = useIntl();
  if (!forecast) return null;
  const { p50, p85, beyond, lacking, lackHistory } = forecast;
  if (p50 === null && beyond === null) {
    return (
      <Flex direction="column" alignItems="flex-start" data-forecast="none">
        <LackHistory stages={lackHistory} brief={brief} />
        {lacking > 0 && <Lacking lacking={lacking} dated={false} />}
        {lackHistory.length === 0 && lacking === 0 && (
          <Typography variant="pi" textColor="neutral600">
            {say('forecast.beingMade')}
          </Typography>
        )}
      </Flex>
    );
  }
  const days: Day[] = [
    { percent: 50, day: p50, after: beyond },
    { percent: 85, day: p85, after: beyond },
  ];
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      title={say('orders.due.definition')}
      data-forecast={days.map(({ day, after }) => day ?? `after-${after}`).join(' ')}
    >
      {days.map((told) => (
        <Typography key={told.percent} textColor={usualColour(told, dueDate)}>
          <Typography variant="pi" textColor="neutral600">
            {told.percent} %:{' '}
          </Typography>
          <Tabular>
            {told.day === null
              ? say('forecast.after', { day: formatDay(told.after, locale) })
              : formatDay(told.day, locale)}
          </Tabular>
        </Typography>
      ))}
      {lacking > 0 && <Lacking lacking={lacking} dated />}
    </Flex>
  );
}
