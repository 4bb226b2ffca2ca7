import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { NO_HEADING } from './no-heading';
import { Panel } from './understood';
import type { ImportActions } from './use-import';

const Scroller = styled.div`
  max-height: 50vh;
  overflow: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: 4px;
`;

const Table = styled.table`
  min-width: 100%;
  border-collapse: collapse;
  font-size: 1.3rem;

  th,
  td {
    padding: 0.4rem 0.8rem;
    text-align: left;
    white-space: nowrap;
    max-width: 24rem;
    overflow: hidden;
    text-overflow: ellipsis;
    color: ${({ theme }) => theme.colors.neutral800};
  }

  /* Also below cells that a short row does not have. */
  tr {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  /* The way to say it stays in view however wide the file is, and takes no more room than it needs. */
  th {
    position: sticky;
    left: 0;
    width: 1%;
    max-width: none;
    background: ${({ theme }) => theme.colors.neutral0};
  }

  tr.pointed td,
  tr.pointed th {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

interface HeadingRowsProps {
  preview: Preview;
  busy: boolean;
  onWish: ImportActions['wish'];
}

/** The first rows of a file whose heading nobody knows: a person points at it, or says that there is none. */
export function HeadingRows({ preview, busy, onWish }: HeadingRowsProps) {
  const say = useSay();
  const { firstRows, headerRow, sheet } = preview;
  if (firstRows.length === 0) return null;
  const point = (row: number): void => onWish({ headerRow: row, mapping: undefined });
  return (
    <Panel title={say('heading.title')}>
      <Typography tag="p" textColor="neutral700">
        {say('heading.lead')}
      </Typography>
      <Scroller tabIndex={0} role="region" aria-label={say('heading.rows', { sheet: sheet ?? '' })}>
        <Table>
          <tbody>
            {firstRows.map(({ row, cells }) => (
              <tr key={row} className={row === headerRow ? 'pointed' : undefined} data-first-row={row}>
                <th scope="row">
                  <Button
                    size="S"
                    variant={row === headerRow ? 'secondary' : 'tertiary'}
                    aria-pressed={row === headerRow}
                    disabled={busy}
                    onClick={() => point(row)}
                  >
                    {say('heading.row', { row: String(row) })}
                  </Button>
                </th>
                {cells.map((cell, index) => (
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroller>
      <Flex gap={3} wrap="wrap">
        <Button
          variant={headerRow === NO_HEADING ? 'secondary' : 'tertiary'}
          aria-pressed={headerRow === NO_HEADING}
          disabled={busy}
          onClick={() => point(NO_HEADING)}
        >
          {say('heading.none')}
        </Button>
        <Box flex="1 1 20rem">
          <Typography variant="pi" textColor="neutral600">
            {say('heading.noneHint')}
          </Typography>
        </Box>
      </Flex>
    </Panel>
  );
}
