import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Page, useNotification } from '@strapi/strapi/admin';
import {
  ErrorState,
  KitPage,
  LoadingState,
  saveFile,
  useApi,
  useUrlState,
  type ApiFailure,
} from '../../../../src/admin/kit';
import { EntriesList } from './entries/entries-list';
import { FILTER_KEYS, Filters, queryOf } from './filters/filters';
import { Focus } from './filters/focus';
import { StateCard } from './state/state-card';
import { useSay } from './texts';
import { useEntries } from './use-entries';

function Export({ query }: { query: string }) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    api
      .blob(`/audit-log/entries.csv?${query}`)
      .then(
        (content) => saveFile(content, `${say('export.name')}.csv`),
        (failure: ApiFailure) => toggleNotification({ type: 'warning', message: failure.message }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Button variant="secondary" startIcon={<Download />} loading={busy} onClick={save} data-export>
      {say('export')}
    </Button>
  );
}

function Log() {
  const say = useSay();
  const [filter, setFilter] = useUrlState(FILTER_KEYS);
  const query = queryOf(filter);
  const entries = useEntries(query);
  return (
    <KitPage title={say('title')} subtitle={say('subtitle')} actions={<Export query={query} />}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <StateCard timeZone={entries.timeZone} />
        <Filters filter={filter} onFilter={setFilter} />
        <Focus filter={filter} rows={entries.rows} onFilter={setFilter} />
        {entries.failure && <ErrorState failure={entries.failure} onRetry={entries.reload} />}
        {!entries.rows && !entries.failure && <LoadingState />}
        <EntriesList entries={entries} />
      </Flex>
    </KitPage>
  );
}

/** Who did what and when, and whether the log is what it was. */
export function AuditPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::audit-log.view', subject: null }]}>
      <Log />
    </Page.Protect>
  );
}
