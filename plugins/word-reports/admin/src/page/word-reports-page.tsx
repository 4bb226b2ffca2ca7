import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { ErrorState, KitPage, LoadingState, useLoad, type ApiFailure } from '../../../../../src/admin/kit';
import type { OneDriveState, ReportOrder, TemplateList } from '../../../contracts';
import { useSay } from '../texts';
import { MakeButton } from './make-button';
import { PreviewPanel } from './preview-panel';
import { RunLog } from './run-log';
import { SourcePanel } from './source-panel';
import { TemplatePanel } from './template-panel';
import { asked, orderOf, useChoice } from './use-choice';
import { useRunLog } from './use-run-log';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 2.4rem;
  align-items: start;

  @media (max-width: 1080px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

/** Why the order that is shown could not be made; of another order it says nothing. */
function useRefused(order: ReportOrder | null) {
  const [last, setLast] = useState<{ of: string; failure: ApiFailure } | null>(null);
  const of = JSON.stringify(order);
  return {
    refused: last?.of === of ? last.failure : null,
    setRefused: (failure: ApiFailure | null) => setLast(failure && { of, failure }),
  };
}

function Reports() {
  const say = useSay();
  const [address] = useSearchParams();
  const { choice, change } = useChoice(asked(address));
  const [ready, setReady] = useState(false);
  const templates = useLoad<TemplateList>('/word-reports/templates');
  const drive = useLoad<OneDriveState>('/word-reports/onedrive');
  const canSave = drive.data?.configured ?? false;
  const log = useRunLog();
  const order = orderOf(choice);
  const { refused, setRefused } = useRefused(order);
  // What is chosen stays; it is looked up in the data that were read last.
  const takeKept = (at: string): void => {
    if (choice.oneDrive) change({ oneDrive: { ...choice.oneDrive, dataAsOf: { at, kept: true } } });
  };
  return (
    <KitPage
      title={say('title')}
      subtitle={say('subtitle')}
      actions={<MakeButton order={order} ready={ready} onMade={log.reload} onRefused={setRefused} />}
    >
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {templates.failure && <ErrorState failure={templates.failure} onRetry={templates.reload} />}
          {!templates.data && !templates.failure && <LoadingState />}
          {templates.data && (
            <TemplatePanel
              list={templates.data}
              chosen={choice.template}
              onChange={change}
              reload={templates.reload}
            />
          )}
          <SourcePanel choice={choice} canSave={canSave} onChange={change} />
        </Flex>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <PreviewPanel order={order} onReady={setReady} refused={refused} onKept={takeKept} />
          <RunLog log={log} canSave={canSave} />
        </Flex>
      </Columns>
    </KitPage>
  );
}

/** The page of Word reports; shown only to those who may make them. */
export function WordReportsPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::word-reports.make', subject: null }]}>
      <Reports />
    </Page.Protect>
  );
}
