import { useState } from 'react';
import {
  Box,
  Button,
  Checkbox,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { ErrorState, LoadingState, SearchBox, useLoad } from '../../../../../src/admin/kit';
import type { RowsView } from '../../../contracts';
import { useSay } from '../texts';
import type { Change, Choice } from './use-choice';

/** More columns than this do not fit beside each other; the report shows them all the same. */
const SHOWN_COLUMNS = 6;

interface RowsProps {
  /** The door of the rows, and what it needs besides the sheet. */
  address: string;
  query: Record<string, string>;
  choice: Choice;
  onChange: Change;
}

function toggled(rows: Choice['rows'], number: number): readonly number[] {
  const ticked = rows === 'all' ? [] : rows;
  return ticked.includes(number) ? ticked.filter((other) => other !== number) : [...ticked, number];
}

function Rows({ view, choice, onChange }: { view: RowsView; choice: Choice; onChange: Change }) {
  const say = useSay();
  const columns = view.columns.slice(0, SHOWN_COLUMNS);
  return (
    <Box overflow="auto" tabIndex={0} aria-label={say('source.workbook')}>
      <Table colCount={columns.length + 1} rowCount={view.rows.length}>
        <Thead>
          <Tr>
            <Th> </Th>
            {columns.map((column) => (
              <Th key={column}>
                <Typography variant="sigma">{column}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {view.rows.map(({ number, cells }) => (
            <Tr key={number}>
              <Td>
                <Checkbox
                  aria-label={say('rows.tick', { number })}
                  checked={choice.rows === 'all' || choice.rows.includes(number)}
                  disabled={choice.rows === 'all'}
                  onCheckedChange={() => onChange({ rows: toggled(choice.rows, number) })}
                />
              </Td>
              {columns.map((column, index) => (
                <Td key={column}>
                  <Typography>{cells[index]}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

/** Rows of the workbook with search; tick those that become reports. */
export function RowsTable({ address, query: own, choice, onChange }: RowsProps) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ ...own, search, page: String(page) });
  if (choice.sheet !== null) query.set('sheet', choice.sheet);
  const { data, failure, reload } = useLoad<RowsView>(`${address}?${query.toString()}`);
  if (failure) return <ErrorState failure={failure} onRetry={reload} />;
  if (!data) return <LoadingState />;
  const pages = Math.max(1, Math.ceil(data.total / data.pageSize));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <SearchBox
        value={search}
        label={say('rows.search')}
        onSearch={(text) => {
          setSearch(text);
          setPage(1);
        }}
      />
      {search === '' && (
        <Checkbox
          checked={choice.rows === 'all'}
          onCheckedChange={(all) => onChange({ rows: all === true ? 'all' : [] })}
        >
          {say('rows.all', { n: data.total })}
        </Checkbox>
      )}
      {data.rows.length === 0 ? (
        <Typography textColor="neutral600">{say('rows.none')}</Typography>
      ) : (
        <Rows view={data} choice={choice} onChange={onChange} />
      )}
      {pages > 1 && (
        <Flex gap={2} wrap="wrap">
          <Button variant="tertiary" size="S" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {say('rows.previous')}
          </Button>
          <Typography variant="pi">{say('rows.page', { page, pages })}</Typography>
          <Button variant="tertiary" size="S" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {say('rows.next')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
