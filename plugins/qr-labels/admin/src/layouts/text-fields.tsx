import {
  Box,
  Checkbox,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { ArrowUp, Trash } from '@strapi/icons';
import { Panel } from '../../../../../src/admin/kit';
import type { LayoutField, LayoutFieldRow } from '../../../layouts/contracts';
import { useSay } from '../texts';
import { movedUp, newField } from './draft';
import { NumberField } from './number-field';
import { useFieldWord } from './use-field-word';

type Name = LayoutField['field'];

interface RowProps {
  field: LayoutField;
  word: string;
  isFirst: boolean;
  onChange(change: Partial<LayoutField>): void;
  onUp(): void;
  onRemove(): void;
}

/** Bold, and with the name of the field before its value. */
function Ticks({ field, onChange }: Pick<RowProps, 'field' | 'onChange'>) {
  const say = useSay();
  return (
    <Flex gap={5} wrap="wrap" paddingTop={2}>
      <Checkbox
        checked={field.bold}
        onCheckedChange={(bold: boolean | 'indeterminate') => onChange({ bold: bold === true })}
      >
        {say('fields.bold')}
      </Checkbox>
      <Checkbox
        checked={field.caption}
        onCheckedChange={(caption: boolean | 'indeterminate') => onChange({ caption: caption === true })}
      >
        {say('fields.caption')}
      </Checkbox>
    </Flex>
  );
}

function FieldRow({ field, word, isFirst, onChange, onUp, onRemove }: RowProps) {
  const say = useSay();
  return (
    <Box borderColor="neutral150" hasRadius padding={3} data-field={field.field}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography fontWeight="semiBold">{word}</Typography>
        <Flex gap={1}>
          <IconButton
            variant="ghost"
            label={say('fields.up', { field: word })}
            disabled={isFirst}
            onClick={onUp}
          >
            <ArrowUp />
          </IconButton>
          <IconButton variant="ghost" label={say('fields.remove', { field: word })} onClick={onRemove}>
            <Trash />
          </IconButton>
        </Flex>
      </Flex>
      <Flex gap={4} wrap="wrap" alignItems="flex-end">
        <NumberField
          name={`${field.field}.sizeMm`}
          label={say('fields.sizeMm')}
          value={field.sizeMm}
          onChange={(sizeMm) => onChange({ sizeMm })}
        />
        <NumberField
          name={`${field.field}.lines`}
          label={say('fields.lines')}
          step={1}
          value={field.lines}
          onChange={(lines) => onChange({ lines })}
        />
        <Box flex="1 1 13rem">
          <SingleSelect
            aria-label={say('fields.place', { field: word })}
            value={field.place}
            onChange={(place: string | number) => onChange({ place: place === 'top' ? 'top' : 'beside' })}
          >
            <SingleSelectOption value="top">{say('fields.top')}</SingleSelectOption>
            <SingleSelectOption value="beside">{say('fields.beside')}</SingleSelectOption>
          </SingleSelect>
        </Box>
      </Flex>
      <Ticks field={field} onChange={onChange} />
    </Box>
  );
}

interface TextFieldsProps {
  fields: LayoutField[];
  rows: readonly LayoutFieldRow[];
  onChange(fields: LayoutField[]): void;
}

/** Which fields stand on the label, in their order, with their sizes. */
export function TextFields({ fields, rows, onChange }: TextFieldsProps) {
  const say = useSay();
  const wordOf = useFieldWord(rows);
  const free = rows.filter(({ field }) => !fields.some((one) => one.field === field));
  return (
    <Panel title={say('fields.title')}>
      {fields.map((field, index) => (
        <FieldRow
          key={field.field}
          field={field}
          word={wordOf(field.field)}
          isFirst={index === 0}
          onChange={(change) => onChange(fields.map((one, n) => (n === index ? { ...one, ...change } : one)))}
          onUp={() => onChange(movedUp(fields, index))}
          onRemove={() => onChange(fields.filter((_, n) => n !== index))}
        />
      ))}
      {free.length > 0 && (
        <SingleSelect
          aria-label={say('fields.add')}
          placeholder={say('fields.add')}
          value=""
          onChange={(name: string | number) => onChange([...fields, newField(name as Name)])}
        >
          {free.map(({ field }) => (
            <SingleSelectOption key={field} value={field}>
              {wordOf(field)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      )}
    </Panel>
  );
}
