import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatCount, formatDay, Tabular } from '../../../../../src/admin/kit';
import type { OrderForecast } from '../../../server/src/contracts';
import { useSay } from '../texts';

interface Props {
  forecast: OrderForecast | null;
  dueDate: string | null;
}

function usualColour(day: string | null, dueDate: string | null): 'danger600' | 'neutral800' {
  return day !== null && dueDate !== null && day > dueDate ? 'danger600' : 'neutral800';
}

/** The days by which an order is complete in half and in 85 % of the futures, or why none can be said. */
export function OrderOutlook({ forecast, dueDate }: Props) {
  const say = useSay();
  const { locale } = useIntl();
  if (!forecast) return null;
  const { p50, p85, lacking } = forecast;
  if (lacking > 0 || p50 === null) {
    return (
      <Typography variant="pi" textColor={lacking > 0 ? 'danger600' : 'neutral600'} data-forecast="none">
        {lacking > 0
          ? say('forecast.lacking', { n: formatCount(lacking, locale) })
          : say('forecast.noHistory')}
      </Typography>
    );
  }
  const days = [
    [50, p50],
    [85, p85],
  ] as const;
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      title={say('orders.due.definition')}
      data-forecast={`${p50} ${p85 ?? ''}`}
    >
      {days.map(([percent, day]) => (
        <Typography key={percent} textColor={usualColour(day, dueDate)}>
          <Typography variant="pi" textColor="neutral600">
            {percent} %:{' '}
          </Typography>
          <Tabular>{formatDay(day, locale)}</Tabular>
        </Typography>
      ))}
    </Flex>
  );
}
