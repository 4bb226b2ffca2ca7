import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { AbsentLine, AbsentPart, Preview } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { useShownValue } from './shown-value';

/** So many are named at once; the rest is there when it is asked for. */
const NAMED = 12;

const Rest = styled.details`
  summary {
    width: fit-content;
    cursor: pointer;
  }

  p {
    max-height: 24rem;
    overflow: auto;
    overflow-wrap: anywhere;
  }
`;

interface ListedProps {
  /** Says what they are, with the first of them as `{list}`. */
  words: (list: string) => string;
  items: readonly string[];
  /** How many there are, of which `items` may be the first. */
  total?: number;
  between?: string;
}

/** Names in one line; more than a dozen open when they are asked for. */
function Listed({ words, items, total = items.length, between = ', ' }: ListedProps) {
  const say = useSay();
  if (items.length === 0) return null;
  const rest = items.slice(NAMED);
  const untold = total - items.length;
  return (
    <div>
      <Typography variant="pi" tag="p" textColor="neutral700">
        {words(items.slice(0, NAMED).join(between))}
      </Typography>
      {rest.length > 0 && (
        <Rest>
          <Typography variant="pi" tag="summary" textColor="primary600">
            {say('list.more', { count: String(total - NAMED) })}
          </Typography>
          <Typography variant="pi" tag="p" textColor="neutral700">
            {rest.join(between)}
            {untold > 0 && ` ${say('list.more', { count: String(untold) })}`}
          </Typography>
        </Rest>
      )}
    </div>
  );
}

function called({ designation, name, code }: AbsentPart): string {
  return designation ?? name ?? code ?? '–';
}

/** What else comes with the parts, and what the file leaves out. */
export function Besides({ preview }: { preview: Preview }) {
  const say = useSay();
  const shown = useShownValue([]);
  const { newRoutes, newStages, absentParts, absentLines, summary } = preview;
  const line = ({ parent, child, quantity, unit }: AbsentLine): string =>
    `${called(parent)} › ${called(child)} × ${[shown('quantity', quantity), unit].filter(Boolean).join(' ')}`;
  return (
    <>
      <Listed words={(list) => say('made.routes', { list })} items={newRoutes} between=" · " />
      <Listed words={(list) => say('made.stages', { list })} items={newStages} />
      <Listed
        words={(list) => say('absent.list', { list })}
        items={absentParts.map(called)}
        total={summary.absent ?? absentParts.length}
      />
      <Listed
        words={(list) => say('absent.lines', { list })}
        items={absentLines.map(line)}
        total={summary.absentLines ?? absentLines.length}
        between="; "
      />
    </>
  );
}
