import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  ErrorState,
  formatInstant,
  LoadingState,
  useApi,
  useFactoryZone,
  useLoad,
  type ApiFailure,
} from '../../../../../src/admin/kit';
import type { DataAsOf, OneDriveState, OneDriveWorkbook } from '../../../contracts';
import { SheetRows } from '../page/sheet-rows';
import type { Change, Choice } from '../page/use-choice';
import { useSay } from '../texts';
import { ConnectionCard, NotConfigured } from './connection-card';
import { FolderBrowser } from './folder-browser';
import { SaveOptions } from './save-options';

/** Of when the data are; old ones stand out. */
export function AsOf({ dataAsOf: { at, kept } }: { dataAsOf: DataAsOf }) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const when = formatInstant(at, locale, timeZone);
  return (
    <Typography
      tag="p"
      variant="pi"
      fontWeight={kept ? 'bold' : 'regular'}
      textColor={kept ? 'warning700' : 'neutral600'}
    >
      {say(kept ? 'asOf.kept' : 'asOf', { when })}
    </Typography>
  );
}

interface SourceProps {
  choice: Choice;
  onChange: Change;
}

interface Refused {
  path: string;
  failure: ApiFailure;
}

/** Opens a workbook of the drive; its first sheet with rows is chosen. */
function useOpening(onChange: Change) {
  const api = useApi();
  const [opening, setOpening] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const open = (path: string, kept = false): void => {
    setOpening(true);
    setRefused(null);
    const query = new URLSearchParams({ path, kept: String(kept) });
    api
      .get<OneDriveWorkbook>(`/word-reports/onedrive/workbook?${query.toString()}`)
      .then(
        (workbook) => {
          const sheet = workbook.sheets.find(({ rows }) => rows > 0) ?? workbook.sheets[0];
          onChange({ oneDrive: workbook, sheet: sheet?.name ?? null, rows: [] });
        },
        (failure: ApiFailure) => setRefused({ path, failure }),
      )
      .finally(() => setOpening(false));
  };
  return { opening, refused, open };
}

/** A failure, and the data read last where there are some. */
function OpeningFailed({
  refused,
  onOpen,
}: {
  refused: Refused;
  onOpen(path: string, kept?: boolean): void;
}) {
  const say = useSay();
  const { locale } = useIntl();
  const timeZone = useFactoryZone();
  const { path, failure } = refused;
  const { keptAsOf } = failure.details;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <ErrorState failure={failure} onRetry={() => onOpen(path)} />
      {typeof keptAsOf === 'string' && (
        <Flex>
          <Button variant="secondary" onClick={() => onOpen(path, true)}>
            {say('kept.use', { when: formatInstant(keptAsOf, locale, timeZone) })}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Opened({ workbook, choice, onChange }: SourceProps & { workbook: OneDriveWorkbook }) {
  const say = useSay();
  const { path, dataAsOf, sheets } = workbook;
  return (
    <>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Box flex="1 1 20rem" minWidth="0">
          <Typography tag="p" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
            {path}
          </Typography>
          <AsOf dataAsOf={dataAsOf} />
        </Box>
        <Button
          variant="tertiary"
          size="S"
          onClick={() => onChange({ oneDrive: null, sheet: null, rows: [] })}
        >
          {say('workbook.another')}
        </Button>
      </Flex>
      <SheetRows
        id={path}
        address="/word-reports/onedrive/rows"
        query={{ path, kept: String(dataAsOf.kept) }}
        sheets={sheets}
        choice={choice}
        onChange={onChange}
      />
    </>
  );
}

/** A workbook of the company's OneDrive, and saving back there. */
export function OneDriveSource({ choice, onChange }: SourceProps) {
  const { data: state, failure, reload } = useLoad<OneDriveState>('/word-reports/onedrive');
  const [folder, setFolder] = useState('');
  const { opening, refused, open } = useOpening(onChange);
  if (failure) return <ErrorState failure={failure} onRetry={reload} />;
  if (!state) return <LoadingState />;
  if (!state.configured) return <NotConfigured missing={state.missing} />;
  const { oneDrive } = choice;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ConnectionCard state={state} />
      {refused && <OpeningFailed refused={refused} onOpen={open} />}
      {opening && <LoadingState />}
      {!opening && oneDrive && <Opened workbook={oneDrive} choice={choice} onChange={onChange} />}
      {!opening && !oneDrive && (
        <FolderBrowser path={folder} onFolder={setFolder} onWorkbook={({ path }) => open(path)} />
      )}
      <SaveOptions save={choice.save} onChange={(save) => onChange({ save })} />
    </Flex>
  );
}
