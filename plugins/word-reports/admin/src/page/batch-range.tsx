import { Box, Field, Flex, NumberInput } from '@strapi/design-system';
import { useSay } from '../texts';
import type { Change, Choice } from './use-choice';

const MOST = 1_000_000;

/** Which of a product's batches a report is of, by their places: a large order is reported on in portions. */
export function BatchRange({ choice, onChange }: { choice: Choice; onChange: Change }) {
  const say = useSay();
  const fields = [
    { name: 'firstBatch', label: say('product.from'), value: choice.firstBatch },
    { name: 'lastBatch', label: say('product.to'), value: choice.lastBatch },
  ] as const;
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      {fields.map(({ name, label, value }) => (
        <Box key={name} flex="1 1 12rem">
          <Field.Root name={name} {...(name === 'firstBatch' ? { hint: say('product.range.hint') } : {})}>
            <Field.Label>{label}</Field.Label>
            <NumberInput
              value={value ?? undefined}
              onValueChange={(typed) =>
                onChange({
                  [name]: typed === undefined ? null : Math.min(MOST, Math.max(1, Math.trunc(typed))),
                })
              }
            />
            <Field.Hint />
          </Field.Root>
        </Box>
      ))}
    </Flex>
  );
}
