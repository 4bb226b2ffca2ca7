import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatInstant, usePartSay } from '../../../../../src/admin/kit';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** Why a batch is held, since when and by whom; nothing where it is not. */
export function HoldBanner({ page: { part, timeZone } }: { page: BatchPage }) {
  const say = useSay();
  const sayPart = usePartSay();
  const { locale } = useIntl();
  if (!part.hold) return null;
  const { kind, reason, by, since } = part.hold;
  return (
    <Box
      background="alternative100"
      borderColor="alternative500"
      hasRadius
      padding={4}
      role="status"
      data-hold
    >
      <Typography fontWeight="bold" textColor="alternative700" tag="p">
        {say('hold.title')}: {sayPart(`hold.${kind}`)}. {reason}
      </Typography>
      <Typography variant="pi" textColor="alternative700" tag="p">
        {say('hold.by', { by, since: formatInstant(since, locale, timeZone) })}
      </Typography>
    </Box>
  );
}
