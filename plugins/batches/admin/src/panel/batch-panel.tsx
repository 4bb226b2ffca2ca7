import { Flex, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { BatchStatus, ErrorState, LoadingState, useLoad, useMay } from '../../../../../src/admin/kit';
import { ActButtons } from '../acts/act-buttons';
import { CallsBanner } from '../page/calls-banner';
import { HoldBanner } from '../page/hold-banner';
import { LogLink } from '../page/log-link';
import { ReportLink } from '../page/report-link';
import { RouteStrip } from '../page/route-strip';
import { useSay } from '../texts';
import { useBatch } from '../use-batch';

const PART = 'api::part.part';

function Title() {
  const say = useSay();
  return <>{say('panel.title')}</>;
}

function PanelContent({ documentId }: { documentId: string }) {
  const say = useSay();
  const found = useLoad<{ code: string }>(`/batches/documents/${documentId}`);
  const batch = useBatch(found.data?.code ?? null);
  const failure = found.failure ?? batch.failure;
  if (failure) return <ErrorState failure={failure} onRetry={found.failure ? found.reload : batch.reload} />;
  if (!batch.data) return <LoadingState />;
  const { part } = batch.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-batch={part.code}>
      <BatchStatus status={part.status} hold={null} />
      <CallsBanner page={batch.data} readAtMs={batch.readAtMs} onDone={batch.reload} />
      <HoldBanner page={batch.data} />
      <RouteStrip page={batch.data} />
      <ActButtons page={batch.data} onDone={batch.reload} />
      <LinkButton tag={Link} variant="secondary" to={`/plugins/batches/${part.code}`}>
        {say('page.open')}
      </LinkButton>
      <ReportLink code={part.code} />
      <LogLink code={part.code} />
    </Flex>
  );
}

/** The content manager's side panel on the form of a part that exists: how its batch stands, and acts. */
export function BatchPanel({ model, documentId }: { model: string; documentId?: string }) {
  const may = useMay();
  if (model !== PART || !documentId || !may('view-parts')) return null;
  return { title: <Title />, content: <PanelContent documentId={documentId} /> };
}

// Panels without a type are taken for Strapi's preview (src/admin/quiet.ts).
BatchPanel.type = 'batch';
