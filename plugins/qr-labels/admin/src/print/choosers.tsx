import { Box, Field, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';

interface WholeNumberProps {
  name: string;
  label: string;
  hint?: string;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
}

/** A whole number between two others. */
export function WholeNumber({ name, label, hint, value, min, max, onChange }: WholeNumberProps) {
  return (
    <Box flex="1 1 12rem">
      <Field.Root name={name} hint={hint}>
        <Field.Label>{label}</Field.Label>
        <NumberInput
          value={value}
          onValueChange={(typed) => {
            if (typed !== undefined) onChange(Math.min(max, Math.max(min, Math.trunc(typed))));
          }}
        />
        <Field.Hint />
      </Field.Root>
    </Box>
  );
}

interface ChooseProps<Value extends string> {
  name: string;
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange(value: Value): void;
}

/** One of some. */
export function Choose<Value extends string>({ name, label, value, options, onChange }: ChooseProps<Value>) {
  return (
    <Box flex="2 1 18rem">
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <SingleSelect value={value} onChange={(chosen: string | number) => onChange(chosen as Value)}>
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.text}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}
