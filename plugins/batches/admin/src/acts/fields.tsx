import { Field, NumberInput, TextInput } from '@strapi/design-system';
import { ChoiceField, usePartSay } from '../../../../../src/admin/kit';
import { HOLD_KINDS } from '../../../../../src/tracking/contracts';
import type { BatchPage } from '../../../server/src/contracts';
import { useSay } from '../texts';
import type { ActField } from './acts';

/** What a person has filled in; empty strings and null are nothing yet. */
export interface ActValues {
  quantity: number | null;
  operation: string;
  kind: string;
  route: string;
  reason: string;
}

export const NO_VALUES: ActValues = {
  quantity: null,
  operation: '',
  kind: 'material',
  route: '',
  reason: '',
};

interface FieldProps {
  page: BatchPage;
  values: ActValues;
  onChange(change: Partial<ActValues>): void;
}

/** A number of pieces. */
export function PiecesField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
}) {
  return (
    <Field.Root width="100%">
      <Field.Label>{label}</Field.Label>
      <NumberInput
        value={value ?? undefined}
        onValueChange={(given: number | undefined) => onChange(given ?? null)}
      />
    </Field.Root>
  );
}

/** Longer than any designation, name or id. */
const MAX_LINE_LENGTH = 255;

/** One line of text; `type` as of an input. */
export function Line({
  label,
  type,
  value,
  onChange,
}: {
  label: string;
  type: string;
  value: string;
  onChange(value: string): void;
}) {
  return (
    <Field.Root width="100%">
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        value={value}
        onChange={(event: { target: { value: string } }) =>
          onChange(event.target.value.slice(0, MAX_LINE_LENGTH))
        }
      />
    </Field.Root>
  );
}

/** One field of an act's dialog. */
export function ActFieldInput({ field, page, values, onChange }: FieldProps & { field: ActField }) {
  const say = useSay();
  const sayPart = usePartSay();
  switch (field) {
    case 'quantity':
      return (
        <PiecesField
          label={say('field.quantity')}
          value={values.quantity}
          onChange={(quantity) => onChange({ quantity })}
        />
      );
    case 'operation': {
      const choices = page.operations
        .filter(({ waiting }) => waiting > 0)
        .map(({ number, stage, waiting: n }) => ({
          value: String(number),
          text: say('field.operation.option', { number, stage, n }),
        }));
      return choices.length === 0 ? null : (
        <ChoiceField
          label={say('field.operation')}
          value={values.operation}
          choices={choices}
          onChange={(operation) => onChange({ operation })}
        />
      );
    }
    case 'kind':
      return (
        <ChoiceField
          label={say('field.kind')}
          value={values.kind}
          choices={HOLD_KINDS.map((kind) => ({ value: kind, text: sayPart(`hold.${kind}`) }))}
          onChange={(kind) => onChange({ kind })}
        />
      );
    case 'route':
      return (
        <ChoiceField
          label={say('field.route')}
          value={values.route}
          choices={page.routes.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(route) => onChange({ route })}
        />
      );
  }
}
