import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatDay } from '../../../../../src/admin/kit';
import { useSay } from '../texts';

const DAY_MS = 86_400_000;
/** Getting a secret from an administrator takes a while. */
const SOON_DAYS = 30;

/** When the secret of the application expires, and what that means. */
export function SecretLine({ expiresAt }: { expiresAt: string | null }) {
  const say = useSay();
  const { locale } = useIntl();
  if (expiresAt === null)
    return <Typography textColor="neutral600">{say('onedrive.secret.unknown')}</Typography>;
  const days = Math.floor((Date.parse(expiresAt) - Date.now()) / DAY_MS);
  const day = formatDay(expiresAt.slice(0, 10), locale);
  if (days < 0) return <Typography textColor="danger600">{say('onedrive.secret.over', { day })}</Typography>;
  return (
    <Typography textColor={days <= SOON_DAYS ? 'warning700' : 'neutral600'}>
      {say('onedrive.secret.days', { day, days })}
    </Typography>
  );
}
