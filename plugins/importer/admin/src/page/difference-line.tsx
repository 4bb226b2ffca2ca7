import type { Difference, OwnFieldView, PreviewRow } from '../../../server/src/contracts';
import { useSay } from '../texts';
import { ownLabel } from './mapping';
import { PART_KINDS } from './part-kinds';
import { useShownValue } from './shown-value';

interface DifferenceLinesProps {
  differences: readonly Difference[];
  ownFields: readonly OwnFieldView[];
}

/** What was and what will be of each field of a part that changes. */
export function DifferenceLines({ differences, ownFields }: DifferenceLinesProps) {
  const say = useSay();
  const shown = useShownValue(ownFields);
  return differences.map(({ field, from, to }) => {
    // The kinds are words of ours; the file and the database have them as codes.
    const words = (value: Difference['to']): string =>
      field === 'kind' && isKind(value) ? say(`kind.${value}`) : shown(field, value);
    const label = isOurs(field) ? say(`field.${field}`) : ownLabel(field, ownFields);
    return (
      <div key={field} className="difference">
        {label}: <s>{words(from)}</s> → <strong>{words(to)}</strong>
      </div>
    );
  });
}

function isOurs(field: Difference['field']): field is Exclude<Difference['field'], `own.${string}`> {
  return !field.startsWith('own.');
}

function isKind(value: Difference['to']): value is PreviewRow['kind'] {
  return PART_KINDS.some((kind) => kind === value);
}

/** What a row says of the factory's own fields, but for those whose change is told anyway. */
export function OwnValues({ row, ownFields }: { row: PreviewRow; ownFields: readonly OwnFieldView[] }) {
  const shown = useShownValue(ownFields);
  const told = new Set<string>(row.differences.map(({ field }) => field));
  const values = Object.entries(row.own).filter(([field]) => !told.has(field));
  if (values.length === 0) return null;
  const texts = values.map(([field, value]) => `${ownLabel(field, ownFields)}: ${shown(field, value)}`);
  return <div className="line">{texts.join(' · ')}</div>;
}
