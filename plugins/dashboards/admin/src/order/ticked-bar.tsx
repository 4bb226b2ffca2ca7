import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { useSay } from '../texts';
import { BulkButtons } from './bulk/bulk-buttons';
import { useMayPrint } from './print-link';
import type { Ticked } from './use-ticked';

function Print({ codes }: { codes: string[] }) {
  const say = useSay();
  return (
    <LinkButton
      tag={Link}
      size="S"
      variant="secondary"
      startIcon={<PriceTag />}
      to={`/plugins/qr-labels?parts=${codes.join(',')}`}
      data-print-ticked
    >
      {say('order.print')}
    </LinkButton>
  );
}

interface TickedBarProps {
  ticked: Ticked;
  /** Something may have been done with them. */
  onActed(): void;
}

/** How many are ticked, and what this person may do with them; those with which it is done are ticked no more. */
export function TickedBar({ ticked, onActed }: TickedBarProps) {
  const say = useSay();
  const mayPrint = useMayPrint();
  const batches = [...ticked.batches.values()];
  const n = batches.length;
  return (
    // Where none are ticked it takes no room; a dialog that is open stays.
    <Flex display={n > 0 ? 'flex' : 'none'} gap={3} wrap="wrap" {...(n > 0 ? { 'data-ticked': n } : {})}>
      {n > 0 && (
        <Typography role="status" fontWeight="bold">
          {say(ticked.isFull ? 'order.tickedMost' : 'order.ticked', { n })}
        </Typography>
      )}
      {n > 0 && mayPrint && <Print codes={batches.map(({ code }) => code)} />}
      <BulkButtons batches={batches} onDone={ticked.untick} onClosed={onActed} />
      {n > 0 && (
        <Button size="S" variant="tertiary" onClick={ticked.clear}>
          {say('order.untick')}
        </Button>
      )}
    </Flex>
  );
}
