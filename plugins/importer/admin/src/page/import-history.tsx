import { useState } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import {
  ErrorState,
  LoadingState,
  formatInstant,
  useFactoryZone,
  useLoad,
} from '../../../../../src/admin/kit';
import { FIELDS, type ImportList, type ImportView } from '../../../server/src/contracts';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useSay } from '../texts';
import { ownLabel } from './mapping';
import { RepeatOrder } from './repeat-order';
import { Given, UndoImport } from './undo-import';
import { Panel } from './understood';

const PAGE_SIZE = 20;

const Entry = styled.li`
  padding: 1.6rem 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    border-bottom: none;
  }
`;

/** How the file was read: its structure and what its columns were taken for. */
function Reading({ format, mapping }: Pick<ImportView, 'format' | 'mapping'>) {
  const say = useSay();
  if (format === null) return null;
  const columns = FIELDS.flatMap((field) => {
    const column = mapping?.[field];
    return column ? [`${say(`field.${field}`)}: ${column}`] : [];
  });
  const own = Object.entries(mapping ?? {}).flatMap(([field, column]) =>
    field.startsWith('own.') && column ? [`${ownLabel(field, [])}: ${column}`] : [],
  );
  return (
    <Typography variant="pi" tag="p" textColor="neutral600">
      {[say(`format.${format}`), ...columns, ...own].join(' · ')}
    </Typography>
  );
}

function Outcome({ summary, undone }: Pick<ImportView, 'summary' | 'undone'>) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const counts = {
    created: String(summary.new ?? 0),
    changed: String(summary.changed ?? 0),
    unchanged: String(summary.unchanged ?? 0),
    lines: String(summary.lines),
  };
  return (
    <>
      <Typography variant="pi" tag="p">
        {say('result.counts', counts)}
      </Typography>
      {undone && (
        <>
          <Typography variant="pi" tag="p" textColor="warning700">
            {say('result.undone', {
              cancelled: String(undone.cancelled),
              restored: String(undone.restored),
              inUse: String(undone.inUse),
            })}
          </Typography>
          <Typography variant="pi" tag="p" textColor="neutral600">
            {say('history.undone', {
              at: formatInstant(undone.at, locale, timeZone),
              by: undone.by ?? say('history.nobody'),
            })}
          </Typography>
        </>
      )}
    </>
  );
}

function HistoryEntry({ entry, onChanged }: { entry: ImportView; onChanged(): void }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const { importId, committedAt, actor, fileName, product, undone } = entry;
  const order = [product.designation, product.orderNumber].filter(Boolean).join(' · ');
  const whole = undone !== null && undone.inUse === 0;
  return (
    <Entry>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-start">
        <Box flex="1 1 32rem" minWidth="0">
          <Typography tag="p">
            <Link tag={RouterLink} to={`/plugins/dashboards/products/${product.id}`}>
              {order}
            </Link>{' '}
            <Typography textColor="neutral600">{fileName}</Typography>
          </Typography>
          <Typography variant="pi" tag="p" textColor="neutral600">
            {[formatInstant(committedAt, locale, timeZone), actor ?? say('history.nobody')].join(' · ')}
          </Typography>
          <Reading {...entry} />
          <Outcome {...entry} />
          {undone && <Given given={undone} />}
        </Box>
        <Flex direction="column" alignItems="stretch" gap={2} maxWidth="36rem">
          {!whole && <UndoImport importId={importId} onUndone={onChanged} />}
          <RepeatOrder product={product} onRepeated={onChanged} />
        </Flex>
      </Flex>
    </Entry>
  );
}

/** What was imported, by whom, how it was read and what became of it; the newest first. */
export function ImportHistory() {
  const say = useSay();
  const [page, setPage] = useState(1);
  const { data, failure, loading, reload } = useLoad<ImportList>(
    `/importer/imports?page=${page}&pageSize=${PAGE_SIZE}`,
  );
  if (failure) return <ErrorState failure={failure} onRetry={reload} />;
  if (!data) return loading ? <LoadingState /> : null;
  return (
    <Panel title={say('history.title')}>
      {data.total === 0 && <Typography textColor="neutral600">{say('history.empty')}</Typography>}
      <ul>
        {data.imports.map((entry) => (
          <HistoryEntry key={entry.importId} entry={entry} onChanged={reload} />
        ))}
      </ul>
      {data.total > PAGE_SIZE && (
        <Flex gap={2}>
          <Button variant="tertiary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {say('tree.previous')}
          </Button>
          <Button
            variant="tertiary"
            disabled={page * PAGE_SIZE >= data.total}
            onClick={() => setPage(page + 1)}
          >
            {say('tree.next')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}
