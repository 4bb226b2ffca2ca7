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

/** What is said in place of days, and beside days that are of what is there alone. */
function Lacking({ lacking, dated }: { lacking: number; dated: boolean }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Typography variant="pi" textColor="danger600" data-lacking={lacking}>
      {say(dated ? 'forecast.withoutLacking' : 'forecast.lacking', { n: formatCount(lacking, locale) })}
    </Typography>
  );
}

/**
 * The days by which an order is complete in half and in 85 % of the futures, with the pieces that they leave out, or why none can
 * be said.
 */
export function OrderOutlook({ forecast, dueDate }: Props) {
  const say = useSay();
  const { locale } = useIntl();
  if (!forecast) return null;
  const { p50, p85, lacking } = forecast;
  if (p50 === null) {
    return (
      <Flex direction="column" alignItems="flex-start" data-forecast="none">
        {lacking > 0 ? (
          <Lacking lacking={lacking} dated={false} />
        ) : (
          <Typography variant="pi" textColor="neutral600">
            {say('forecast.noHistory')}
          </Typography>
        )}
      </Flex>
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
      {lacking > 0 && <Lacking lacking={lacking} dated />}
    </Flex>
  );
}
