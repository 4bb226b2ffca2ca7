import { useState, type ReactNode } from 'react';
import {
  Box,
  Button,
  Flex,
  IconButton,
  Table,
  Tbody,
  Td,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { ErrorState } from '../../../../../../src/admin/kit';
import type { StructureRow } from '../../../../server/src/contracts';
import { GlowRow } from '../../live/row-glow';
import { useGlow } from '../../live/use-glow';
import { useSay } from '../../texts';
import { columnCount, PartCells, PartsHead, TicksTh } from '../part-cells';
import type { Listen } from '../use-parts';
import type { Ticked } from '../use-ticked';
import { useLevel } from './use-level';

const keyOf = ({ code }: StructureRow) => code;
const lookOf = ({ revision }: StructureRow) => revision;

/** How far a level stands in from the one above it, in rem. */
const STEP_REM = 2;

/** What every level of a structure needs. */
interface StructureProps {
  /** The product's documentId. */
  product: string;
  ticked: Ticked | null;
  listen: Listen;
}

interface LevelProps extends StructureProps {
  /** The label code of the assembly; empty: at the top. */
  parent: string;
  /** 1: at the top. */
  depth: number;
}

interface BranchLeadProps {
  row: StructureRow;
  depth: number;
  open: boolean;
  onToggle(): void;
}

/** How deep a batch stands, and the button that opens what it is made of. */
function BranchLead({ row, depth, open, onToggle }: BranchLeadProps) {
  const say = useSay();
  const name = row.designation ?? row.name ?? row.code;
  return (
    <Box paddingLeft={`${(depth - 1) * STEP_REM}rem`} minWidth={`${depth * STEP_REM + 1.2}rem`} shrink={0}>
      <VisuallyHidden>{say('structure.depth', { n: depth })}</VisuallyHidden>
      {row.hasComponents && (
        <IconButton
          size="S"
          variant="ghost"
          withTooltip={false}
          label={say('structure.open', { name })}
          aria-expanded={open}
          onClick={onToggle}
          data-open={row.code}
        >
          {open ? <ChevronDown /> : <ChevronRight />}
        </IconButton>
      )}
    </Box>
  );
}

function Branch({
  row,
  glows,
  ...level
}: Omit<LevelProps, 'parent'> & { row: StructureRow; glows: boolean }) {
  const [open, setOpen] = useState(false);
  const { depth, ticked } = level;
  return (
    <>
      <GlowRow $glows={glows} data-part={row.code} data-depth={depth}>
        <PartCells
          part={row}
          ticked={ticked}
          perAssembly={row.perAssembly}
          lead={<BranchLead row={row} depth={depth} open={open} onToggle={() => setOpen(!open)} />}
        />
      </GlowRow>
      {open && row.hasComponents && <Level {...level} parent={row.code} depth={depth + 1} />}
    </>
  );
}

function Line({ ticked, depth, children }: Pick<LevelProps, 'ticked' | 'depth'> & { children: ReactNode }) {
  return (
    <Tr>
      <Td colSpan={columnCount('structure', ticked)}>
        <Flex paddingLeft={`${depth * STEP_REM}rem`}>{children}</Flex>
      </Td>
    </Tr>
  );
}

interface LevelPageProps extends LevelProps {
  page: number;
  /** null: the next page is shown already. */
  onMore: (() => void) | null;
}

function LevelPage({ page, onMore, ...level }: LevelPageProps) {
  const say = useSay();
  const { product, parent, listen } = level;
  const query = new URLSearchParams({ ...(parent ? { parent } : {}), page: String(page) });
  const path = `/dashboards/products/${encodeURIComponent(product)}/structure?${query.toString()}`;
  const { rows, data, failure, reload } = useLevel(path, level, listen);
  const glowing = useGlow(rows, path, keyOf, lookOf);
  const isEmpty = data !== null && data.parts.length === 0 && page === 1;
  return (
    <>
      {rows.map((row) => (
        <Branch key={row.code} {...level} row={row} glows={glowing.has(row.code)} />
      ))}
      {failure && (
        <Line {...level}>
          <ErrorState failure={failure} onRetry={reload} />
        </Line>
      )}
      {((!data && !failure) || isEmpty) && (
        <Line {...level}>
          <Typography textColor="neutral600" role="status">
            {say(isEmpty ? 'order.cancelled.empty' : 'structure.loading')}
          </Typography>
        </Line>
      )}
      {data?.more && onMore && (
        <Line {...level}>
          <Button size="S" variant="tertiary" onClick={onMore} data-more={parent}>
            {say('structure.more')}
          </Button>
        </Line>
      )}
    </>
  );
}

function Level(props: LevelProps) {
  const [pages, setPages] = useState(1);
  return Array.from({ length: pages }, (_, n) => (
    <LevelPage key={n} {...props} page={n + 1} onMore={n === pages - 1 ? () => setPages(pages + 1) : null} />
  ));
}

/** An order as what it is made of: an assembly is opened level by level, and stays open while its figures move. */
export function StructureTable(props: StructureProps) {
  const { ticked, product } = props;
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto" data-structure>
      <Table colCount={columnCount('structure', ticked)} rowCount={2}>
        <PartsHead of="structure" ticks={ticked && <TicksTh />} />
        <Tbody>
          <Level key={product} {...props} parent="" depth={1} />
        </Tbody>
      </Table>
    </Box>
  );
}
