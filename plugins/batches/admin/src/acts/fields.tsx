import { Field, NumberInput, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { useSay } from '../texts';

/** A sentence, not an essay; the server's own limit. */
const MAX_REASON_LENGTH = 2000;

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

/** Why, in a person's words. */
export function ReasonField({
  needed,
  value,
  onChange,
}: {
  needed: boolean;
  value: string;
  onChange(value: string): void;
}) {
  const say = useSay();
  return (
    <Field.Root width="100%" required={needed}>
      <Field.Label>{say(needed ? 'field.reason' : 'field.reason.optional')}</Field.Label>
      <Textarea
        name="reason"
        value={value}
        onChange={(event: { target: { value: string } }) =>
          onChange(event.target.value.slice(0, MAX_REASON_LENGTH))
        }
      />
    </Field.Root>
  );
}

export interface Choice {
  value: string;
  text: string;
}

/** One of a few choices. */
export function Select({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: string;
  choices: Choice[];
  onChange(value: string): void;
}) {
  return (
    <Field.Root width="100%">
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(chosen) => onChange(String(chosen))}>
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
