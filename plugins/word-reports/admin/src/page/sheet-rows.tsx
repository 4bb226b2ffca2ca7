import { Checkbox, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { SheetView } from '../../../contracts';
import { useSay } from '../texts';
import { RowsTable } from './rows-table';
import type { Change, Choice } from './use-choice';

interface SheetRowsProps {
  /** Of the workbook; the search begins anew with another one. */
  id: string;
  /** The door of its rows, and what it needs besides the sheet. */
  address: string;
  query?: Record<string, string>;
  sheets: readonly SheetView[];
  choice: Choice;
  onChange: Change;
}

/** The sheets of a workbook and the rows of one, to choose from. */
export function SheetRows({ id, address, query = {}, sheets, choice, onChange }: SheetRowsProps) {
  const say = useSay();
  return (
    <>
      {sheets.length > 1 && (
        <Field.Root name="sheet">
          <Field.Label>{say('workbook.sheet')}</Field.Label>
          <SingleSelect
            value={choice.sheet ?? ''}
            onChange={(value: string | number) => onChange({ sheet: String(value), rows: [] })}
          >
            {sheets.map(({ name }) => (
              <SingleSelectOption key={name} value={name}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      <RowsTable
        key={`${id} ${choice.sheet ?? ''}`}
        address={address}
        query={query}
        choice={choice}
        onChange={onChange}
      />
      {choice.rows !== 'all' && choice.rows.length < 2 ? null : (
        <Checkbox
          checked={choice.together}
          onCheckedChange={(together) => onChange({ together: together === true })}
        >
          {say('together')}
        </Checkbox>
      )}
    </>
  );
}
