import { Box, Field, Flex, NumberInput } from '@strapi/design-system';
import { WholeNumber } from '../print/choosers';
import { useSay } from '../texts';
import type { Change, Choice } from './use-choice';

const MAX_PIECES = 1_000_000;

/** Which pieces of each batch get a label: a label that was torn is printed alone. */
export function PieceFields({ choice, onChange }: { choice: Choice; onChange: Change }) {
  const say = useSay();
  const { firstPiece, lastPiece } = choice;
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <WholeNumber
        name="firstPiece"
        label={say('pieces.from')}
        value={firstPiece}
        min={1}
        max={MAX_PIECES}
        onChange={(value) => onChange({ firstPiece: value })}
      />
      <Box flex="1 1 12rem">
        <Field.Root name="lastPiece" hint={say('pieces.hint')}>
          <Field.Label>{say('pieces.to')}</Field.Label>
          <NumberInput
            value={lastPiece ?? undefined}
            onValueChange={(typed) =>
              onChange({
                lastPiece:
                  typed === undefined ? null : Math.min(MAX_PIECES, Math.max(firstPiece, Math.trunc(typed))),
              })
            }
          />
          <Field.Hint />
        </Field.Root>
      </Box>
    </Flex>
  );
}
