import { Box, Flex, Grid, Link as DesignLink, LinkButton, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { Link, useParams } from 'react-router-dom';
import {
  BatchStatus,
  ErrorState,
  KitPage,
  LiveMark,
  LoadingState,
  usePartSay,
} from '../../../../../src/admin/kit';
import type { BatchPage as BatchPageData } from '../../../server/src/contracts';
import { ActButtons } from '../acts/act-buttons';
import { ResponsibleButton } from '../acts/responsible-button';
import { BehalfButton } from '../behalf/behalf-button';
import { KeptUndosBanner } from '../behalf/kept-undos-banner';
import { CompositionCard } from '../composition/composition-card';
import { HistoryList } from '../history/history-list';
import { NotesCard } from '../notes/notes-card';
import { useSay } from '../texts';
import { useBatch, type LiveBatch } from '../use-batch';
import { CallsBanner } from './calls-banner';
import { HoldBanner } from './hold-banner';
import { LabelCard } from './label-card';
import { LogLink } from './log-link';
import { ReportLink } from './report-link';
import { RouteStrip } from './route-strip';
import { Numbers } from './side';

/** That the label which led here is void; `part.code` is the valid one by then. */
function Label({ page: { label, part } }: { page: BatchPageData }) {
  const say = useSay();
  const { code = '' } = useParams();
  if (!label) return null;
  const valid = label.validCode ?? part.code;
  return (
    <Box background="warning100" hasRadius padding={4} role="status">
      <Typography textColor="warning700">
        {say('page.voided', { code: code.toUpperCase(), valid })}
      </Typography>
    </Box>
  );
}

interface ContentProps {
  page: BatchPageData;
  readAtMs: number | null;
  reload(): void;
}

function Content({ page, readAtMs, reload }: ContentProps) {
  const { part } = page;
  return (
    <Grid.Root gap={6}>
      <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
        <Label page={page} />
        <CallsBanner page={page} readAtMs={readAtMs} onDone={reload} />
        <HoldBanner page={page} />
        <KeptUndosBanner page={page} readAtMs={readAtMs} onDone={reload} />
        <Flex gap={4} wrap="wrap">
          <BatchStatus status={part.status} hold={null} />
        </Flex>
        <RouteStrip page={page} />
        <ActButtons page={page} onDone={reload}>
          <BehalfButton page={page} onDone={reload} />
          <ResponsibleButton page={page} onDone={reload} />
        </ActButtons>
        <NotesCard page={page} readAtMs={readAtMs} onDone={reload} />
        <HistoryList page={page} readAtMs={readAtMs} onDone={reload} />
      </Grid.Item>
      <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
        <Numbers page={page} />
        <CompositionCard page={page} onDone={reload} />
        <LabelCard code={part.code} labels={page.labels} />
      </Grid.Item>
    </Grid.Root>
  );
}

function Back({ product }: { product: BatchPageData['part']['product'] }) {
  const say = useSay();
  const name = [product.designation, product.orderNumber].filter(Boolean).join(' · ');
  return (
    <DesignLink tag={Link} to={`/plugins/dashboards/products/${product.id}`} startIcon={<ArrowLeft />}>
      {say('page.order', { name })}
    </DesignLink>
  );
}

function BatchFrame({ batch }: { batch: LiveBatch }) {
  const say = useSay();
  const sayPart = usePartSay();
  const { data, failure, reload } = batch;
  const part = data?.part;
  const about = part && [
    sayPart(`kind.${part.kind}`),
    part.material,
    part.size,
    part.lot > 0 ? say('page.lot', { lot: part.lot }) : null,
    part.responsible?.name,
    part.code,
  ];
  return (
    <KitPage
      title={part ? [part.designation, part.name].filter(Boolean).join(' · ') : say('page.title')}
      subtitle={about?.filter(Boolean).join(' · ') ?? ''}
      {...(part ? { back: <Back product={part.product} /> } : {})}
      actions={
        <Flex gap={4} wrap="wrap">
          <LiveMark state={batch.live} readAtMs={batch.readAtMs} />
          {data && <ReportLink code={data.part.code} />}
          {data && <LogLink code={data.part.code} />}
          {data && (
            <LinkButton
              tag={Link}
              variant="tertiary"
              to={`/content-manager/collection-types/api::part.part/${data.documentId}`}
            >
              {say('page.form')}
            </LinkButton>
          )}
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {failure && <ErrorState failure={failure} onRetry={reload} />}
        {data ? (
          <Content page={data} readAtMs={batch.readAtMs} reload={reload} />
        ) : (
          !failure && <LoadingState />
        )}
      </Flex>
    </KitPage>
  );
}

/** The page of one batch: where its pieces are, what can be done, and everything that happened. */
export function BatchPageRoute() {
  const { code = '' } = useParams();
  const batch = useBatch(code);
  return (
    <Page.Protect permissions={[{ action: 'api::production.view-parts', subject: null }]}>
      <BatchFrame key={code} batch={batch} />
    </Page.Protect>
  );
}
