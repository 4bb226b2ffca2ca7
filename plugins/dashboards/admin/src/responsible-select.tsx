import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { Person } from '../../server/src/contracts';
import { useSay } from './texts';

/** The value that the server takes for "nobody". */
const NOBODY = 'none';
/** A choice needs a value; the empty one would show the placeholder. */
const EVERYBODY = 'all';

interface ResponsibleSelectProps {
  people: Person[];
  /** A documentId, `none`, or empty for everybody. */
  value: string;
  onChange(value: string): void;
}

/** Filter by who answers for a part. */
export function ResponsibleSelect({ people, value, onChange }: ResponsibleSelectProps) {
  const say = useSay();
  return (
    <SingleSelect
      aria-label={say('filter.responsible')}
      value={value || EVERYBODY}
      onChange={(chosen) => onChange(chosen === EVERYBODY ? '' : String(chosen))}
    >
      <SingleSelectOption value={EVERYBODY}>{say('filter.everybody')}</SingleSelectOption>
      <SingleSelectOption value={NOBODY}>{say('filter.nobody')}</SingleSelectOption>
      {people.map(({ id, name }) => (
        <SingleSelectOption key={id} value={id}>
          {name}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
