import { Typography } from '@strapi/design-system';
import type { StrapiApp } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

const LIST_HEADERS = 'Admin/CM/pages/ListView/inject-column-in-table';

interface Header {
  name: string;
  attribute?: { type?: string };
  cellFormatter?: unknown;
}

interface Table {
  displayedHeaders: Header[];
}

/** A value of an enumeration in words; forms look it up by themselves, lists show it as it is stored. */
function EnumWord({ value }: { value: unknown }) {
  const { formatMessage } = useIntl();
  if (typeof value !== 'string' || value === '') return <Typography textColor="neutral800">-</Typography>;
  return (
    <Typography textColor="neutral800">{formatMessage({ id: value, defaultMessage: value })}</Typography>
  );
}

function withWords(header: Header): Header {
  if (header.attribute?.type !== 'enumeration') return header;
  return {
    ...header,
    cellFormatter: (row: Record<string, unknown>) => <EnumWord value={row[header.name]} />,
  };
}

/** Lists of the content manager say enumerations in the panel's language. */
export function sayEnumerationsInLists(app: Pick<StrapiApp, 'registerHook'>): void {
  app.registerHook(LIST_HEADERS, (table: Table) => ({
    ...table,
    displayedHeaders: table.displayedHeaders.map(withWords),
  }));
}
