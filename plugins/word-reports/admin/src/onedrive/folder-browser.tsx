import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { File, Folder } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import {
  ErrorState,
  formatDay,
  LoadingState,
  useApi,
  useLoad,
  type ApiFailure,
} from '../../../../../src/admin/kit';
import type { OneDriveEntry, OneDriveFolder } from '../../../contracts';
import { useSay } from '../texts';
import { Entry } from './entry';
import { KeptList } from './kept-list';

const Crumb = styled.button`
  padding: 0.4rem;
  border: none;
  background: transparent;
  color: ${({ theme }) => theme.colors.primary600};
  font: inherit;
  font-size: 1.4rem;
  overflow-wrap: anywhere;
  cursor: pointer;

  &[aria-current] {
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
    cursor: default;
  }
`;

function Breadcrumb({ path, onOpen }: { path: string; onOpen(path: string): void }) {
  const say = useSay();
  const names = path === '' ? [] : path.split('/');
  const steps = [
    { name: say('onedrive.root'), to: '' },
    ...names.map((name, index) => ({ name, to: names.slice(0, index + 1).join('/') })),
  ];
  return (
    <nav aria-label={say('onedrive.folders')}>
      <Flex wrap="wrap">
        {steps.map(({ name, to }, index) => (
          <Flex key={to}>
            {index > 0 && <Typography textColor="neutral500">/</Typography>}
            <Crumb type="button" aria-current={to === path ? 'page' : undefined} onClick={() => onOpen(to)}>
              {name}
            </Crumb>
          </Flex>
        ))}
      </Flex>
    </nav>
  );
}

const addressOf = (path: string, next: string | null = null): string =>
  `/word-reports/onedrive/folder?${new URLSearchParams({ path, ...(next === null ? {} : { next }) }).toString()}`;

/** Pages of a folder one after another, as far as somebody has asked for them. */
function usePages(path: string) {
  const api = useApi();
  const { data, failure, answerOf, reload } = useLoad<OneDriveFolder>(addressOf(path));
  const [more, setMore] = useState<OneDriveFolder[]>([]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiFailure | null>(null);
  useEffect(() => setMore([]), [path]);
  const first = answerOf === addressOf(path) ? data : null;
  const pages = first ? [first, ...more.filter((page) => page.path === path)] : [];
  const next = pages.at(-1)?.next ?? null;
  const readMore = (): void => {
    setBusy(true);
    setRefused(null);
    api
      .get<OneDriveFolder>(addressOf(path, next))
      .then((page) => setMore((before) => [...before, page]), setRefused)
      .finally(() => setBusy(false));
  };
  return { pages, next, failure: failure ?? refused, busy, readMore, reload };
}

interface FolderBrowserProps {
  path: string;
  onFolder(path: string): void;
  onWorkbook(entry: OneDriveEntry): void;
  /** The state of this workbook that was read last shall be taken. */
  onKept(path: string): void;
}

/** Whether Microsoft's side is what is wrong: then what was read before helps. */
const isOutage = ({ code }: ApiFailure): boolean =>
  code !== null && code.startsWith('onedrive-') && code !== 'onedrive-item-not-found';

/** Folders and workbooks of the drive; while it cannot be reached, the workbooks that were read before. */
export function FolderBrowser({ path, onFolder, onWorkbook, onKept }: FolderBrowserProps) {
  const say = useSay();
  const { locale } = useIntl();
  const { pages, next, failure, busy, readMore, reload } = usePages(path);
  const all = pages.flatMap((page) => page.entries);
  const entries = [
    ...all.filter(({ kind }) => kind === 'folder'),
    ...all.filter(({ kind }) => kind === 'workbook'),
  ];
  const others = pages.reduce((sum, page) => sum + page.others, 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Breadcrumb path={path} onOpen={onFolder} />
      {failure && <ErrorState failure={failure} onRetry={reload} />}
      {failure && pages.length === 0 && isOutage(failure) && <KeptList onTake={onKept} />}
      {pages.length === 0 && !failure && <LoadingState />}
      {pages.length > 0 && (
        <Box maxHeight="36rem" overflow="auto">
          {entries.map((entry) => (
            <Entry
              key={entry.path}
              type="button"
              onClick={() => (entry.kind === 'folder' ? onFolder(entry.path) : onWorkbook(entry))}
            >
              {entry.kind === 'folder' ? <Folder aria-hidden /> : <File aria-hidden />}
              <span>{entry.name}</span>
              {entry.kind === 'workbook' && entry.modifiedAt !== null && (
                <small>{formatDay(entry.modifiedAt.slice(0, 10), locale)}</small>
              )}
            </Entry>
          ))}
          {entries.length === 0 && <Typography textColor="neutral600">{say('onedrive.empty')}</Typography>}
        </Box>
      )}
      {others > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {say('onedrive.others', { n: others })}
        </Typography>
      )}
      {next !== null && (
        <Flex>
          <Button variant="tertiary" size="S" loading={busy} onClick={readMore}>
            {say('onedrive.more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
