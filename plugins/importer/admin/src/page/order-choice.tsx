import { Box, Button, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import type { Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { asksOrder } from './commit-words';
import type { ImportActions } from './use-import';

interface OrderChoiceProps {
  preview: Preview;
  busy: boolean;
  onWish: ImportActions['wish'];
}

/** Of several orders in one file a person says which is meant; until then nothing is written. */
export function OrderChoice({ preview, busy, onWish }: OrderChoiceProps) {
  const say = useSay();
  const { executions, execution } = preview;
  if (!asksOrder(preview) || execution === null) return null;
  return (
    <Box background="warning100" hasRadius padding={4} role="status" data-asks-order>
      <Flex gap={4} wrap="wrap" alignItems="center">
        <Typography textColor="neutral800">{say('order.ask', { taken: execution })}</Typography>
        <Button variant="secondary" disabled={busy} onClick={() => onWish({ execution })}>
          {say('order.take', { taken: execution })}
        </Button>
        <SingleSelect
          size="S"
          aria-label={say('understood.order')}
          value={execution}
          disabled={busy}
          onChange={(chosen) => onWish({ execution: String(chosen) })}
        >
          {executions.map((order) => (
            <SingleSelectOption key={order} value={order}>
              {order}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
    </Box>
  );
}
