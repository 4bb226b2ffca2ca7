import { Box, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { SearchBox } from '../../../../../src/admin/kit';
import type { AuditCategory } from '../../../server/src/contracts';
import { useWords } from '../entries/use-words';
import { useSay } from '../texts';
import { knownActions } from '../words/action-words';

/** What can be set, as it stands in the page's address and goes to the server. */
export const FILTER_KEYS = ['actor', 'subject', 'category', 'action', 'from', 'to', 'user', 'part'] as const;

export type Filter = Record<(typeof FILTER_KEYS)[number], string>;

const CATEGORIES: readonly AuditCategory[] = [
  'work',
  'parts',
  'access',
  'import',
  'labels',
  'settings',
  'reports',
];
const ACTIONS = knownActions();
/** A choice needs a value; the empty one would show the placeholder. */
const ALL = 'all';

/** The query of the server's doors for a filter. */
export function queryOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const key of FILTER_KEYS) if (filter[key]) query.set(key, filter[key]);
  return query.toString();
}

interface FiltersProps {
  filter: Filter;
  onFilter(change: Partial<Filter>): void;
}

interface ChoiceProps {
  name: 'category' | 'action';
  value: string;
  choices: { value: string; text: string }[];
  onChange(value: string): void;
}

function Choice({ name, value, choices, onChange }: ChoiceProps) {
  const say = useSay();
  return (
    <SingleSelect
      aria-label={say(`filter.${name}`)}
      value={value || ALL}
      onChange={(chosen) => onChange(chosen === ALL ? '' : String(chosen))}
    >
      <SingleSelectOption value={ALL}>{say(`filter.all.${name}`)}</SingleSelectOption>
      {choices.map((choice) => (
        <SingleSelectOption key={choice.value} value={choice.value}>
          {choice.text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

interface DayProps {
  name: 'from' | 'to';
  value: string;
  onChange(value: string): void;
}

function Day({ name, value, onChange }: DayProps) {
  const say = useSay();
  return (
    <Field.Root>
      <Flex gap={2}>
        <Field.Label>{say(`filter.${name}`)}</Field.Label>
        <TextInput
          type="date"
          name={name}
          value={value}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
      </Flex>
    </Field.Root>
  );
}

/** Who, about what, what and when. */
export function Filters({ filter, onFilter }: FiltersProps) {
  const say = useSay();
  const words = useWords('UTC');
  const actions = ACTIONS.map((value) => ({ value, text: words.action(value) }));
  const categories = CATEGORIES.map((value) => ({ value, text: say(`category.${value}`) }));
  return (
    <Flex gap={3} wrap="wrap">
      {(['actor', 'subject'] as const).map((key) => (
        <Box key={key} flex="1 1 20rem" data-filter={key}>
          <SearchBox
            value={filter[key]}
            onSearch={(value) => onFilter({ [key]: value })}
            label={say(`filter.${key}`)}
            placeholder={say(`filter.${key}`)}
          />
        </Box>
      ))}
      <Box flex="1 1 18rem">
        <Choice
          name="category"
          value={filter.category}
          choices={categories}
          onChange={(category) => onFilter({ category })}
        />
      </Box>
      <Box flex="1 1 18rem">
        <Choice
          name="action"
          value={filter.action}
          choices={actions}
          onChange={(action) => onFilter({ action })}
        />
      </Box>
      <Day name="from" value={filter.from} onChange={(from) => onFilter({ from })} />
      <Day name="to" value={filter.to} onChange={(to) => onFilter({ to })} />
    </Flex>
  );
}
