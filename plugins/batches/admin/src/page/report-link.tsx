import { LinkButton } from '@strapi/design-system';
import { File } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { useSay } from '../texts';

/** The route sheet of a batch, for whoever may make Word reports. */
export function ReportLink({ code }: { code: string }) {
  const say = useSay();
  const permissions = useAuth('ReportLink', (state) => state.permissions);
  if (!permissions.some(({ action }) => action === 'plugin::word-reports.make')) return null;
  return (
    <LinkButton
      tag={Link}
      variant="tertiary"
      startIcon={<File />}
      to={`/plugins/word-reports?part=${code}&template=route-sheet`}
      data-route-sheet
    >
      {say('page.routeSheet')}
    </LinkButton>
  );
}
