import { LinkButton } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { useSay } from '../texts';

/** The audit log of a batch, for whoever may see the log. */
export function LogLink({ code }: { code: string }) {
  const say = useSay();
  const permissions = useAuth('LogLink', (state) => state.permissions);
  if (!permissions.some(({ action }) => action === 'plugin::audit-log.view')) return null;
  return (
    <LinkButton tag={Link} variant="tertiary" to={`/plugins/audit-log?part=${code}`} data-log>
      {say('page.log')}
    </LinkButton>
  );
}
