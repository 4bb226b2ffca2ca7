import { useState } from 'react';
import { Box, Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import {
  ErrorState,
  KitPage,
  LoadingState,
  useApi,
  useLoad,
  type ApiFailure,
} from '../../../../../src/admin/kit';
import type { FactoryCalendar } from '../../../server/src/calendar/contracts';
import { useSay } from '../texts';
import { faultOf, pathsOf, withoutTouched, type EditProps } from './calendar-faults';
import { DaysOff } from './days-off';
import { Fault } from './fault';
import { Shifts } from './shifts';

const PATH = '/dashboards/calendar';
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** A Monday. */
const MONDAY_MS = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

function weekdayName(weekday: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return format.format(MONDAY_MS + (weekday - 1) * DAY_MS);
}

function WorkingDays({ calendar, faults, onChange }: EditProps) {
  const { workingWeekdays, daysOff } = calendar;
  const say = useSay();
  const { locale } = useIntl();
  const toggle = (weekday: number) => {
    const days = WEEKDAYS.filter((day) => workingWeekdays.includes(day) !== (day === weekday));
    onChange({ workingWeekdays: days }, 'workingWeekdays');
  };
  const [noDay, manyOff] = [
    faultOf(faults, calendar, 'workingWeekdays'),
    faultOf(faults, calendar, 'daysOff'),
  ];
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Typography variant="delta" tag="h2">
        {say('calendar.weekdays')}
      </Typography>
      <Flex gap={4} wrap="wrap">
        {WEEKDAYS.map((weekday) => (
          <Checkbox
            key={weekday}
            checked={workingWeekdays.includes(weekday)}
            onCheckedChange={() => toggle(weekday)}
          >
            {weekdayName(weekday, locale)}
          </Checkbox>
        ))}
      </Flex>
      {noDay && <Fault>{say(noDay)}</Fault>}
      <DaysOff days={daysOff} onChange={(days) => onChange({ daysOff: days }, 'daysOff')} />
      {manyOff && <Fault>{say(manyOff)}</Fault>}
    </Flex>
  );
}

function StuckHours({ calendar, faults, onChange }: EditProps) {
  const say = useSay();
  const wrong = faultOf(faults, calendar, 'stuckAfterHours');
  return (
    <Field.Root hint={say('calendar.stuckHint')} error={wrong ? say(wrong) : undefined} width="100%">
      <Field.Label>{say('calendar.stuck')}</Field.Label>
      <Box maxWidth="16rem">
        <TextInput
          name="stuckAfterHours"
          type="number"
          min={1}
          max={10_000}
          value={String(calendar.stuckAfterHours)}
          onChange={(event: { target: { value: string } }) =>
            onChange({ stuckAfterHours: Number(event.target.value) }, 'stuckAfterHours')
          }
        />
      </Box>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function Editor({ saved }: { saved: FactoryCalendar }) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [calendar, setCalendar] = useState(saved);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const edit: EditProps = {
    calendar,
    faults,
    onChange: (change, touched) => {
      setCalendar({ ...calendar, ...change });
      setFaults(withoutTouched(faults, touched));
    },
  };
  const save = () => {
    setBusy(true);
    setFailure(null);
    setFaults(new Set());
    api
      .put<FactoryCalendar>(PATH, calendar)
      .then((answer) => {
        setCalendar(answer);
        toggleNotification({ type: 'success', message: say('calendar.saved') });
      })
      .catch((thrown: ApiFailure) => {
        const paths = pathsOf(thrown.details, calendar);
        if (paths.length > 0) setFaults(new Set(paths));
        else setFailure(thrown);
      })
      .finally(() => setBusy(false));
  };
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Shifts {...edit} />
        <WorkingDays {...edit} />
        <StuckHours {...edit} />
        {failure && <ErrorState failure={failure} />}
        <Flex direction="column" alignItems="flex-start" gap={2}>
          {faults.size > 0 && <Fault>{say('calendar.notSaved')}</Fault>}
          <Button startIcon={<Check />} loading={busy} onClick={save}>
            {say('calendar.save')}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
}

/** When the factory works: shifts, weekdays, days off. */
export function CalendarPage() {
  const say = useSay();
  const { data, failure, reload } = useLoad<FactoryCalendar>(PATH);
  return (
    <Page.Protect permissions={[{ action: 'plugin::dashboards.calendar', subject: null }]}>
      <KitPage title={say('calendar.title')} subtitle={say('calendar.subtitle')}>
        {failure && <ErrorState failure={failure} onRetry={reload} />}
        {data ? <Editor saved={data} /> : !failure && <LoadingState />}
      </KitPage>
    </Page.Protect>
  );
}
