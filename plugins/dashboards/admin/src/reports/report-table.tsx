import { Box, Table, Tbody, Td, Th, Thead, Tooltip, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { NumberTh, Tabular } from '../../../../../src/admin/kit';
import type { Report, ReportColumn, ReportRow } from '../../../server/src/reports/contracts';
import { valueWords } from './value-words';

const Scrolls = styled(Box)`
  overflow-x: auto;
`;

const Explained = styled.span`
  cursor: help;
  text-decoration: underline dotted;
  text-underline-offset: 0.3em;
`;

/** Rows on the page; files hold them all. */
const MAX_SHOWN = 500;

const isNumber = ({ kind }: ReportColumn) => !['text', 'day', 'instant'].includes(kind);

function Heading({ column }: { column: ReportColumn }) {
  const title = (
    <Typography variant="sigma" textColor="neutral600">
      {column.title}
    </Typography>
  );
  if (!column.definition) return title;
  return (
    <Tooltip label={column.definition}>
      <Explained tabIndex={0}>{title}</Explained>
    </Tooltip>
  );
}

function Row({ report, row }: { report: Report; row: ReportRow }) {
  const { locale } = useIntl();
  return (
    <Tr>
      {report.columns.map((column) => (
        <Td key={column.key}>
          <Typography tag="div" textAlign={isNumber(column) ? 'right' : 'left'}>
            {isNumber(column) ? (
              <Tabular>{valueWords(column, row, report, locale)}</Tabular>
            ) : (
              valueWords(column, row, report, locale)
            )}
          </Typography>
        </Td>
      ))}
    </Tr>
  );
}

/** The rows of a report; pointing at a heading tells what it counts. */
export function ReportTable({ report }: { report: Report }) {
  const { columns, rows } = report;
  return (
    <Scrolls data-report-table>
      <Table colCount={columns.length} rowCount={rows.length + 1}>
        <Thead>
          <Tr>
            {columns.map((column) => {
              const Cell = isNumber(column) ? NumberTh : Th;
              return (
                <Cell key={column.key}>
                  <Heading column={column} />
                </Cell>
              );
            })}
          </Tr>
        </Thead>
        <Tbody>
          {rows.slice(0, MAX_SHOWN).map((row, index) => (
            <Row key={index} report={report} row={row} />
          ))}
        </Tbody>
      </Table>
    </Scrolls>
  );
}
