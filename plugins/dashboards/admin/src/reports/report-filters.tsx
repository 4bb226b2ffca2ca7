import { useMemo } from 'react';
import {
  Box,
  DatePicker,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { formatCount } from '../../../../../src/admin/kit';
import type { ReportChoices, ReportFilter, ReportName } from '../../../server/src/reports/contracts';
import { useSay } from '../texts';
import { dayOf } from '../factory-days';
import { ProductChoice } from './product-choice';
import { WITHOUT_DAYS } from './without-days';

/** What can be set on the page, as it stands in its address; all but `report` go to the server. */
export const FILTER_KEYS = ['report', 'from', 'to', 'product', 'stage', 'operator', 'shift'] as const;

export type Filter = Record<(typeof FILTER_KEYS)[number], string>;

/** The filters that say something about a report, beside its days. */
export const FILTERS_OF: Readonly<Record<ReportName, readonly ReportFilter[]>> = {
  'operator-performance': ['product', 'stage', 'operator', 'shift'],
  'stage-time': ['product', 'stage', 'operator', 'shift'],
  'order-completion': ['product', 'stage'],
  defects: ['product', 'stage', 'operator', 'shift'],
  'first-pass-yield': ['product', 'stage', 'operator', 'shift'],
  throughput: ['product', 'stage', 'operator', 'shift'],
  'work-in-process': ['product', 'stage'],
  'cumulative-flow': ['product', 'stage'],
  forecast: ['product', 'stage'],
};

/** What of the page's address says something about a report. */
export function filtersOf(report: ReportName): readonly ('from' | 'to' | ReportFilter)[] {
  return WITHOUT_DAYS.includes(report) ? FILTERS_OF[report] : ['from', 'to', ...FILTERS_OF[report]];
}

/** A choice needs a value; the empty one would show the placeholder. */
const ALL = 'all';

interface ChoiceProps {
  filter: ReportFilter;
  value: string;
  choices: { id: string; name: string }[];
  onChange(value: string): void;
}

function Choice({ filter, value, choices, onChange }: ChoiceProps) {
  const say = useSay();
  return (
    <SingleSelect
      aria-label={say(`reports.filter.${filter}`)}
      value={value || ALL}
      onChange={(chosen) => onChange(chosen === ALL ? '' : String(chosen))}
    >
      <SingleSelectOption value={ALL}>{say(`reports.all.${filter}`)}</SingleSelectOption>
      {choices.map(({ id, name }) => (
        <SingleSelectOption key={id} value={id}>
          {name}
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

/** A day in the panel's language, whatever the browser's is. */
function Day({ name, value, onChange }: DayProps) {
  const say = useSay();
  const { locale } = useIntl();
  const date = useMemo(() => (value === '' ? undefined : new Date(`${value}T00:00:00Z`)), [value]);
  return (
    <Field.Root>
      <Flex gap={2}>
        <Field.Label>{say(`reports.filter.${name}`)}</Field.Label>
        <DatePicker
          name={name}
          locale={locale}
          value={date}
          onChange={(picked: Date | undefined) => picked && onChange(dayOf(picked))}
          calendarLabel={say(`reports.filter.${name}`)}
          monthSelectLabel={say('reports.month')}
          yearSelectLabel={say('reports.year')}
        />
      </Flex>
    </Field.Root>
  );
}

interface ReportFiltersProps {
  report: ReportName;
  filter: Filter;
  /** The days that the answer is of, where none are set. */
  period: { from: string; to: string };
  choices: ReportChoices;
  onFilter(change: Partial<Filter>): void;
}

/** The days and what else narrows this report, in one line. */
export function ReportFilters({ report, filter, period, choices, onFilter }: ReportFiltersProps) {
  const say = useSay();
  const { locale } = useIntl();
  const lists = {
    product: choices.products,
    stage: choices.stages,
    operator: choices.operators,
    shift: choices.shifts,
  };
  const shown = FILTERS_OF[report].filter((key) => key !== 'shift' || choices.shifts.length > 0);
  return (
    <Flex gap={3} wrap="wrap">
      {!WITHOUT_DAYS.includes(report) && (
        <>
          <Day name="from" value={filter.from || period.from} onChange={(from) => onFilter({ from })} />
          <Day name="to" value={filter.to || period.to} onChange={(to) => onFilter({ to })} />
        </>
      )}
      {shown.map((key) => (
        <Box key={key} flex="1 1 16rem">
          {key === 'product' ? (
            <ProductChoice
              value={filter.product}
              choices={choices.products}
              onChange={(product) => onFilter({ product })}
            />
          ) : (
            <Choice
              filter={key}
              value={filter[key]}
              choices={lists[key]}
              onChange={(value) => onFilter({ [key]: value })}
            />
          )}
        </Box>
      ))}
      {shown
        .filter((key) => key !== 'product' && choices.cut.includes(key))
        .map((key) => (
          <Typography key={key} variant="pi" textColor="neutral600">
            {say('reports.cut', {
              filter: say(`reports.filter.${key}`),
              n: formatCount(lists[key].length, locale),
            })}
          </Typography>
        ))}
    </Flex>
  );
}
