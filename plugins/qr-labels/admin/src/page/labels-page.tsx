import { useState } from 'react';
import { Box, Field, Flex, LinkButton, TextInput } from '@strapi/design-system';
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
import type { LabelProductRow, LabelRows, PrintAnswer } from '../../../contracts';
import type { LayoutsAnswer } from '../../../layouts/contracts';
import { LayoutsPage } from '../layouts/layouts-page';
import { StageCardsPage } from '../stage-cards/stage-cards-page';
import { useSay } from '../texts';
import { BatchList } from './batch-list';
import { PrintButtons } from './print-buttons';
import { PrintOptions } from './print-options';
import { ProductSelect } from './product-select';
import { SheetPreviewPanel } from './sheet-preview-panel';
import { useChoice } from './use-choice';

interface LabelsProps {
  products: LabelProductRow[];
  /** Codes of parts that are ticked from the start, with a comma between them. */
  parts: string;
  /** Of the rows that somebody chose elsewhere, so many have no label to print. */
  without: number;
}

function Labels({ products, parts, without }: LabelsProps) {
  const say = useSay();
  const { locale } = useIntl();
  const [{ product }] = useUrlState(['product']);
  const { choice, change, request } = useChoice(locale.startsWith('ru') ? 'ru' : 'en', { product, parts });
  const [reason, setReason] = useState('');
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
          <LinkButton tag={Link} to="/plugins/qr-labels/stages" variant="tertiary">
            {say('cards.open')}
          </LinkButton>
          <PrintButtons<PrintAnswer>
            path="/qr-labels/print"
            name="labels"
            request={request && (reason.trim() === '' ? request : { ...request, reason })}
            offersZpl={choice.places === 1}
            told={({ stickers: n, first, again }, format) =>
              say(format === 'zpl' ? 'print.done.zpl' : 'print.done', { n, first, again })
            }
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
              <ProductSelect products={products} choice={choice} onChange={change} />
              <PrintOptions choice={choice} own={data?.layouts ?? []} onChange={change} />
              <Field.Root name="reason" hint={say('reason.hint')}>
                <Field.Label>{say('reason')}</Field.Label>
                <TextInput
                  value={reason}
                  maxLength={500}
                  onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
                />
                <Field.Hint />
              </Field.Root>
            </Flex>
          </Box>
          <BatchList choice={choice} onChange={change} />
        </Flex>
        <SheetPreviewPanel request={request} onSkip={(skip) => change({ skip })} />
      </Columns>
    </KitPage>
  );
}

/** Rows that were selected in the content manager's list are known by their documentIds: their labels come first. */
function LabelsOfRows({ products, documents }: { products: LabelProductRow[]; documents: string }) {
  const say = useSay();
  const { data, failure, reload } = useLoad<LabelRows>(`/qr-labels/parts?documents=${documents}`);
  if (data) {
    const parts = data.rows.map(({ code }) => code).join(',');
    const without = documents.split(',').length - data.rows.length;
    return <Labels {...{ products, parts, without }} />;
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
    if (documents) return <LabelsOfRows products={data} documents={documents} />;
    return <Labels products={data} parts={parts} without={0} />;
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
