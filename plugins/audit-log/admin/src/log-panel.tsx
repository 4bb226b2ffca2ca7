import { LinkButton } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { logQueryOf } from './log-query';
import { useSay } from './texts';

interface LogPanelProps {
  model: string;
  documentId?: string;
  document?: { id?: number | string };
}

function Title() {
  const say = useSay();
  return <>{say('menu')}</>;
}

function Content({ query }: { query: string }) {
  const say = useSay();
  return (
    <LinkButton tag={Link} variant="secondary" to={`/plugins/audit-log?${query}`} fullWidth data-log>
      {say('panel.open')}
    </LinkButton>
  );
}

/** The content manager's side panel that leads from a form to the log of its entry, for who may see the log. */
export function LogPanel({ model, documentId, document }: LogPanelProps) {
  const permissions = useAuth('LogPanel', (state) => state.permissions);
  const query = logQueryOf({ model, documentId, id: document?.id });
  if (!query || !permissions.some(({ action }) => action === 'plugin::audit-log.view')) return null;
  return { title: <Title />, content: <Content query={query} /> };
}

// Panels without a type are taken for Strapi's preview (src/admin/quiet.ts).
LogPanel.type = 'log';
