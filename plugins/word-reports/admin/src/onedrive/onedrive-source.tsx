import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ErrorState, LoadingState, useApi, useLoad, type ApiFailure } from '../../../../../src/admin/kit';
import type { OneDriveState, OneDriveWorkbook } from '../../../contracts';
import { SheetRows } from '../page/sheet-rows';
import type { Change, Choice } from '../page/use-choice';
import { useSay } from '../texts';
import { AsOf } from './as-of';
import { ConnectionCard, NotConfigured } from './connection-card';
import { FolderBrowser } from './folder-browser';
import { KeptOffer } from './kept-offer';

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

/** A workbook of the company's OneDrive. */
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
      {refused && (
        <KeptOffer
          failure={refused.failure}
          onRetry={() => open(refused.path)}
          onTake={() => open(refused.path, true)}
        />
      )}
      {opening && <LoadingState />}
      {!opening && oneDrive && <Opened workbook={oneDrive} choice={choice} onChange={onChange} />}
      {!opening && !oneDrive && (
        <FolderBrowser
          path={folder}
          onFolder={setFolder}
          onWorkbook={({ path }) => open(path)}
          onKept={(path) => open(path, true)}
        />
      )}
    </Flex>
  );
}
