import type { ReactNode } from 'react';
import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { formatCount } from '../../../../../src/admin/kit';
import type { RoutedBatch, RouteEffect } from '../../../../../src/tracking/contracts';
import { useSay } from '../texts';
import type { Outcome, WholePreview } from './preview';

/** A long list scrolls by itself, so that the buttons of the dialog stay in sight. */
const List = styled.ul`
  display: flex;
  flex-direction: column;
  max-height: 32rem;
  overflow-y: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  > li {
    padding: 0.8rem 1.2rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    overflow-wrap: anywhere;
    /* A route may have thousands of batches: what is out of sight is not laid out. */
    content-visibility: auto;
    contain-intrinsic-size: auto 6rem;
  }
  > li:first-child {
    border-top: none;
  }
`;

function useBatchName(): (batch: RoutedBatch) => { name: string; order: string } {
  const say = useSay();
  return ({ designation, name, lot, product, code }) => ({
    name: [designation, name, lot > 0 ? say('page.lot', { lot }) : null].filter(Boolean).join(' · ') || code,
    order: [product.designation, product.orderNumber, code].filter(Boolean).join(' · '),
  });
}

function Named({ batch, children }: { batch: RoutedBatch; children?: ReactNode }) {
  const { name, order } = useBatchName()(batch);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="bold">{name}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {order}
      </Typography>
      {children}
    </Flex>
  );
}

/** What changes on one batch, in words. */
function Effect({ change: { added, retired, pieces } }: { change: RouteEffect }) {
  const say = useSay();
  const { locale } = useIntl();
  const [first] = added;
  const words = [
    added.length > 0 && say('routed.added', { stages: added.map(({ stage }) => stage).join(', ') }),
    retired.length > 0 && say('routed.retired', { numbers: retired.join(', ') }),
    first && pieces > 0 && say('routed.pieces', { n: formatCount(pieces, locale), stage: first.stage }),
  ];
  return <Typography variant="pi">{words.filter(Boolean).join(' · ')}</Typography>;
}

interface BatchChoicesProps {
  batches: WholePreview['applicable'];
  ticked: ReadonlySet<string>;
  /** Nothing can be ticked while acts are under way. */
  locked: boolean;
  onTicked(codes: ReadonlySet<string>): void;
}

/** The batches that the route can be given to, each with what would change and a box to tick. */
export function BatchChoices({ batches, ticked, locked, onTicked }: BatchChoicesProps) {
  const sayName = useBatchName();
  const toggle = (code: string) => {
    const after = new Set(ticked);
    if (!after.delete(code)) after.add(code);
    onTicked(after);
  };
  return (
    <List>
      {batches.map((batch) => (
        <li key={batch.code} data-routed={batch.code}>
          <Flex alignItems="flex-start" gap={3}>
            <Checkbox
              aria-label={sayName(batch).name}
              checked={ticked.has(batch.code)}
              disabled={locked}
              onCheckedChange={() => toggle(batch.code)}
            />
            <Named batch={batch}>
              <Effect change={batch.change} />
            </Named>
          </Flex>
        </li>
      ))}
    </List>
  );
}

/** The batches that it cannot be given to, each with why; nothing where there are none. */
export function RefusedBatches({ batches }: { batches: WholePreview['refused'] }) {
  const say = useSay();
  if (batches.length === 0) return null;
  return (
    <>
      <Typography variant="delta" tag="h3">
        {say('routed.cannot', { n: batches.length })}
      </Typography>
      <List>
        {batches.map((batch) => (
          <li key={batch.code} data-refused={batch.code}>
            <Named batch={batch}>
              <Typography textColor="warning700">{batch.error.message}</Typography>
            </Named>
          </li>
        ))}
      </List>
    </>
  );
}

/** What became of each batch. */
export function Outcomes({
  batches,
  outcomes,
}: {
  batches: WholePreview['applicable'];
  outcomes: ReadonlyMap<string, Outcome>;
}) {
  const say = useSay();
  return (
    <List>
      {batches
        .filter(({ code }) => outcomes.has(code))
        .map((batch) => {
          const refusal = outcomes.get(batch.code) ?? null;
          return (
            <li key={batch.code} data-outcome={refusal === null ? 'done' : 'refused'} data-of={batch.code}>
              <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
                <Named batch={batch} />
                <Box maxWidth="40rem">
                  <Typography textColor={refusal === null ? 'success700' : 'warning700'}>
                    {refusal ?? say('routed.done')}
                  </Typography>
                </Box>
              </Flex>
            </li>
          );
        })}
    </List>
  );
}
