import { Button, Flex, Typography } from '@strapi/design-system';
import { useSay } from '../texts';

interface TickedRowsProps {
  /** How many rows of the tree are ticked. */
  count: number;
  busy: boolean;
  onLeaveOut(): void;
  onClear(): void;
}

/** What can be done with the ticked rows, beside saying what they are. */
export function TickedRows({ count, busy, onLeaveOut, onClear }: TickedRowsProps) {
  const say = useSay();
  if (count === 0) return null;
  return (
    <Flex gap={3} wrap="wrap" paddingBottom={3}>
      <Typography variant="pi" role="status">
        {say('ticked.count', { n: count })}
      </Typography>
      <Button size="S" variant="tertiary" disabled={busy} onClick={onLeaveOut}>
        {say('ticked.leaveOut')}
      </Button>
      <Button size="S" variant="ghost" onClick={onClear}>
        {say('ticked.clear')}
      </Button>
    </Flex>
  );
}
