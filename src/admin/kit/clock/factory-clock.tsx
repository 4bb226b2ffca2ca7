import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useKitSay } from '../kit-texts';
import { useFactoryZone, ZONE_HERE } from './use-factory-zone';
import { clocksDiffer } from './zones';

/** Says whose time the page tells, where the clock of whoever looks tells another one; nothing elsewhere. */
export function FactoryClock() {
  const say = useKitSay();
  const { locale } = useIntl();
  const zone = useFactoryZone();
  const now = new Date();
  if (zone === null || !clocksDiffer(now, zone, ZONE_HERE)) return null;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(now);
  return (
    <Box paddingBottom={4}>
      <Typography variant="pi" textColor="neutral600" data-factory-clock={zone}>
        {say('clock.factory', { zone, time, here: ZONE_HERE })}
      </Typography>
    </Box>
  );
}
