import { Box, Checkbox, Table, Tbody, Th } from '@strapi/design-system';
import type { PartRow } from '../../../server/src/contracts';
import { GlowRow } from '../live/row-glow';
import { useGlow } from '../live/use-glow';
import { useSay } from '../texts';
import { columnCount, PartCells, PartsHead } from './part-cells';
import type { Ticked } from './use-ticked';

const keyOf = ({ code }: PartRow) => code;
const lookOf = ({ revision }: PartRow) => revision;

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
  const glowing = useGlow(parts, scope, keyOf, lookOf);
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto">
      <Table colCount={columnCount('list', ticked)} rowCount={parts.length + 1}>
        <PartsHead of="list" ticks={ticked && <TickAll parts={parts} ticked={ticked} />} />
        <Tbody>
          {parts.map((part) => (
            <GlowRow key={part.code} $glows={glowing.has(part.code)} data-part={part.code}>
              <PartCells part={part} ticked={ticked} />
            </GlowRow>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
