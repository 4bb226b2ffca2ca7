import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import {
  ErrorState,
  LoadingState,
  Panel,
  formatInstant,
  useFactoryZone,
  type Loaded,
} from '../../../../../src/admin/kit';
import type { RunList, RunView } from '../../../contracts';
import { useSay } from '../texts';
import { AgainButton } from './again-button';

const Entry = styled.li`
  padding: 1.2rem 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    border-bottom: none;
  }
`;

/** Of when the data were, where they were kept ones. */
function keptOf({ source }: RunView): string[] {
  const dataAsOf = 'oneDrivePath' in source ? source.dataAsOf : undefined;
  return dataAsOf?.kept ? [dataAsOf.at] : [];
}

function Run({ run, onMade }: { run: RunView; onMade(): void }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const about = [
    formatInstant(run.at, locale, timeZone),
    run.actor ?? say('log.nobody'),
    run.template.name,
    say('preview.documents', { n: run.documents }),
    ...keptOf(run).map((at) => say('asOf.kept', { when: formatInstant(at, locale, timeZone) })),
    ...(run.againOf === null ? [] : [say('log.repeated')]),
    ...(run.savedTo === null ? [] : [say('log.saved', { path: run.savedTo })]),
  ];
  return (
    <Entry>
      <Flex gap={4} wrap="wrap" justifyContent="space-between">
        <Box flex="1 1 28rem" minWidth="0">
          <Typography tag="p" fontWeight="bold">
            {run.fileName}
          </Typography>
          <Typography variant="pi" tag="p" textColor="neutral600">
            {about.join(' · ')}
          </Typography>
        </Box>
        {run.hasInputs ? (
          <AgainButton run={run} onMade={onMade} />
        ) : (
          <Typography variant="pi" textColor="neutral600">
            {say('log.forgotten')}
          </Typography>
        )}
      </Flex>
    </Entry>
  );
}

/** What was made, by whom; each can be made again as it was. */
export function RunLog({ log: { data, failure, reload } }: { log: Loaded<RunList> }) {
  const say = useSay();
  return (
    <Panel title={say('log.title')}>
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {!data && !failure && <LoadingState />}
      {data?.runs.length === 0 && <Typography textColor="neutral600">{say('log.empty')}</Typography>}
      {data && (
        <ul>
          {data.runs.map((run) => (
            <Run key={run.id} run={run} onMade={reload} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
