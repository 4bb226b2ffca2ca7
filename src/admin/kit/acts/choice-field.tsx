import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

export interface Choice {
  value: string;
  text: string;
}

interface ChoiceFieldProps {
  label: string;
  /** Empty: nothing is chosen yet. */
  value: string;
  choices: Choice[];
  onChange(value: string): void;
}

/** One of a few choices. */
export function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps) {
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
