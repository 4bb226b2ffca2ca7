import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import {
  ErrorState,
  LoadingState,
  Pager,
  Panel,
  SearchBox,
  formatInstant,
  useFactoryZone,
} from '../../../../../src/admin/kit';
import type { RunUnderWay, RunView } from '../../../contracts';
import { useSay } from '../texts';
import { AgainButton } from './again-button';
import { ProgressLine } from './run-bar';
import type { RunLogState } from './use-run-log';

const Entry = styled.li`
  padding: 1.2rem 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  overflow-wrap: anywhere;

  &:last-child {
    border-bottom: none;
  }
`;

/** Of when the data were, where they were kept ones. */
function keptOf({ source }: RunView): string[] {
  const dataAsOf = 'oneDrivePath' in source ? source.dataAsOf : undefined;
  return dataAsOf?.kept ? [dataAsOf.at] : [];
}

interface RunProps {
  run: RunView;
  canSave: boolean;
  onMade(): void;
}

function Run({ run, canSave, onMade }: RunProps) {
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
          <AgainButton run={run} canSave={canSave} onMade={onMade} />
        ) : (
          <Typography variant="pi" textColor="neutral600">
            {say('log.forgotten')}
          </Typography>
        )}
      </Flex>
    </Entry>
  );
}

/** A run that is not in the log yet. */
function UnderWay({ run }: { run: RunUnderWay }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const about = [formatInstant(run.at, locale, timeZone), run.actor ?? say('log.nobody')];
  return (
    <Entry>
      <Typography tag="p" fontWeight="bold">
        {say('log.underWay', { template: run.template })}
      </Typography>
      <Typography variant="pi" tag="p" textColor="neutral600">
        {about.join(' · ')}
      </Typography>
      <ProgressLine progress={run} />
    </Entry>
  );
}

interface LogProps {
  log: RunLogState;
  /** Whether reports can be saved to OneDrive. */
  canSave: boolean;
}

/** What is being made and what was made, by whom, found by name; each can be made again as it was. */
export function RunLog({ log, canSave }: LogProps) {
  const say = useSay();
  const { data, failure, reload, search, setSearch, setPage } = log;
  const isEmpty = data?.runs.length === 0 && data.underWay.length === 0;
  return (
    <Panel title={say('log.title')}>
      {(search !== '' || !isEmpty) && (
        <SearchBox
          value={search}
          label={say('log.search')}
          placeholder={say('log.search.hint')}
          onSearch={setSearch}
        />
      )}
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {!data && !failure && <LoadingState />}
      {isEmpty && (
        <Typography textColor="neutral600">{say(search === '' ? 'log.empty' : 'log.none')}</Typography>
      )}
      {data && (
        <ul>
          {data.underWay.map((run) => (
            <UnderWay key={run.id} run={run} />
          ))}
          {data.runs.map((run) => (
            <Run key={run.id} run={run} canSave={canSave} onMade={reload} />
          ))}
        </ul>
      )}
      {data && (
        <Pager
          pagination={{ page: data.page, pageCount: Math.ceil(data.total / data.pageSize) }}
          onPage={setPage}
        />
      )}
    </Panel>
  );
}
