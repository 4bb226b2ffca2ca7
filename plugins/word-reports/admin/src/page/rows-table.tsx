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
import { ErrorState, LoadingState, Pager, SearchBox, useLoad } from '../../../../../src/admin/kit';
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
      {view.columns.length > SHOWN_COLUMNS && (
        <Typography variant="pi" tag="p" textColor="neutral600">
          {say('rows.columns', { n: view.columns.length - SHOWN_COLUMNS })}
        </Typography>
      )}
    </Box>
  );
}

/** All rows, all that were found, how many are ticked, and none of them. */
function WholeChoice({ view, isFound, choice, onChange }: ChoiceProps) {
  const say = useSay();
  const { rows } = choice;
  const ticked = rows === 'all' ? [] : rows;
  const wanting = view.found.filter((number) => !ticked.includes(number));
  return (
    <Flex gap={3} wrap="wrap">
      {!isFound && (
        <Checkbox
          checked={rows === 'all'}
          onCheckedChange={(all) => onChange({ rows: all === true ? 'all' : [] })}
        >
          {say('rows.all', { n: view.total })}
        </Checkbox>
      )}
      {isFound && rows !== 'all' && wanting.length > 0 && (
        <Button
          variant="tertiary"
          size="S"
          disabled={view.total > view.found.length}
          onClick={() => onChange({ rows: [...ticked, ...wanting] })}
        >
          {say(view.total > view.found.length ? 'rows.tooMany' : 'rows.found', { n: view.total })}
        </Button>
      )}
      {ticked.length > 0 && (
        <>
          <Typography aria-live="polite">{say('rows.ticked', { n: ticked.length })}</Typography>
          <Button variant="tertiary" size="S" onClick={() => onChange({ rows: [] })}>
            {say('rows.clear')}
          </Button>
        </>
      )}
    </Flex>
  );
}

interface ChoiceProps {
  view: RowsView;
  /** Something is looked for. */
  isFound: boolean;
  choice: Choice;
  onChange: Change;
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
      <WholeChoice view={data} isFound={search !== ''} choice={choice} onChange={onChange} />
      {data.rows.length === 0 ? (
        <Typography textColor="neutral600">{say('rows.none')}</Typography>
      ) : (
        <Rows view={data} choice={choice} onChange={onChange} />
      )}
      <Pager
        pagination={{ page: data.page, pageCount: Math.ceil(data.total / data.pageSize) }}
        onPage={setPage}
      />
    </Flex>
  );
}
