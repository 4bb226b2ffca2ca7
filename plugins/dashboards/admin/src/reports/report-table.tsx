import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { Defined, formatCount, NumberTh, Tabular } from '../../../../../src/admin/kit';
import type { Report, ReportColumn, ReportRow } from '../../../server/src/reports/contracts';
import { NameLink } from '../name-link';
import { useSay } from '../texts';
import { rowLink, type NamesOf } from './report-links';
import { valueWords } from './value-words';

const Scrolls = styled(Box)`
  overflow-x: auto;
`;

const Total = styled(Tr)`
  background: ${({ theme }) => theme.colors.neutral100};
`;

/** Rows on the page; files hold them all. */
export const MAX_SHOWN = 500;

const isNumber = ({ kind }: ReportColumn) => !['text', 'day', 'instant'].includes(kind);

function Heading({ column }: { column: ReportColumn }) {
  const title = (
    <Typography variant="sigma" textColor="neutral600">
      {column.title}
    </Typography>
  );
  if (!column.definition) return title;
  return <Defined definition={column.definition}>{title}</Defined>;
}

interface CellProps {
  column: ReportColumn;
  children: string;
  strong?: boolean;
  /** Where its words lead; null: nowhere. */
  to?: string | null;
}

/** A value, said with what it counts to whoever points at it. */
function Cell({ column, children, strong = false, to = null }: CellProps) {
  const words = isNumber(column) ? <Tabular>{children}</Tabular> : children;
  return (
    <Td title={column.definition ?? undefined}>
      <Typography
        tag="div"
        textAlign={isNumber(column) ? 'right' : 'left'}
        fontWeight={strong ? 'bold' : 'regular'}
      >
        {to === null ? words : <NameLink to={to}>{words}</NameLink>}
      </Typography>
    </Td>
  );
}

function Row({ report, row, names }: { report: Report; row: ReportRow; names: NamesOf }) {
  const { locale } = useIntl();
  const link = rowLink(report, row, names);
  return (
    <Tr>
      {report.columns.map((column) => (
        <Cell key={column.key} column={column} to={link?.column === column.key ? link.to : null}>
          {valueWords(column, row, report, locale)}
        </Cell>
      ))}
    </Tr>
  );
}

function TotalRow({ report, totals }: { report: Report; totals: ReportRow }) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Total data-total>
      {report.columns.map((column, at) => (
        <Cell key={column.key} column={column} strong>
          {at === 0
            ? say('reports.total')
            : column.key in totals
              ? valueWords(column, totals, report, locale)
              : ''}
        </Cell>
      ))}
    </Total>
  );
}

/** Figures over all rows that no column has. */
function MoreTotals({ report, totals }: { report: Report; totals: ReportRow }) {
  const { locale } = useIntl();
  return (
    <Flex gap={6} wrap="wrap" data-more-totals>
      {report.totalColumns.map((column) => (
        <Typography key={column.key} fontWeight="bold">
          {column.definition ? (
            <Defined definition={column.definition}>{column.title}</Defined>
          ) : (
            column.title
          )}
          : <Tabular>{valueWords(column, totals, report, locale)}</Tabular>
        </Typography>
      ))}
    </Flex>
  );
}

function Headings({ columns }: { columns: ReportColumn[] }) {
  return (
    <Thead>
      <Tr>
        {columns.map((column) => {
          const HeadCell = isNumber(column) ? NumberTh : Th;
          return (
            <HeadCell key={column.key}>
              <Heading column={column} />
            </HeadCell>
          );
        })}
      </Tr>
    </Thead>
  );
}

/** The rows of a report with their totals; pointing at a heading or a figure tells what it counts. */
export function ReportTable({ report, names }: { report: Report; names: NamesOf }) {
  const say = useSay();
  const { locale } = useIntl();
  const { columns, rows, totals, totalColumns } = report;
  const count = (n: number) => formatCount(n, locale);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Scrolls data-report-table>
        <Table colCount={columns.length} rowCount={rows.length + (totals ? 2 : 1)}>
          <Headings columns={columns} />
          <Tbody>
            {rows.slice(0, MAX_SHOWN).map((row, index) => (
              <Row key={index} report={report} row={row} names={names} />
            ))}
            {totals && <TotalRow report={report} totals={totals} />}
          </Tbody>
        </Table>
      </Scrolls>
      {totals && totalColumns.length > 0 && <MoreTotals report={report} totals={totals} />}
      {rows.length > MAX_SHOWN && (
        <Typography textColor="neutral600" role="status" data-first-rows>
          {say('reports.firstRows', { shown: count(MAX_SHOWN), all: count(rows.length) })}
        </Typography>
      )}
    </Flex>
  );
}
