import { Box, Checkbox, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
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
import { GlowRow } from '../live/row-glow';
import { useGlow } from '../live/use-glow';
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

const keyOf = ({ code }: PartRow) => code;
const lookOf = ({ revision }: PartRow) => revision;

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

/** Ticks all batches of the page, or unticks them. */
function TickAll({ parts, ticked }: { parts: PartRow[]; ticked: Ticked }) {
  const say = useSay();
  const n = parts.filter(({ code }) => ticked.batches.has(code)).length;
  const all = n === parts.length;
  return (
    <Th>
      <Checkbox
        checked={all || (n > 0 && 'indeterminate')}
        disabled={n === 0 && ticked.isFull}
        aria-label={say('order.tickAll')}
        onCheckedChange={() => ticked.tick(parts, !all && !ticked.isFull)}
      />
    </Th>
  );
}

interface PartsTableProps {
  parts: PartRow[];
  scope: string;
  /** null: nothing can be done with several. */
  ticked: Ticked | null;
}

/** Batches as rows with a cell per operation. */
export function PartsTable({ parts, scope, ticked }: PartsTableProps) {
  const say = useSay();
  const glowing = useGlow(parts, scope, keyOf, lookOf);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto">
      <Table colCount={ticked ? 6 : 5} rowCount={parts.length + 1}>
        <Thead>
          <Tr>
            {ticked && <TickAll parts={parts} ticked={ticked} />}
            {(['part', 'quantity', 'finished', 'scrapped', 'operations'] as const).map((column) => {
              const Cell = column === 'part' || column === 'operations' ? Th : NumberTh;
              return (
                <Cell key={column}>
                  <Typography variant="sigma">
                    {column === 'part' ? (
                      say('order.part')
                    ) : (
                      <Defined definition={say(`order.${column}.definition`)}>
                        {say(`order.${column}`)}
                      </Defined>
                    )}
                  </Typography>
                </Cell>
              );
            })}
          </Tr>
        </Thead>
        <Tbody>
          {parts.map((part) => (
            <GlowRow key={part.code} $glows={glowing.has(part.code)} data-part={part.code}>
              {ticked && <Tick part={part} ticked={ticked} />}
              <NameCell>
                <PartName part={part} />
              </NameCell>
              {(['quantity', 'finished', 'scrapped'] as const).map((column) => (
                <Count key={column} value={part[column]} definition={say(`order.${column}.definition`)} />
              ))}
              <Td>
                <OperationCells part={part} />
              </Td>
            </GlowRow>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
