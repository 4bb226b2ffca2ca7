import { useState } from 'react';
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
  StatusMark,
  useLoad,
  useUrlState,
} from '../../../../../src/admin/kit';
import type { LabelProductRow, LabelRows, SheetRequest } from '../../../contracts';
import type { LayoutsAnswer } from '../../../layouts/contracts';
import { LayoutsPage } from '../layouts/layouts-page';
import { StageCardsPage } from '../stage-cards/stage-cards-page';
import { PrintButtons } from '../print/print-buttons';
import { ProductSearch } from '../print/product-search';
import { PrintReason, useWhy } from '../print/reason-field';
import { SheetPreviewPanel } from '../print/sheet-preview-panel';
import { useSay } from '../texts';
import { BatchList } from './batch-list';
import { PrintOptions } from './print-options';
import { useChoice } from './use-choice';

/** Where own layouts are made, and where stage cards are printed. */
function OtherPages() {
  const say = useSay();
  return (
    <>
      <LinkButton tag={Link} to="/plugins/qr-labels/layouts" variant="tertiary">
        {say('layouts.open')}
      </LinkButton>
      <LinkButton tag={Link} to="/plugins/qr-labels/stages" variant="tertiary">
        {say('cards.open')}
      </LinkButton>
    </>
  );
}

interface ButtonsProps {
  request: SheetRequest | null;
  onPrinted(): void;
}

function LabelButtons({ request, onPrinted }: ButtonsProps) {
  const say = useSay();
  return (
    <PrintButtons
      path="/qr-labels/sheets"
      name="labels"
      request={request}
      told={({ stickers: n, first, again, extension }) =>
        say(extension === 'zpl' ? 'print.done.zpl' : 'print.done', { n, first, again })
      }
      onPrinted={onPrinted}
    />
  );
}

interface LabelsProps {
  /** Codes of parts that are ticked from the start, with a comma between them. */
  parts: string;
  /** Of the rows that somebody chose elsewhere, so many have no label to print. */
  without: number;
}

function Labels({ parts, without }: LabelsProps) {
  const say = useSay();
  const { locale } = useIntl();
  const [{ product }] = useUrlState(['product']);
  const { choice, change, request } = useChoice(locale, { product, parts });
  const why = useWhy();
  const [prints, setPrints] = useState(0);
  const { data } = useLoad<LayoutsAnswer>('/qr-labels/layouts');
  return (
    <KitPage
      title={say('title')}
      subtitle={say('subtitle')}
      actions={
        <Flex gap={2} wrap="wrap">
          <OtherPages />
          <LabelButtons
            request={request && why.with(request)}
            onPrinted={() => setPrints((before) => before + 1)}
          />
        </Flex>
      }
    >
      {without > 0 && (
        <Box paddingBottom={4}>
          <StatusMark status="rework">{say('chosen.without', { n: without })}</StatusMark>
        </Box>
      )}
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Box background="neutral0" shadow="filterShadow" hasRadius padding={5}>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <ProductSearch
                name="product"
                label={say('product')}
                none={say('product.all')}
                value={choice.product}
                onChange={(chosen) => change({ product: chosen, ticked: new Set(), search: '' })}
              />
              <PrintOptions
                choice={choice}
                ordered={why.told.ordered}
                own={data?.layouts.filter(({ settings }) => !settings.cards) ?? []}
                onChange={change}
              />
              <PrintReason why={why} />
            </Flex>
          </Box>
          <BatchList {...{ choice, prints }} first={parts ? parts.split(',') : []} onChange={change} />
        </Flex>
        <SheetPreviewPanel
          request={request}
          prints={prints}
          onTold={why.onTold}
          onSkip={(skip) => change({ skip })}
        />
      </Columns>
    </KitPage>
  );
}

/** Rows that were selected in the content manager's list are known by their documentIds: their labels come first. */
function LabelsOfRows({ documents }: { documents: string }) {
  const say = useSay();
  const { data, failure, reload } = useLoad<LabelRows>(`/qr-labels/parts?documents=${documents}`);
  if (data) {
    const parts = data.rows.map(({ code }) => code).join(',');
    const without = documents.split(',').length - data.rows.length;
    return <Labels {...{ parts, without }} />;
  }
  return (
    <KitPage title={say('title')}>
      {failure ? <ErrorState failure={failure} onRetry={reload} /> : <LoadingState />}
    </KitPage>
  );
}

function LabelsOrNothing() {
  const say = useSay();
  const { data, failure, reload } = useLoad<LabelProductRow[]>('/qr-labels/products');
  const [{ parts, documents }] = useUrlState(['parts', 'documents']);
  if (data && data.length > 0) {
    if (documents) return <LabelsOfRows documents={documents} />;
    return <Labels parts={parts} without={0} />;
  }
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
        <Route path="stages" element={<StageCardsPage />} />
        <Route path="layouts" element={<LayoutsPage />} />
      </Routes>
    </Page.Protect>
  );
}
