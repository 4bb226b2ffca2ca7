import { Box, Flex, LinkButton } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link, Route, Routes } from 'react-router-dom';
import {
  Columns,
  EmptyState,
  ErrorState,
  KitPage,
  LoadingState,
  useLoad,
  useUrlState,
} from '../../../../../src/admin/kit';
import type { LabelProductRow } from '../../../contracts';
import type { LayoutsAnswer } from '../../../layouts/contracts';
import { LayoutsPage } from '../layouts/layouts-page';
import { useSay } from '../texts';
import { BatchList } from './batch-list';
import { PrintButtons } from './print-buttons';
import { PrintOptions } from './print-options';
import { ProductSelect } from './product-select';
import { SheetPreviewPanel } from './sheet-preview-panel';
import { useChoice } from './use-choice';

function Labels({ products }: { products: LabelProductRow[] }) {
  const say = useSay();
  const { locale } = useIntl();
  const [asked] = useUrlState(['product', 'parts']);
  const { choice, change, request } = useChoice(locale.startsWith('ru') ? 'ru' : 'en', asked);
  const { data } = useLoad<LayoutsAnswer>('/qr-labels/layouts');
  return (
    <KitPage
      title={say('title')}
      subtitle={say('subtitle')}
      actions={
        <Flex gap={2} wrap="wrap">
          <LinkButton tag={Link} to="/plugins/qr-labels/layouts" variant="tertiary">
            {say('layouts.open')}
          </LinkButton>
          <PrintButtons request={request} offersZpl={choice.places === 1} />
        </Flex>
      }
    >
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <ProductSelect products={products} choice={choice} onChange={change} />
              <PrintOptions choice={choice} own={data?.layouts ?? []} onChange={change} />
            </Flex>
          </Box>
          <BatchList choice={choice} onChange={change} />
        </Flex>
        <SheetPreviewPanel request={request} onSkip={(skip) => change({ skip })} />
      </Columns>
    </KitPage>
  );
}

function LabelsOrNothing() {
  const say = useSay();
  const { data, failure, reload } = useLoad<LabelProductRow[]>('/qr-labels/products');
  if (data && data.length > 0) return <Labels products={data} />;
  return (
    <KitPage title={say('title')}>
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {!failure && !data && <LoadingState />}
      {data && (
        <EmptyState title={say('none.title')}>
          <LinkButton tag={Link} to="/plugins/importer">
            {say('none.import')}
          </LinkButton>
        </EmptyState>
      )}
    </KitPage>
  );
}

/** The labels' page; shown only to those who may print. */
export function LabelsPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::qr-labels.print', subject: null }]}>
      <Routes>
        <Route index element={<LabelsOrNothing />} />
        <Route path="layouts" element={<LayoutsPage />} />
      </Routes>
    </Page.Protect>
  );
}
