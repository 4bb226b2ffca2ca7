import type { ReactNode } from 'react';
import { Box, Field, Flex, NumberInput, Typography } from '@strapi/design-system';

/** A card of settings that belong together. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box tag="section" background="neutral0" shadow="filterShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {title}
        </Typography>
        {children}
      </Flex>
    </Box>
  );
}

interface LengthProps {
  name: string;
  label: string;
  value: number;
  step?: number;
  isWrong?: boolean;
  onChange(value: number): void;
}

/** A number; whether it fits is said by the server, beside the preview. */
export function NumberField({ name, label, value, step = 0.1, isWrong = false, onChange }: LengthProps) {
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
