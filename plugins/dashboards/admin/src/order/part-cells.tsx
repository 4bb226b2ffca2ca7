import type { ReactNode } from 'react';
import { Checkbox, Flex, Td, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import {
  BatchStatus,
  Defined,
  formatCount,
  NumberTh,
  Tabular,
  usePartSay,
} from '../../../../../src/admin/kit';
import type { PartRow } from '../../../server/src/contracts';
import { MissingButton } from '../missing/missing-dialog';
import { NameLink } from '../name-link';
import { useSay } from '../texts';
import { OperationCells } from './operation-cells';
import type { Ticked } from './use-ticked';

/** Names wrap, so that the operations stay in sight on a tablet. */
const NameCell = styled(Td)`
  white-space: normal;
  min-width: 18rem;
`;

function PartName({ part }: { part: PartRow }) {
  const say = useSay();
  const sayPart = usePartSay();
  const second = [
    part.designation ? part.name : null,
    part.material,
    part.size,
    part.lot > 0 ? say('order.lot', { lot: part.lot }) : null,
    part.responsible?.name,
  ];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <NameLink to={`/plugins/batches/${part.code}`}>{part.designation ?? part.name}</NameLink>
      <Typography variant="pi" textColor="neutral600">
        {[sayPart(`kind.${part.kind}`), ...second].filter(Boolean).join(' · ')}
      </Typography>
      <Flex gap={3} wrap="wrap">
        <BatchStatus status={part.status} hold={part.hold} />
        {part.kind === 'assembly' && <MissingButton part={part} />}
      </Flex>
    </Flex>
  );
}

function Count({ value, definition }: { value: number; definition: string }) {
  const { locale } = useIntl();
  return (
    <Td title={definition}>
      <Typography textAlign="right" tag="div">
        <Tabular>{formatCount(value, locale)}</Tabular>
      </Typography>
    </Td>
  );
}

/** The box of a batch, for what is done with several. */
function Tick({ part, ticked }: { part: PartRow; ticked: Ticked }) {
  const say = useSay();
  const on = ticked.batches.has(part.code);
  return (
    <Td>
      <Checkbox
        checked={on}
        disabled={!on && ticked.isFull}
        aria-label={say('order.tick', { name: part.designation ?? part.name ?? part.code })}
        onCheckedChange={(checked: boolean | 'indeterminate') => ticked.tick([part], checked === true)}
      />
    </Td>
  );
}

interface PartCellsProps {
  part: PartRow;
  /** null: nothing can be done with several. */
  ticked: Ticked | null;
  /** Stands before the name: how deep the batch is, and what opens the level below it. */
  lead?: ReactNode;
  /** Pieces for one assembly, null: it is in none; left out: there is no such column. */
  perAssembly?: number | null;
}

/** The cells of a batch: its name, counts and operations. */
export function PartCells({ part, ticked, lead, perAssembly }: PartCellsProps) {
  const say = useSay();
  return (
    <>
      {ticked && <Tick part={part} ticked={ticked} />}
      <NameCell>
        <Flex alignItems="flex-start" gap={2}>
          {lead}
          <PartName part={part} />
        </Flex>
      </NameCell>
      {perAssembly === null && <Td />}
      {typeof perAssembly === 'number' && (
        <Count value={perAssembly} definition={say('order.perAssembly.definition')} />
      )}
      {(['quantity', 'finished', 'scrapped'] as const).map((column) => (
        <Count key={column} value={part[column]} definition={say(`order.${column}.definition`)} />
      ))}
      <Td>
        <OperationCells part={part} />
      </Td>
    </>
  );
}

const LIST = ['part', 'quantity', 'finished', 'scrapped', 'operations'] as const;
const STRUCTURE = ['part', 'perAssembly', 'quantity', 'finished', 'scrapped', 'operations'] as const;

/** How many columns a table of batches has. */
export function columnCount(of: 'list' | 'structure', ticked: Ticked | null): number {
  return (of === 'list' ? LIST : STRUCTURE).length + (ticked ? 1 : 0);
}

interface PartsHeadProps {
  of: 'list' | 'structure';
  /** The heading above the boxes; null: there are none. */
  ticks: ReactNode;
}

/** The headings above batches, each with what it counts. */
export function PartsHead({ of, ticks }: PartsHeadProps) {
  const say = useSay();
  return (
    <Thead>
      <Tr>
        {ticks}
        {(of === 'list' ? LIST : STRUCTURE).map((column) => {
          const Cell = column === 'part' || column === 'operations' ? Th : NumberTh;
          return (
            <Cell key={column}>
              <Typography variant="sigma">
                {column === 'part' ? (
                  say('order.part')
                ) : (
                  <Defined definition={say(`order.${column}.definition`)}>{say(`order.${column}`)}</Defined>
                )}
              </Typography>
            </Cell>
          );
        })}
      </Tr>
    </Thead>
  );
}

/** The heading above boxes where all of them cannot be ticked at once. */
export function TicksTh() {
  const say = useSay();
  return (
    <Th>
      <VisuallyHidden>{say('order.ticks')}</VisuallyHidden>
    </Th>
  );
}
