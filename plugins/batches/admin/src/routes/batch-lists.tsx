import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { BatchList, NamedBatch, OutcomeList, type Many } from '../../../../../src/admin/kit';
import type { RoutedBatch, RouteEffect } from '../../../../../src/tracking/contracts';
import { useSay } from '../texts';
import type { WholePreview } from './preview';

function useBatchName(): (batch: RoutedBatch) => { name: string; about: string } {
  const say = useSay();
  return ({ designation, name, lot, product, code }) => ({
    name: [designation, name, lot > 0 ? say('page.lot', { lot }) : null].filter(Boolean).join(' · ') || code,
    about: [product.designation, product.orderNumber, code].filter(Boolean).join(' · '),
  });
}

/** What changes on one batch, in words. */
function Effect({ change: { added, retired, pieces } }: { change: RouteEffect }) {
  const say = useSay();
  const [first] = added;
  const words = [
    added.length > 0 && say('routed.added', { stages: added.map(({ stage }) => stage).join(', ') }),
    retired.length > 0 && say('routed.retired', { numbers: retired.join(', ') }),
    first && pieces > 0 && say('routed.pieces', { n: pieces, stage: first.stage }),
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
    <BatchList>
      {batches.map((batch) => (
        <li key={batch.code} data-routed={batch.code}>
          <Flex alignItems="flex-start" gap={3}>
            <Checkbox
              aria-label={sayName(batch).name}
              checked={ticked.has(batch.code)}
              disabled={locked}
              onCheckedChange={() => toggle(batch.code)}
            />
            <NamedBatch {...sayName(batch)}>
              <Effect change={batch.change} />
            </NamedBatch>
          </Flex>
        </li>
      ))}
    </BatchList>
  );
}

/** The batches that it cannot be given to, each with why; nothing where there are none. */
export function RefusedBatches({ batches }: { batches: WholePreview['refused'] }) {
  const say = useSay();
  const sayName = useBatchName();
  if (batches.length === 0) return null;
  return (
    <>
      <Typography variant="delta" tag="h3">
        {say('routed.cannot', { n: batches.length })}
      </Typography>
      <BatchList>
        {batches.map((batch) => (
          <li key={batch.code} data-refused={batch.code}>
            <NamedBatch {...sayName(batch)}>
              <Typography textColor="warning700">{batch.error.message}</Typography>
            </NamedBatch>
          </li>
        ))}
      </BatchList>
    </>
  );
}

/** What became of each batch. */
export function Outcomes({ batches, outcomes }: Pick<Many, 'outcomes'> & { batches: RoutedBatch[] }) {
  const say = useSay();
  const sayName = useBatchName();
  const named = batches.map((batch) => ({ code: batch.code, ...sayName(batch) }));
  return <OutcomeList batches={named} outcomes={outcomes} done={say('routed.done')} />;
}
