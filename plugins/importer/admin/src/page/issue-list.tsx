import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Issue, Preview, RowName } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { DownloadButton } from './download-button';
import { nameOf, sheetShown, type Sheets } from './row-names';
import { Panel } from './understood';

const Scroller = styled.ul`
  max-height: 60vh;
  overflow-y: auto;
`;

const IssueButton = styled.button`
  display: block;
  width: 100%;
  padding: 0.8rem;
  text-align: left;
  border-radius: 4px;
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: pointer;

  &:hover:enabled,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &:disabled {
    color: ${({ theme }) => theme.colors.neutral800};
    cursor: default;
  }
`;

interface IssueItemProps {
  issue: Issue;
  sheets: Sheets;
  onJump(row: RowName): void;
}

function IssueItem({ issue, sheets, onJump }: IssueItemProps) {
  const say = useSay();
  const { row, column, severity, message } = issue;
  const sheet = row === null ? null : sheetShown(issue, sheets);
  const own =
    row === null ? say('issues.file') : column ? `${column}${row}` : say('issues.row', { row: String(row) });
  const place = [sheet, own].filter((text) => text !== null).join(' · ');
  const colour = severity === 'error' ? 'danger600' : 'warning600';
  return (
    <li>
      <IssueButton
        type="button"
        disabled={row === null}
        title={row === null ? undefined : say('issues.jump', { row: String(row) })}
        onClick={() => row !== null && onJump(nameOf({ ...issue, row }, sheets))}
      >
        <Flex gap={2} alignItems="flex-start">
          <Box paddingTop={1}>
            <WarningCircle
              fill={colour}
              aria-label={say(severity === 'error' ? 'count.errors' : 'count.warnings', { n: 1 })}
            />
          </Box>
          <Box>
            <Typography variant="pi" fontWeight="bold" textColor={colour}>
              {place}
            </Typography>
            <Typography variant="pi" tag="p" textColor="neutral800">
              {message}
            </Typography>
          </Box>
        </Flex>
      </IssueButton>
    </li>
  );
}

/** Issues beside the tree, errors first; a click jumps to the row. */
export function IssueList({
  preview,
  onKeep,
  onJump,
}: {
  preview: Preview;
  /** Tells the server which rows are left out: their issues are too. */
  onKeep(): Promise<void>;
  onJump(row: RowName): void;
}) {
  const say = useSay();
  const { issues, summary } = preview;
  const total = summary.errors + summary.warnings;
  return (
    <Panel title={say('issues.title')}>
      {issues.length === 0 && <Typography textColor="neutral600">{say('issues.none')}</Typography>}
      <Scroller>
        {issues.map((issue, index) => (
          <IssueItem key={index} issue={issue} sheets={preview} onJump={onJump} />
        ))}
      </Scroller>
      {total > 0 && (
        <DownloadButton
          label={say('issues.download')}
          path={`/importer/previews/${preview.previewId}/issues?exclude=chosen`}
          before={onKeep}
          fileName={`${preview.fileName.replace(/\.[a-z]+$/i, '')} - issues.xlsx`}
        />
      )}
      {total > issues.length && (
        <Typography variant="pi" textColor="neutral600">
          {say('issues.more', { shown: String(issues.length), total: String(total) })}
        </Typography>
      )}
    </Panel>
  );
}
