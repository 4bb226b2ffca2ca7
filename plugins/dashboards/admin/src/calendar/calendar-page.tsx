import { useState } from 'react';
import { Box, Button, Checkbox, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Check, Plus, Trash } from '@strapi/icons';
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
import type { FactoryCalendar, Shift } from '../../../server/src/calendar/contracts';
import { useSay } from '../texts';
import { clockOf, isClock } from './clock';
import { DaysOff } from './days-off';

const PATH = '/dashboards/calendar';
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const MAX_SHIFTS = 6;
/** A Monday. */
const MONDAY_MS = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

function weekdayName(weekday: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return format.format(MONDAY_MS + (weekday - 1) * DAY_MS);
}

interface EditProps {
  calendar: FactoryCalendar;
  onChange(change: Partial<FactoryCalendar>): void;
}

function ShiftRow({
  shift,
  onChange,
  onRemove,
}: {
  shift: Shift;
  onChange(shift: Shift): void;
  onRemove(): void;
}) {
  const say = useSay();
  const set = (key: keyof Shift, value: string) => onChange({ ...shift, [key]: value });
  // Not the browser's own field of a time: it follows the browser's language, not the panel's.
  const clock = (key: 'startsAt' | 'endsAt') => (
    <Field.Root error={isClock(shift[key]) ? undefined : say('calendar.clock')}>
      <Field.Label>{say(`calendar.${key}`)}</Field.Label>
      <Box width="12rem">
        <TextInput
          name={key}
          inputMode="numeric"
          maxLength={5}
          value={shift[key]}
          onChange={(event: { target: { value: string } }) => set(key, event.target.value)}
          onBlur={() => set(key, clockOf(shift[key]))}
        />
      </Box>
      <Field.Error />
    </Field.Root>
  );
  return (
    <Flex gap={3} alignItems="flex-start" wrap="wrap">
      <Field.Root>
        <Field.Label>{say('calendar.name')}</Field.Label>
        <TextInput
          value={shift.name}
          onChange={(event: { target: { value: string } }) => set('name', event.target.value)}
        />
      </Field.Root>
      {clock('startsAt')}
      {clock('endsAt')}
      {/* Beside the fields, below their labels. */}
      <Box paddingTop={6}>
        <IconButton label={say('calendar.remove')} onClick={onRemove}>
          <Trash />
        </IconButton>
      </Box>
    </Flex>
  );
}

function Shifts({ calendar: { shifts }, onChange }: EditProps) {
  const say = useSay();
  const set = (place: number, shift: Shift | null) =>
    onChange({ shifts: shifts.flatMap((old, at) => (at === place ? (shift ? [shift] : []) : [old])) });
  const add = () => onChange({ shifts: [...shifts, { name: '', startsAt: '08:00', endsAt: '20:00' }] });
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Typography variant="delta" tag="h2">
        {say('calendar.shifts')}
      </Typography>
      {shifts.length === 0 && <Typography>{say('calendar.noShifts')}</Typography>}
      {shifts.map((shift, place) => (
        <ShiftRow
          key={place}
          shift={shift}
          onChange={(changed) => set(place, changed)}
          onRemove={() => set(place, null)}
        />
      ))}
      <Button variant="secondary" startIcon={<Plus />} disabled={shifts.length >= MAX_SHIFTS} onClick={add}>
        {say('calendar.add')}
      </Button>
    </Flex>
  );
}

function WorkingDays({ calendar: { workingWeekdays, daysOff }, onChange }: EditProps) {
  const say = useSay();
  const { locale } = useIntl();
  const toggle = (weekday: number) =>
    onChange({
      workingWeekdays: WEEKDAYS.filter((day) => workingWeekdays.includes(day) !== (day === weekday)),
    });
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
      <DaysOff days={daysOff} onChange={(days) => onChange({ daysOff: days })} />
    </Flex>
  );
}

function StuckHours({ calendar: { stuckAfterHours }, onChange }: EditProps) {
  const say = useSay();
  return (
    <Field.Root hint={say('calendar.stuckHint')} width="100%">
      <Field.Label>{say('calendar.stuck')}</Field.Label>
      <Box maxWidth="16rem">
        <TextInput
          name="stuckAfterHours"
          type="number"
          min={1}
          max={10_000}
          value={String(stuckAfterHours)}
          onChange={(event: { target: { value: string } }) =>
            onChange({ stuckAfterHours: Number(event.target.value) })
          }
        />
      </Box>
      <Field.Hint />
    </Field.Root>
  );
}

function Editor({ saved }: { saved: FactoryCalendar }) {
  const say = useSay();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [calendar, setCalendar] = useState(saved);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const edit = {
    calendar,
    onChange: (change: Partial<FactoryCalendar>) => setCalendar({ ...calendar, ...change }),
  };
  const save = () => {
    setBusy(true);
    setFailure(null);
    api
      .put<FactoryCalendar>(PATH, calendar)
      .then((answer) => {
        setCalendar(answer);
        toggleNotification({ type: 'success', message: say('calendar.saved') });
      })
      .catch((thrown: ApiFailure) => setFailure(thrown))
      .finally(() => setBusy(false));
  };
  return (
    <Box background="neutral0" shadow="filterShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Shifts {...edit} />
        <WorkingDays {...edit} />
        <StuckHours {...edit} />
        {failure && <ErrorState failure={failure} />}
        <Flex>
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
