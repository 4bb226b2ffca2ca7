import type { KeyboardEvent } from 'react';
import {
  Box,
  Checkbox,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import { Panel } from '../../../../../src/admin/kit';
import type { LayoutField, LayoutFieldRow } from '../../../layouts/contracts';
import { useSay } from '../texts';
import { movedBy, newField } from './draft';
import { NumberField } from './number-field';
import { useFieldWord } from './use-field-word';

type Name = LayoutField['field'];

interface RowProps {
  field: LayoutField;
  word: string;
  isFirst: boolean;
  isLast: boolean;
  onChange(change: Partial<LayoutField>): void;
  onMove(places: -1 | 1): void;
  onRemove(): void;
}

/** What keys on a field's row mean: Alt with an arrow moves it. */
const MOVES: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

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

/** The field's name, and what is done with it as a whole. */
function RowHead({ word, isFirst, isLast, onMove, onRemove }: Omit<RowProps, 'field' | 'onChange'>) {
  const say = useSay();
  return (
    <Flex justifyContent="space-between" gap={2}>
      <Typography fontWeight="semiBold">{word}</Typography>
      <Flex gap={1}>
        <IconButton
          variant="ghost"
          label={say('fields.up', { field: word })}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          variant="ghost"
          label={say('fields.down', { field: word })}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <ArrowDown />
        </IconButton>
        <IconButton variant="ghost" label={say('fields.remove', { field: word })} onClick={onRemove}>
          <Trash />
        </IconButton>
      </Flex>
    </Flex>
  );
}

function FieldRow({ field, onChange, ...head }: RowProps) {
  const say = useSay();
  const { isFirst, isLast, onMove } = head;
  const press = (event: KeyboardEvent): void => {
    const places = event.altKey ? MOVES[event.key] : undefined;
    if (places === undefined || (places === -1 ? isFirst : isLast)) return;
    // Number fields and selects have arrows of their own.
    event.preventDefault();
    event.stopPropagation();
    onMove(places);
  };
  return (
    <Box borderColor="neutral150" hasRadius padding={3} data-field={field.field} onKeyDownCapture={press}>
      <RowHead {...head} />
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
          <Field.Root name={`${field.field}.place`}>
            <Field.Label>{say('fields.place')}</Field.Label>
            <SingleSelect
              value={field.place}
              onChange={(place: string | number) => onChange({ place: place === 'top' ? 'top' : 'beside' })}
            >
              <SingleSelectOption value="top">{say('fields.top')}</SingleSelectOption>
              <SingleSelectOption value="beside">{say('fields.beside')}</SingleSelectOption>
            </SingleSelect>
          </Field.Root>
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
      <Typography variant="pi" textColor="neutral600">
        {say('fields.keys')}
      </Typography>
      {fields.map((field, index) => (
        <FieldRow
          key={field.field}
          field={field}
          word={wordOf(field.field)}
          isFirst={index === 0}
          onChange={(change) => onChange(fields.map((one, n) => (n === index ? { ...one, ...change } : one)))}
          isLast={index === fields.length - 1}
          onMove={(places) => onChange(movedBy(fields, index, places))}
          onRemove={() => onChange(fields.filter((_, n) => n !== index))}
        />
      ))}
      {free.length > 0 && (
        <Field.Root name="add">
          <Field.Label>{say('fields.add')}</Field.Label>
          <SingleSelect
            placeholder={say('fields.add.none')}
            value=""
            onChange={(name: string | number) => onChange([...fields, newField(name as Name)])}
          >
            {free.map(({ field }) => (
              <SingleSelectOption key={field} value={field}>
                {wordOf(field)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
    </Panel>
  );
}
