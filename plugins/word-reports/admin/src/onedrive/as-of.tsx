import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatInstant, useFactoryZone } from '../../../../../src/admin/kit';
import type { DataAsOf } from '../../../contracts';
import { useSay } from '../texts';

/** Of when the data are; old ones stand out. */
export function AsOf({ dataAsOf: { at, kept } }: { dataAsOf: DataAsOf }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const when = formatInstant(at, locale, timeZone);
  return (
    <Typography
      tag="p"
      variant="pi"
      fontWeight={kept ? 'bold' : 'regular'}
      textColor={kept ? 'warning700' : 'neutral600'}
    >
      {say(kept ? 'asOf.kept' : 'asOf', { when })}
    </Typography>
  );
}
