import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { AuditRow } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { differenceRows } from './difference-rows';
import { useWords } from './use-words';

const Table = styled.dl`
  display: grid;
  grid-template-columns: minmax(9rem, max-content) 1fr;
  gap: 0.2rem 1.2rem;
  font-size: 1.3rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  dd {
    overflow-wrap: anywhere;
  }
  del {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  ins {
    font-weight: 600;
    text-decoration: none;
  }
`;

/** What an entry changed, field by field: the old value struck, the new one bold. */
export function Difference({ row, timeZone }: { row: AuditRow; timeZone: string }) {
  const say = useSay();
  const words = useWords(timeZone);
  if (row.tooLarge) return <Typography textColor="neutral600">{say('entry.tooLarge')}</Typography>;
  const rows = differenceRows(row.difference);
  if (rows.length === 0) return null;
  return (
    <Table data-difference>
      {rows.map(({ field, before, value }) => [
        <dt key={`${field} name`}>{field === null ? '' : words.field(field, row.subject?.type ?? null)}</dt>,
        <dd key={`${field} value`} data-field={field}>
          {before === undefined ? (
            words.value(value, field)
          ) : (
            <>
              <del aria-label={say('value.was')}>{words.value(before, field)}</del> →{' '}
              <ins aria-label={say('value.is')}>{words.value(value, field)}</ins>
            </>
          )}
        </dd>,
      ])}
    </Table>
  );
}
