import { Box, Flex, LinkButton } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { EmptyState, ErrorState, KitPage, LoadingState, useLoad } from '../../../../../src/admin/kit';
import type { LabelProductRow } from '../../../contracts';
import { useSay } from '../texts';
import { BatchList } from './batch-list';
import { PrintButtons } from './print-buttons';
import { PrintOptions } from './print-options';
import { ProductSelect } from './product-select';
import { SheetPreviewPanel } from './sheet-preview-panel';
import { PLACES, useChoice } from './use-choice';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(32rem, 5fr) minmax(32rem, 6fr);
  gap: 2.4rem;
  align-items: start;

  @media (max-width: 1080px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

function Labels({ products }: { products: LabelProductRow[] }) {
  const say = useSay();
  const { locale } = useIntl();
  const { choice, change, request } = useChoice(locale.startsWith('ru') ? 'ru' : 'en');
  return (
    <KitPage
      title={say('title')}
      subtitle={say('subtitle')}
      actions={<PrintButtons request={request} offersZpl={PLACES[choice.layout] === 1} />}
    >
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <ProductSelect products={products} choice={choice} onChange={change} />
              <PrintOptions choice={choice} onChange={change} />
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
      <LabelsOrNothing />
    </Page.Protect>
  );
}
