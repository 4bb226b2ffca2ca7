import { useState } from 'react';
import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { useSay } from '../texts';

/** Codes in an address that every server and proxy still takes. */
const MOST_TICKED = 200;

export interface Ticked {
  codes: ReadonlySet<string>;
  /** No more can be ticked. */
  isFull: boolean;
  toggle(code: string, on: boolean): void;
  clear(): void;
}

/** Batches that a person has ticked, kept while he searches and turns pages; 200 at most. */
export function useTicked(): Ticked {
  const [codes, setCodes] = useState<ReadonlySet<string>>(new Set());
  return {
    codes,
    isFull: codes.size >= MOST_TICKED,
    toggle: (code, on) =>
      setCodes((before) => {
        const after = new Set(before);
        if (!on) after.delete(code);
        else if (after.size < MOST_TICKED) after.add(code);
        return after;
      }),
    clear: () => setCodes(new Set()),
  };
}

/** How many are ticked, and what can be done with them. */
export function TickedBar({ ticked }: { ticked: Ticked }) {
  const say = useSay();
  if (ticked.codes.size === 0) return null;
  return (
    <Flex gap={3} wrap="wrap" data-ticked={ticked.codes.size}>
      <Typography role="status" fontWeight="bold">
        {say(ticked.isFull ? 'order.tickedMost' : 'order.ticked', { n: ticked.codes.size })}
      </Typography>
      <LinkButton
        tag={Link}
        size="S"
        variant="secondary"
        startIcon={<PriceTag />}
        to={`/plugins/qr-labels?parts=${[...ticked.codes].join(',')}`}
        data-print-ticked
      >
        {say('order.print')}
      </LinkButton>
      <Button size="S" variant="tertiary" onClick={ticked.clear}>
        {say('order.untick')}
      </Button>
    </Flex>
  );
}
