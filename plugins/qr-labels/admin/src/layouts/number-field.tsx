import { Box, Field, NumberInput } from '@strapi/design-system';

interface NumberProps {
  name: string;
  label: string;
  value: number;
  step?: number;
  isWrong?: boolean;
  onChange(value: number): void;
}

/** A number; whether it fits is said by the server, beside the preview. */
export function NumberField({ name, label, value, step = 0.1, isWrong = false, onChange }: NumberProps) {
  return (
    <Box flex="1 1 13rem">
      <Field.Root name={name} error={isWrong}>
        <Field.Label>{label}</Field.Label>
        <NumberInput
          value={value}
          step={step}
          onValueChange={(typed) => {
            if (typed !== undefined) onChange(typed);
          }}
        />
      </Field.Root>
    </Box>
  );
}
