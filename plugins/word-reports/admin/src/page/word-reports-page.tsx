import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { ErrorState, KitPage, LoadingState, useLoad } from '../../../../../src/admin/kit';
import type { RunList, TemplateView } from '../../../contracts';
import { useSay } from '../texts';
import { MakeButton } from './make-button';
import { PreviewPanel } from './preview-panel';
import { RunLog } from './run-log';
import { SourcePanel } from './source-panel';
import { TemplatePanel } from './template-panel';
import { orderOf, useChoice } from './use-choice';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 2.4rem;
  align-items: start;

  @media (max-width: 1080px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

function Reports() {
  const say = useSay();
  const { choice, change } = useChoice();
  const [ready, setReady] = useState(false);
  const templates = useLoad<{ templates: TemplateView[] }>('/word-reports/templates');
  const log = useLoad<RunList>('/word-reports/runs');
  const order = orderOf(choice);
  return (
    <KitPage
      title={say('title')}
      subtitle={say('subtitle')}
      actions={<MakeButton order={order} ready={ready} onMade={log.reload} />}
    >
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {templates.failure && <ErrorState failure={templates.failure} onRetry={templates.reload} />}
          {!templates.data && !templates.failure && <LoadingState />}
          {templates.data && (
            <TemplatePanel
              templates={templates.data.templates}
              chosen={choice.template}
              onChange={change}
              reload={templates.reload}
            />
          )}
          <SourcePanel choice={choice} onChange={change} />
        </Flex>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <PreviewPanel order={order} onReady={setReady} />
          <RunLog log={log} />
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
